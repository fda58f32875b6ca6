"""
Quickstart
==========

Parse one page, and look at what it is made of.
"""

import mediacorpus

document = mediacorpus.read("../seeds/000_68a904e7a0c19e6d.txt")

print(document.title)
for section in document.sections:
    print(f"{section.span.start:>5} {section.span.end:>5}  {section.kind:<10}  {section.text[:50].splitlines()[0]}")

# %%
# Quotations carry their speakers, and names their spellings.

for quote in document.quotes[:4]:
    print(f"{quote.kind}: {quote.speaker_name}, at {quote.span.start}")
for entity in document.entities[:5]:
    print(f"{entity.label}: {' = '.join(entity.aliases)}")
