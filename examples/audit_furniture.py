"""
Audit what was called furniture
===============================

Before you trust a corpus without its furniture, see how much was left out, and why.
"""

import textwrap
from collections import Counter

import mediacorpus
from mediacorpus import SectionKind

KEPT = {
    SectionKind.TITLE,
    SectionKind.SUBTITLE,
    SectionKind.DATELINE,
    SectionKind.BODY,
    SectionKind.HEADING,
    SectionKind.TURN,
}
AUDITED = (SectionKind.FURNITURE, SectionKind.RELATED, SectionKind.PROMO)

characters: Counter[SectionKind] = Counter()
rules: Counter[tuple[SectionKind, str]] = Counter()
for document in mediacorpus.read_corpus("../seeds"):
    for section in document.sections:
        characters[section.kind] += len(section.span)
        rules[section.kind, section.rule] += 1

total = characters.total()
for kind, size in characters.most_common():
    print(f"{kind:<10} {size / total:>6.1%}  {'kept' if kind in KEPT else 'left out'}")

# %%
# Which rules decided, and how often?

for kind in AUDITED:
    for (of, rule), times in rules.items():
        if of is kind:
            print(f"{kind:<10} {times:>3}  {rule}")

# %%
# ``explain`` tells it in words.

document = mediacorpus.read("../seeds/000_68a904e7a0c19e6d.txt")
for section in document.sections:
    if section.kind in AUDITED:
        print(textwrap.fill(document.explain(section), 100), end="\n\n")
