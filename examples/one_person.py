"""
Follow one person over spellings and outlets
============================================

The person who is quoted most is spelt differently from page to page; the ``key`` of the entity is the same.
Needs matplotlib.
"""

import datetime
from collections import Counter, defaultdict

import matplotlib.pyplot as plt

import mediacorpus
from mediacorpus import EntityLabel

documents = list(mediacorpus.read_corpus("../seeds"))

spoken = Counter(
    quote.speaker.key
    for document in documents
    for quote in document.quotes
    if quote.speaker is not None and quote.speaker.label is EntityLabel.PERSON
)
key, count = spoken.most_common(1)[0]

spellings: Counter[str] = Counter()
by_day: defaultdict[datetime.date, int] = defaultdict(int)
undated = 0
for document in documents:
    for entity in document.entities:
        if entity.key == key:
            spellings.update(mention.text for mention in entity.mentions)
    for quote in document.quotes:
        if quote.speaker is None or quote.speaker.key != key:
            continue
        day = document.articles[quote.article].published if quote.article is not None else None
        if day is None:
            undated += 1
        else:
            by_day[day] += 1

print(f"{count} quotations of {key}, {undated} of them on pages without a date")
for spelling, times in spellings.most_common():
    print(f"{times:>4}  {spelling}")

# %%
# By the day of publication.

days = sorted(by_day)
figure, axes = plt.subplots(figsize=(8, 3), layout="constrained")
axes.bar(range(len(days)), [by_day[day] for day in days], tick_label=[day.isoformat() for day in days])
axes.set(ylabel="quotations", title="Quotations of one person, by the day of their article")
axes.tick_params(axis="x", rotation=35)
plt.show()
