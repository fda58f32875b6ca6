"""
Fit the weights that vote on the labels of names.

    python -m tests.training.entities --data DIR [--out FILE]

DIR holds JSON lines with ``text``, ``entities`` and ``licence``: the news, interview,
academic and court parts of GUM (CC BY), wikigold (CC BY) and re3d (public domain, Open
Government Licence, CC BY); see :data:`SETS`.  Texts under other licences are passed over.  The
features are words of English in lower case, endings of three letters and classes of words; no name and no sentence is kept.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import numpy
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from mediacorpus._speech.entities.candidates import find_runs
from mediacorpus._speech.entities.chunks import cut_line
from mediacorpus._speech.entities.context import read_page
from mediacorpus._speech.entities.evidence import bag_of
from mediacorpus._speech.entities.knowledge import default_knowledge
from mediacorpus._speech.entities.labels import CLASSES, HAND_FEATURES, hand_scores, hint_of
from mediacorpus._speech.entities.spelling import level
from mediacorpus.model import Section, SectionKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mediacorpus._speech.entities.chunks import Piece

__all__ = ["fit", "main", "samples_of"]

SETS = {
    "gum_news.jsonl": 1.0,
    "wikigold.jsonl": 1.0,
    "re3d_named.jsonl": 1.0,
    "permissive/gum_interview.jsonl": 1.0,
    "permissive/gum_academic.jsonl": 0.5,
    "permissive/gum_court.jsonl": 0.3,
}
"""File -> weight of its samples; the last two are no news."""

CLASS_OF = {
    **dict.fromkeys(("PER", "Person", "person", "PERSON"), "PERSON"),
    **dict.fromkeys(("ORG", "Organisation", "corporation", "group"), "ORG"),
    **dict.fromkeys(("LOC", "Location", "location", "GPE"), "PLACE"),
}
"""Label of the sets -> class of the vote; all others are MISC."""

CLOSED = ("-NC", "-SA", "-ND")
"""Marks of licences under which nothing is fitted: those of the BBC's and Wikipedia's texts in re3d."""

CAUTION = {"NONE": 25, "PERSON": 20}
"""Hundredths taken from a class: with them precision and recall came out most alike in cross-validation."""

SHORT = 3
"""Samples that a feature must stand in to get a weight."""


@attrs.frozen(kw_only=True)
class Sample:
    """One form of one page: its features and what the gold says of it."""

    document: str
    bag: dict[str, float]
    answer: str
    weight: float


def samples_of(record: dict[str, object]) -> Iterator[Sample]:
    """
    Yield the samples of one annotated page.

    Longer names come first, as in the vote, and tell the lone words what they are part of.
    """
    text = str(record["text"])
    flat = level(text)
    gold = _gold(record)
    ignored = _spans(record.get("ignore"))
    sections = tuple(_lines(text))
    page = read_page(flat, default_knowledge())
    forms: dict[str, list[Piece]] = {}
    for line in find_runs(flat, sections):
        if not line.headline:
            for piece in cut_line(line, page.knowledge):
                forms.setdefault(piece.form, []).append(piece)
    for long in (True, False):
        for group in forms.values():
            if (len(group[0].words) > 1) is not long:
                continue
            first = group[0]
            answers = [
                _answer(piece, gold, flat)
                for piece in group
                if not any(low <= piece.start and piece.end <= high for low, high in ignored if (low, high) not in gold)
            ]
            sure = first.known is not None and not first.known.weak
            if answers and not sure:
                answer = max(CLASSES, key=answers.count)
                bag = bag_of(group, page)
                bag.update(zip(HAND_FEATURES, hand_scores(bag, hint_of(group)), strict=True))
                yield Sample(document=str(record["id"]), bag=bag, answer=answer, weight=len(answers) ** 0.5)
            else:
                answer = "NONE"
            label = (first.known.label if sure and first.known is not None else None) or {
                "PERSON": "PERSON",
                "ORG": "ORG",
                "PLACE": "GPE",
            }.get(answer)
            if long and label not in (None, "OTHER"):
                page.note(group[0], str(label))
            elif long and hint_of(group) == "OTHER":
                page.note(group[0], "OTHER")


def _answer(piece: Piece, gold: dict[tuple[int, int], str], flat: str) -> str:
    """Return the class of a piece; edges that the scorer strips do not count."""
    start = piece.title[0] if piece.title is not None else piece.start
    for low in range(start, max(start - 5, -1), -1):
        for at in {low, piece.start}:
            for end in (piece.end, piece.end + 2, piece.end + 1):
                found = gold.get((at, end))
                if found is not None and flat[piece.end : end].strip(".'s") == "":
                    return found
    return "NONE"


def _gold(record: dict[str, object]) -> dict[tuple[int, int], str]:
    out: dict[tuple[int, int], str] = {}
    entities = record["entities"]
    if not isinstance(entities, list):
        raise TypeError(f"{record['id']}: entities is {type(entities).__name__}, not a list")
    for entity in entities:
        for mention in entity["mentions"]:
            out[mention["start"], mention["end"]] = CLASS_OF.get(mention.get("label") or entity["label"], "MISC")
    return out


def _spans(values: object) -> list[tuple[int, int]]:
    return [(low, high) for low, high in values] if isinstance(values, list) else []


def _lines(text: str) -> Iterator[Section]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield Section(Span(at, at + len(line)), kind=SectionKind.BODY, rule="line", page=text)
        at += len(line) + 1


def fit(samples: Iterable[tuple[Sample, float]], *, strength: float = 0.1) -> dict[str, list[int]]:
    """
    Fit one weight, in hundredths, for each feature and class.

    Args:
        samples: each with the weight of its set.
        strength: the inverse of the penalty; 0.1 was best of 0.05 .. 0.4 by cross-validation over documents.
    """
    rows = list(samples)
    counts: dict[str, int] = {}
    for sample, _ in rows:
        for feature in sample.bag:
            counts[feature] = counts.get(feature, 0) + 1
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(
        [{feature: value for feature, value in sample.bag.items() if counts[feature] >= SHORT} for sample, _ in rows]
    )
    model = LogisticRegression(C=strength, max_iter=400)
    model.fit(matrix, [sample.answer for sample, _ in rows], sample_weight=[sample.weight * weight for sample, weight in rows])
    order = [list(model.classes_).index(name) for name in CLASSES]
    table = numpy.round(model.coef_[order].T * 100).astype(int)
    bias = numpy.round(model.intercept_[order] * 100).astype(int)
    weights = {
        feature: row.tolist() for feature, row in zip(vectorizer.feature_names_, table, strict=True) if numpy.abs(row).max() >= 4
    }
    for name, hundredths in CAUTION.items():
        bias[CLASSES.index(name)] -= hundredths
    weights["bias"] = (numpy.array(weights.get("bias", [0] * len(CLASSES))) + bias).tolist()
    return dict(sorted(weights.items()))


def read_sets(data: Path) -> Iterator[tuple[Sample, float]]:
    """Yield the samples of all sets, each with the weight of its set."""
    for name, weight in SETS.items():
        for line in (data / name).read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if not any(mark in record["licence"] for mark in CLOSED):
                for sample in samples_of(record):
                    yield sample, weight


def main() -> None:
    """Fit the weights and write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with the annotated sets")
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).parents[2] / "src/mediacorpus/_lexicons/en_entities_model.json"
    )
    options = parser.parse_args()
    weights = fit(read_sets(options.data))
    lines = ",\n".join(f"{json.dumps(name)}:{json.dumps(row, separators=(',', ':'))}" for name, row in weights.items())
    options.out.write_text(f'{{"scale": 0.01, "classes": {json.dumps(CLASSES)}, "weights": {{\n{lines}\n}}}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
