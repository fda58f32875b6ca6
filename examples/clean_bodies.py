"""
Clean bodies for a pipeline, with a map back to the page
========================================================

Feed the running text of each page to any tool that wants a plain string, and lead what the tool finds back to the page.
Here the tool is a regular expression that finds years.
"""

import bisect
import re
from itertools import accumulate

import mediacorpus

# %%
# ``body`` is the slices of ``body_spans``, joined by a blank line.
# So the place of a character in the page follows from the lengths of the slices before it.


def page_offset(document: mediacorpus.Document, offset: int) -> int:
    """Return where in the page the character at ``offset`` of the body stands."""
    spans = document.body_spans
    starts = [0, *accumulate(len(span) + len("\n\n") for span in spans)]
    i = bisect.bisect_right(starts, offset) - 1
    return spans[i].start + offset - starts[i]


for document in mediacorpus.read_corpus("../seeds"):
    share = len(document.body) / len(document.text)
    years = list(re.finditer(r"\b20\d\d\b", document.body))
    print(f"{document.id[:3]}: {share:.0%} of the page is running text, with {len(years)} years")
    for year in years:
        at = page_offset(document, year.start())
        assert document.text[at : at + 4] == year.group()
