"""
A lexicon of your own
=====================

Tell the parser which names are one, which are never one, and what they are.
"""

import mediacorpus
from mediacorpus import EntityLabel, Lexicon, LexiconEntry

PAGE = """\
Council split over bridge

5 May 2021

The Friends met on Monday. Old Ada spoke first, said Ruth Lane.

“The bridge stays,” Ada Stone said. Adam Stone disagreed.
"""

lexicon = Lexicon(
    (
        LexiconEntry("Ada Stone", label=EntityLabel.PERSON, aliases=("Old Ada",), roles=("chair of the council",)),
        LexiconEntry("Friends of the Bridge", label=EntityLabel.ORG, aliases=("The Friends",)),
    ),
    never=(("Ada Stone", "Adam Stone"),),
)

for title, parser in (("without", mediacorpus.Parser()), ("with", mediacorpus.Parser(lexicon=lexicon))):
    print(f"{title} the lexicon:")
    for entity in parser.parse(PAGE).entities:
        print(f"    {entity.label:<6} {entity.name}: {', '.join(entity.aliases)}")

# %%
# It is kept as TOML, CSV or JSON lines.

print(lexicon.to_toml())
assert Lexicon.from_toml(lexicon.to_toml()) == lexicon
