"""
Score the body, title, date and authors that ``mediacorpus.parse`` finds on labelled pages.

    python tests/benchmarks/structure.py --data DIR [--lang en] [--worst 10]

DIR holds ``text/<id>.txt``, a page each, rendered from HTML with all furniture
kept (a line for each block element), and ``gold.jsonl`` with one object a line:
``id``, ``lang``, and any of ``body`` (text), ``title``, ``date`` (YYYY-MM-DD),
``authors`` (list), ``must_have`` and ``must_not`` (snippets of the body and of
what is not the body), ``comments`` (texts of readers).

The pages belong to their publishers and are not shipped.  Public sets, to be
rendered by their user:

    body                       https://github.com/scrapinghub/article-extraction-benchmark
    snippets, title, date      https://github.com/adbar/trafilatura (folder tests: the evaluation set)
    body, title, date, authors https://github.com/flairNLP/fundus (folder tests: the test cases of its parsers)
    body                       https://github.com/mozilla/readability (folder test/test-pages)

Measures.  body: F1 of 4-word shingles, each page normalised to sum 1, from the
mean precision and the mean recall, as scrapinghub's evaluate.py has it.
snippets: F1 over all of must_have and must_not.  comments leaked: the share
found in the body.  title: equal but for case, dashes, quotes and blanks.
date: the day; precision counts the pages where one was given.  authors: F1 over
the names of all pages.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import attrs

import mediacorpus as mc

WORD = re.compile(r"\w+")
SHINGLE = 4
BY = re.compile(r"\s*(by|von|par|por)\s")
UNIFY = str.maketrans(dict.fromkeys("‘’‚‛′`´", "'") | dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‐‑‒–—―−", "-"))


@attrs.frozen
class Rate:
    """Count hits, false alarms and misses."""

    hit: float = 0
    """What was found and right."""
    false: float = 0
    """What was found and wrong."""
    missed: float = 0
    """What was right and not found."""

    def __add__(self, other: Rate) -> Rate:
        return Rate(self.hit + other.hit, self.false + other.false, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.hit / (self.hit + self.false) if self.hit else 0.0

    @property
    def recall(self) -> float:
        """The share of what is right that was found."""
        return self.hit / (self.hit + self.missed) if self.hit else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return harmonic(self.precision, self.recall)


@attrs.frozen(kw_only=True)
class Scores:
    """Hold the score of one page; a field is ``None`` where the gold says nothing."""

    id: str
    """The page."""
    body: Rate | None
    """Shingles of the body."""
    snippets: Rate
    """Snippets that must, and must not, be in the body."""
    leaked: int
    """Comments found in the body."""
    comments: int
    """Comments of the page."""
    title: bool | None
    """Whether the title is right."""
    date: bool | None
    """Whether the day is right."""
    dated: bool
    """Whether any day was given."""
    authors: Rate | None
    """Names of authors."""


def harmonic(precision: float, recall: float) -> float:
    """Return the harmonic mean of two numbers; 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def compare(gold: Counter[Any], found: Counter[Any]) -> Rate:
    """Count what two bags share and what only one of them has."""
    hit = (gold & found).total()
    return Rate(hit, found.total() - hit, gold.total() - hit)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of four words of a text; a shorter text is one run."""
    words = WORD.findall(text)
    return Counter(run for i in range(max(1, len(words) - SHINGLE + 1)) if (run := tuple(words[i : i + SHINGLE])))


def shared(gold: str, found: str) -> Rate:
    """Compare two bodies; a page counts 1 however long it is."""
    rate = compare(shingles(gold), shingles(found))
    whole = rate.hit + rate.false + rate.missed
    return Rate(rate.hit / whole, rate.false / whole, rate.missed / whole) if whole else Rate(1)


def plain(text: str) -> str:
    """Unify case, quotes, dashes and blanks."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().translate(UNIFY).split())


def names(authors: list[str] | tuple[str, ...]) -> Counter[str]:
    """Unify names, and drop a leading "by"."""
    unified = {" ".join(WORD.findall(BY.sub("", plain(name), count=1))) for name in authors}
    return Counter(name for name in unified if name)


