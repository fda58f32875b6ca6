"""
Who said what about whom
========================

Count whose quotations name whom, over all pages.
Needs matplotlib.
"""

from collections import Counter

import matplotlib.pyplot as plt

import mediacorpus
from mediacorpus import Document, Entity, EntityLabel, Quote, QuoteKind


def named_in(document: Document, quote: Quote) -> list[Entity]:
    """Return the people and bodies that a quotation names."""
    labels = {EntityLabel.PERSON, EntityLabel.ORG, EntityLabel.GPE}
    return [
        entity
        for entity in document.entities
        if entity.label in labels and any(quote.span.covers(mention.span) for mention in entity.mentions)
    ]


# %%
# The ``key`` of an entity joins its spellings over pages; marks that report no speech are left out.

names: dict[str, str] = {}
pairs: Counter[tuple[str, str]] = Counter()
for document in mediacorpus.read_corpus("../seeds"):
    for quote in document.quotes:
        if quote.speaker is None or quote.kind is QuoteKind.SCARE:
            continue
        for entity in named_in(document, quote):
            pairs[quote.speaker.key, entity.key] += 1
            names.setdefault(entity.key, entity.name)
        names.setdefault(quote.speaker.key, quote.speaker.name)

for (speaker, named), count in pairs.most_common(8):
    print(f"{names[speaker]} names {names[named]}: {count}")

# %%
# The same as a picture, for those who speak most of others, and those who are named most.

speakers = [key for key, _ in Counter(speaker for speaker, _ in pairs.elements()).most_common(6)]
named_most = [key for key, _ in Counter(named for _, named in pairs.elements()).most_common(8)]
figure, axes = plt.subplots(figsize=(8, 4), layout="constrained")
axes.imshow([[pairs[speaker, named] for named in named_most] for speaker in speakers], cmap="Blues")
axes.set_xticks(range(len(named_most)), [names[key] for key in named_most], rotation=35, ha="right")
axes.set_yticks(range(len(speakers)), [names[key] for key in speakers])
axes.set(xlabel="named", ylabel="speaker", title="Quotations that name somebody")
plt.show()
