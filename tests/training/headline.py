"""
Fit the weights of the features of a title.

Usage: python -m tests.training.headline --data DIR [--cross-validate]

DIR holds one folder a set, each with ``text/<id>.txt`` (a page as plain text, one block element a line) and ``gold.jsonl``
(objects with ``id``, ``title`` and perhaps ``url``). The weights shipped were fitted on rendered pages of fundus'
parser tests, of trafilatura's evaluation set and of Mozilla readability's tests. Only numbers about lines are kept.
The body is what the forests shipped say, so these weights come after those; no site is in two folds.

Pages are used as they are and with their blank lines removed, so that the weights do not lean on them.
A page is one choice among its lines: the weights maximise the probability, by softmax, of the lines that are the title.
"""

from __future__ import annotations

import argparse
import collections
import hashlib
import json
import pathlib
import sys
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from mediacorpus._layout import headline_weights
from mediacorpus._layout.comments import label_comments
from mediacorpus._layout.content import content_of
from mediacorpus._layout.draft import Draft, core
from mediacorpus._layout.header import title_page
from mediacorpus._layout.headline import TitlePage, candidates
from mediacorpus._layout.lines import split_lines
from mediacorpus._layout.page_facts import fold, page_facts
from mediacorpus._layout.settle import settle
from mediacorpus._layout.stories import split_stories

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FOLDS = 5
STRENGTH = 0.001
"""The ridge penalty; 0.0003 to 0.003 do as well by cross-validation."""
Page = tuple[str, int, list[dict[str, float]], list[bool]]
"""Set, fold, the features of the candidates, and which of them are the title."""


def pages(folder: pathlib.Path) -> Iterator[Page]:
    """Yield the pages that have a title, each with its blank lines and without."""
    for gold_file in sorted(folder.glob("*/gold.jsonl")):
        for row in gold_file.read_text(encoding="utf-8").splitlines():
            gold = json.loads(row)
            if not gold.get("title"):
                continue
            text = (gold_file.parent / "text" / f"{gold['id']}.txt").read_bytes().decode("utf-8")
            wanted = _plain(gold["title"])
            site = str(gold.get("url") or "").split("/")[2:3] or [str(gold["id"])]
            number = int(hashlib.sha1(site[0].encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS
            for page in map(main_story, (text, "\n".join(filter(str.strip, text.splitlines())))):
                if page is None:
                    continue
                found = list(candidates(page))
                is_title = [_plain(page.lines[i].text) == wanted for i, _ in found]
                yield gold_file.parent.name, number, [features for _, features in found], is_title


def main_story(text: str) -> TitlePage | None:
    """Return a page as the choice of the title of its longest story sees it, or ``None`` where it has none."""
    lines = split_lines(text)
    facts = page_facts(lines)
    draft = Draft(text, lines, facts, content_of(lines, facts.counts))
    settle(draft)
    split_stories(draft)
    if not draft.stories:
        return None
    for each in draft.stories:
        label_comments(draft, each, each.end)
    story = max(draft.stories, key=lambda story: sum(len(lines[i].text) for i in story.body))
    end = story.end if story.comments is None else story.comments
    return title_page(lines, *core(story, lines), body=story.body, bounds=(story.start, end))


def _plain(words: str) -> str:
    return " ".join(fold(words).split())


def fit(data: Sequence[Page], names: Sequence[str]) -> dict[str, float]:
    """Return the weights that make the titles likeliest."""
    place = {name: k for k, name in enumerate(names)}
    matrices = [
        (np.array([[features.get(name, 0.0) for name in place] for features in found]), np.array(is_title, float))
        for _, _, found, is_title in data
        if any(is_title)
    ]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = STRENGTH * len(matrices) * float(weights @ weights), 2 * STRENGTH * len(matrices) * weights
        for matrix, is_title in matrices:
            score = matrix @ weights
            likely = np.exp(score - score.max())
            likely /= likely.sum()
            right = likely * is_title
            total -= float(np.log(right.sum() + 1e-12))
            slope = slope + matrix.T @ (likely - right / (right.sum() + 1e-12))
        return total, slope

    return dict(zip(names, minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x, strict=True))


def right(page: Page, weights: dict[str, float]) -> bool:
    """Tell whether the weights choose the title of a page."""
    _, _, found, is_title = page
    scores = [sum(weights.get(name, 0.0) * value for name, value in features.items()) for features in found]
    return bool(scores) and is_title[int(np.argmax(scores))]


def main() -> None:
    """Fit, say how well it went, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--cross-validate", action="store_true")
    options = parser.parse_args()
    data = list(pages(options.data))
    names = sorted({name for page in data for features in page[2] for name in features})
    if options.cross_validate:
        scores: dict[str, list[bool]] = collections.defaultdict(list)
        for number in range(FOLDS):
            weights = fit([page for page in data if page[1] != number], names)
            for page in data:
                if page[1] == number:
                    scores[page[0]].append(right(page, weights))
        shares = {name: (round(sum(hits) / len(hits), 3), len(hits)) for name, hits in scores.items()}
        sys.stdout.write(f"{shares}\n")
    rows = "".join(f'        "{name}": {weight:.2f},\n' for name, weight in fit(data, names).items())
    file = pathlib.Path(headline_weights.__file__)
    head = file.read_text(encoding="utf-8").partition("WEIGHTS: Mapping")[0]
    file.write_text(f"{head}WEIGHTS: Mapping[str, float] = MappingProxyType(\n    {{\n{rows}    }}\n)\n", encoding="utf-8")


if __name__ == "__main__":
    main()