def score(gold: dict[str, Any], document: mc.Document) -> Scores:
    """Compare a document with what the gold says of its page."""
    body = document.body
    flat = " ".join(body.split())

    def found(texts: list[str]) -> int:
        return sum(" ".join(text.split()) in flat for text in texts)

    have, avoid, comments = (gold.get(name) or [] for name in ("must_have", "must_not", "comments"))
    hit = found(have)
    day = document.published
    return Scores(
        id=gold["id"],
        body=shared(gold["body"], body) if "body" in gold else None,
        snippets=Rate(hit, found(avoid), len(have) - hit) if have else Rate(),
        leaked=found(comments) if have else 0,
        comments=len(comments) if have else 0,
        title=plain(document.title or "") == plain(gold["title"]) if gold.get("title") else None,
        date=day is not None and day.isoformat() == gold["date"] if gold.get("date") else None,
        dated=day is not None,
        authors=compare(names(gold["authors"]), names(document.authors)) if gold.get("authors") else None,
    )


def report(scores: list[Scores]) -> list[str]:
    """Return a line for each measure that the gold allows."""
    lines = [f"{len(scores)} pages"]
    bodies = [page.body for page in scores if page.body is not None]
    if bodies:
        precision = statistics.mean([body.precision for body in bodies if body.hit + body.false] or [0.0])
        recall = statistics.mean([body.recall for body in bodies if body.hit + body.missed] or [0.0])
        f1 = harmonic(precision, recall)
        lines.append(f"body      F1 {f1:.3f}  precision {precision:.3f}  recall {recall:.3f}  ({len(bodies)} pages)")
    snippets = sum((page.snippets for page in scores), Rate())
    if snippets != Rate():
        lines.append(f"snippets  F1 {snippets.f1:.3f}  precision {snippets.precision:.3f}  recall {snippets.recall:.3f}")
    comments = sum(page.comments for page in scores)
    if comments:
        lines.append(f"comments  leaked {sum(page.leaked for page in scores) / comments:.3f}  ({comments} comments)")
    titles = [page.title for page in scores if page.title is not None]
    if titles:
        lines.append(f"title     exact {statistics.mean(titles):.3f}  ({len(titles)} pages)")
    dates = [page for page in scores if page.date is not None]
    if dates:
        right, given = sum(page.date is True for page in dates), sum(page.dated for page in dates)
        precision = right / given if given else 0.0
        lines.append(f"date      exact {right / len(dates):.3f}  precision {precision:.3f}  ({len(dates)} pages)")
    authors = [page.authors for page in scores if page.authors is not None]
    if authors:
        rate = sum(authors, Rate())
        lines.append(
            f"authors   F1 {rate.f1:.3f}  precision {rate.precision:.3f}  recall {rate.recall:.3f}  ({len(authors)} pages)"
        )
    return lines


def main() -> None:
    """Parse and score each page, and print the measures and the worst pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="a folder with text/ and gold.jsonl")
    parser.add_argument("--lang", help="only pages in these languages, e.g. en,de")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="name the N pages with the worst body or snippets")
    arguments = parser.parse_args()
    gold = [json.loads(line) for line in (arguments.data / "gold.jsonl").read_text("utf-8").splitlines() if line.strip()]
    if arguments.lang:
        gold = [page for page in gold if page.get("lang") in arguments.lang.split(",")]
    if not gold:
        sys.exit(f"no page in {arguments.data} is to be scored")
    scores = [score(page, mc.read(arguments.data / "text" / f"{page['id']}.txt", encoding="utf-8")) for page in gold]
    sys.stdout.write("\n".join(report(scores)) + "\n")
    worst = sorted(scores, key=lambda page: (page.body or page.snippets).f1)[: arguments.worst]
    sys.stdout.writelines(f"  {(page.body or page.snippets).f1:.3f}  {page.id}\n" for page in worst)


if __name__ == "__main__":
    main()
