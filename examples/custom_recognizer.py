"""
A recognizer of your own
========================

Let spaCy find the names, here a blank pipeline with an EntityRuler, and keep the linking of this library.
Needs ``mediacorpus[spacy]``; no model is downloaded.
"""

import spacy
from spacy.pipeline import EntityRuler

import mediacorpus

PAGE = """\
Old mill bridge to close for repairs

14 May 2021

By Nora Field

The old mill bridge will close on Monday, the Harbour Trust said.

“We have waited too long,” said Dr Ruth Lane. Lane chairs the Harbour Trust.
"""

pipeline = spacy.blank("en")
ruler = pipeline.add_pipe("entity_ruler")
assert isinstance(ruler, EntityRuler)
ruler.add_patterns(
    [
        {"label": "PERSON", "pattern": [{"IS_TITLE": True, "OP": "?"}, {"LOWER": "lane"}]},
        {"label": "ORG", "pattern": "Harbour Trust"},
        {"label": "FAC", "pattern": [{"LOWER": "old"}, {"LOWER": "mill"}, {"LOWER": "bridge"}]},
    ]
)

parser = mediacorpus.Parser(recognizer=mediacorpus.SpacyRecognizer(pipeline))
document = parser.parse(PAGE)
for entity in document.entities:
    places = ", ".join(f"{mention.span.start}-{mention.span.end}" for mention in entity.mentions)
    print(f"{entity.label:<6} {entity.name} at {places}")
for quote in document.quotes:
    print(f"{quote.speaker_name}: {quote.text}")
