"""
Grow the two forests that tell running text from the rest of a page.

Usage: python -m tests.training.content --data DIR [--cross-validate]

DIR holds one folder a set, each with ``text/<id>.txt`` (a page as plain text, one block element a line)
and ``gold.jsonl`` (objects with ``id`` and ``body``, or with ``must_have`` and ``must_not``: passages of
the page that are and are not body). The weights shipped were grown on rendered pages of
scrapinghub/article-extraction-benchmark and of fundus' parser tests (exact bodies) and of trafilatura's
evaluation set (passages). Only numbers about lines are kept, no word of any page.

Each forest sees a page's line weighted by the root of its length, and a page as much as any other.
Pages are used as they are and with their blank lines removed, so that the forests do not lean on them.
Lines of which a set with passages says nothing get the answer of forests grown on the exact sets, at a tenth of the weight.
Generated pages (``mediacorpus.testing``) are added, for pages with little furniture and with several articles.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pathlib
from collections import Counter
from unittest import mock

import attrs
import catboost
import numpy as np

import mediacorpus
from mediacorpus._layout import content
from mediacorpus._layout.context import CONTEXT, contexts_of
from mediacorpus._layout.forest import DEPTH, load_forest
from mediacorpus._layout.lines import Line, split_lines
from mediacorpus._layout.surroundings import FEATURES
from tests.training.generated import draw_pages, running_labels
from tests.training.labels import line_labels
from tests.training.places import places_of, reorder

FOLDS = 5
FIRST = {"iterations": 60, "learning_rate": 0.2}
SECOND = {"iterations": 60, "learning_rate": 0.13}
GROWTH = {
    "loss_function": "CrossEntropy", "depth": DEPTH, "l2_leaf_reg": 6, "border_count": 24, "rsm": 0.3,
    "random_seed": 1, "verbose": 0, "thread_count": 2, "allow_writing_files": False,
}  # fmt: skip
"""Chosen by cross-validation; deeper trees do not fit a byte, twice the trees gained .002."""
GENERATED = 0.4
"""Weight of the lines of generated pages."""
KNOWN, UNKNOWN = 3.0, 0.3
"""Weights of the lines of passages, and of the lines about which nothing is said."""
WEIGHTS = pathlib.Path(content.__file__).with_name("weights")

Array = np.ndarray


@attrs.define
class Page:
    """One page, its features, and what is known of its lines."""

    set: str
    gold: dict[str, object]
    text: str
    fold: int
    lines: list[Line]
    reading: content.Reading
    rows: Array
    """The features of the lines near text."""
    kept: Array
    """The indices of those lines."""
    labels: Array
    weights: Array
    opinions: Array = attrs.field(factory=lambda: np.zeros(0))

    @property
    def lengths(self) -> list[int]:
        """The characters of each line."""
        return [len(line.text) for line in self.lines]

    def rows_in_context(self) -> Array:
        """Return the rows of the second forest for the kept lines."""
        reading = self.reading
        context = contexts_of(self.opinions.tolist(), self.lengths, reading.words, reading.runs, reading.kept)
        return np.hstack([self.rows, as_rows(context)])


def as_rows(columns: list[bytes]) -> Array:
    """Return the rows of some columns."""
    return np.array([list(column) for column in columns], dtype=np.float32).T


def load_page(name: str, gold: dict[str, object], text: str, *, gap: int | None) -> Page:
    """Return a page with its features, with every line ``gap`` blank lines below the one before where ``gap`` is given."""
    lines = split_lines(text)
    counts = Counter(line.text for line in lines)
    lines = [lines[i] for i in content.without_separators(lines, counts)]
    if gap is not None:
        lines = [attrs.evolve(line, gap=gap) for line in lines]
    reading = content.read_page(lines, counts)
    weights = np.sqrt(np.array([len(line.text) for line in lines]) + 10.0)
    weights *= 100 / max(weights.sum(), 1.0)
    labels = np.zeros(len(lines))
    if gold.get("body"):
        labels = (np.array(line_labels([line.text for line in lines], str(gold["body"]))) > 0.5).astype(float)
    key = str(gold.get("url") or "").split("/")[2:3] or [str(gold["id"]).rsplit("-V", 1)[0]]
    fold = int(hashlib.md5(key[0].encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS
    rows, kept = as_rows(reading.features), np.array(reading.kept, dtype=int)
    return Page(name, gold, text, fold, lines, reading, rows, kept, labels, weights)


def load_sets(data: pathlib.Path, names: list[str], *, gap: int | None = None) -> list[Page]:
    """Return the pages of the named sets that have a line."""
    pages = []
    for name in names:
        for record in (data / name / "gold.jsonl").read_text(encoding="utf-8").splitlines():
            gold = json.loads(record)
            text = (data / name / "text" / f"{gold['id']}.txt").read_bytes().decode("utf-8")
            page = load_page(name, gold, text, gap=gap)
            if page.lines:
                pages.append(page)
    return pages


def load_generated(count: int, *, gap: int | None = None) -> list[Page]:
    """Return generated pages; they weigh less than real ones, and copies and speaker labels nothing."""
    loaded = []
    for number, generated in enumerate(draw_pages(count)):
        page = load_page("generated", {"id": str(number)}, generated.text, gap=gap)
        if not page.lines:
            continue
        labels = running_labels(generated, [line.start for line in page.lines])
        labelled = [label is not None and line.text[-1] != ":" for label, line in zip(labels, page.lines, strict=True)]
        page.labels = np.array([label or 0.0 for label in labels])
        page.weights = page.weights * np.where(labelled, GENERATED, 0.0)
        page.fold = number % FOLDS
        loaded.append(page)
    return loaded


def label_passages(page: Page, guesses: Array) -> None:
    """Label the lines that hold a passage by what it says, the rest by a guess."""
    known = np.full(len(page.lines), -1.0)
    texts = [" ".join(line.text.split()) for line in page.lines]
    for key, value in (("must_have", 1.0), ("must_not", 0.0), ("comments", 0.0)):
        passages = page.gold.get(key)
        for passage in passages if isinstance(passages, list) else ():
            hits = [i for i, text in enumerate(texts) if " ".join(str(passage).split()) in text]
            for i in hits:
                if value == 0.0 or len(hits) == 1 or known[i] < 0:
                    known[i] = value
    page.labels = np.where(known >= 0, known, np.clip((guesses - 0.5) * 1.6 + 0.5, 0, 1))
    page.weights = page.weights * np.where(known >= 0, KNOWN, UNKNOWN)


def grow(pages: list[Page], rows: list[Array], growth: dict[str, float]) -> catboost.CatBoost:
    """Return a forest grown on the kept lines of the pages."""
    pool = catboost.Pool(
        np.vstack(rows),
        np.concatenate([page.labels[page.kept] for page in pages]),
        weight=np.concatenate([page.weights[page.kept] for page in pages]),
    )
    model = catboost.CatBoost({**GROWTH, **growth})
    model.fit(pool)
    return model


def answer(model: catboost.CatBoost, page: Page, rows: Array) -> Array:
    """Return the probability of each line of a page."""
    probabilities = np.zeros(len(page.lines))
    if len(rows):
        probabilities[page.kept] = 1 / (1 + np.exp(-model.predict(rows, prediction_type="RawFormulaVal")))
    return probabilities


def add_opinions(views: list[list[Page]]) -> None:
    """Give every page the opinion of a first forest that has not seen its site."""
    for fold in range(FOLDS):
        seen = [page for view in views for page in view if page.fold != fold]
        if not seen:
            continue
        model = grow(seen, [page.rows for page in seen], FIRST)
        for view in views:
            for page in view:
                if page.fold == fold:
                    page.opinions = answer(model, page, page.rows)


def grow_both(views: list[list[Page]]) -> dict[str, catboost.CatBoost]:
    """Return the first forest and, grown on opinions of unseen sites, the second."""
    pages = [page for view in views for page in view]
    add_opinions(views)
    return {
        "first": grow(pages, [page.rows for page in pages], FIRST),
        "second": grow(pages, [page.rows_in_context() for page in pages], SECOND),
    }


def guess(exact: list[list[Page]], passages: list[list[Page]]) -> None:
    """Label the lines of the pages with passages by forests grown on the exact pages."""
    if not passages[0]:
        return
    models = grow_both(exact)
    for view in passages:
        for page in view:
            page.opinions = answer(models["first"], page, page.rows)
            label_passages(page, answer(models["second"], page, page.rows_in_context()))


def as_data(model: catboost.CatBoost, names: tuple[str, ...], typical: list[int], folder: pathlib.Path) -> dict[str, object]:
    """Return a forest as :func:`mediacorpus._layout.forest.load_forest` reads it."""
    file = folder / "model.json"
    model.save_model(str(file), format="json")
    raw = json.loads(file.read_text(encoding="utf-8"))
    file.unlink()
    values = np.array([(list(tree["leaf_values"]) * (2**DEPTH))[: 2**DEPTH] for tree in raw["oblivious_trees"]])
    scale, (bias,) = raw["scale_and_bias"]
    if scale != 1:
        raise ValueError(f"the forest is scaled by {scale}; the format has no place for that")
    least = values.min()
    step = float(values.max() - least) / 255
    asked = [
        [(split["float_feature_index"], int(np.floor(split["border"]))) for split in tree["splits"] or ()]
        for tree in raw["oblivious_trees"]
    ]
    trees = []
    for questions, leaves, places in zip(asked, values, places_of(asked), strict=True):
        ordered = reorder(questions, np.rint((leaves - least) / step).astype(int).tolist(), places)
        trees.append(dict(zip(("questions", "leaves"), ordered, strict=True)))
    bias += float(least) * len(trees)
    return {"features": list(names), "typical": typical, "step": round(step, 9), "bias": round(bias, 6), "trees": trees}


def write(models: dict[str, catboost.CatBoost], pages: list[Page], folder: pathlib.Path) -> None:
    """Write both forests to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    names = {"first": FEATURES, "second": (*FEATURES, *CONTEXT)}
    rows = {"first": [page.rows for page in pages], "second": [page.rows_in_context() for page in pages]}
    for name, model in models.items():
        typical = [int(value) for value in np.median(np.vstack(rows[name]), axis=0)]
        data = as_data(model, names[name], typical, folder)
        (folder / f"{name}.json").write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")


def cross_validate(views: list[list[Page]], folder: pathlib.Path) -> None:
    """Write to ``folder/predictions.jsonl`` what the library says of each page with forests that have not seen its site."""
    parser = mediacorpus.Parser(entities=False, quotes=False)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "predictions.jsonl").open("w", encoding="utf-8") as out:
        for fold in range(FOLDS):
            seen = [[page for page in view if page.fold != fold] for view in views]
            write(grow_both(seen), seen[0], folder / "fold")
            forests = {name: load_forest(name, folder / "fold") for name in ("first", "second")}
            with mock.patch.object(content, "_forest", forests.__getitem__):
                for page in views[0]:
                    if page.fold == fold and page.set != "generated":
                        document = parser.parse(page.text)
                        day = document.published
                        record = {
                            "set": page.set, "id": page.gold["id"], "body": document.body, "title": document.title,
                            "published": day.isoformat() if day else None, "authors": list(document.authors),
                        }  # fmt: skip
                        out.write(json.dumps(record, ensure_ascii=False) + "\n")


def main() -> None:
    """Grow the forests, or cross-validate them."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=pathlib.Path, required=True, metavar="DIR")
    options.add_argument("--exact", default="sh,fd", help="sets with a body (default: %(default)s)")
    options.add_argument("--passages", default="tr", help="sets with passages (default: %(default)s)")
    options.add_argument("--generated", type=int, default=400, help="generated pages to add (default: %(default)s)")
    options.add_argument("--cross-validate", action="store_true", help="write predictions.jsonl instead of the weights")
    options.add_argument("--out", type=pathlib.Path, default=WEIGHTS, help="folder to write to")
    chosen = options.parse_args()
    exact, passages = ([name for name in names.split(",") if name] for names in (chosen.exact, chosen.passages))
    views_exact = [load_sets(chosen.data, exact, gap=gap) for gap in (None, 0)]
    views_passages = [load_sets(chosen.data, passages, gap=gap) for gap in (None, 0)]
    guess(views_exact, views_passages)
    generated = [load_generated(chosen.generated, gap=gap) for gap in (None, 0)]
    views = [[page for part in parts for page in part] for parts in zip(views_exact, views_passages, generated, strict=True)]
    if chosen.cross_validate:
        cross_validate(views, chosen.out)
    else:
        write(grow_both(views), views[0], chosen.out)


if __name__ == "__main__":
    main()
