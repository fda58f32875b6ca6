"""
Write TEI and brat
==================

Write pages for an edition (TEI P5), and for annotators (brat, which reads its own offsets back).
"""

import tempfile
from pathlib import Path

import mediacorpus
from mediacorpus.writers import to_brat, to_tei, write_brat, write_tei

document = mediacorpus.parse("Rain ends drought\n\n5 May 2021\n\nBy Ada Stone\n\n“It rained all night,” said Ruth Lane.\n")

print(to_tei(document))

# %%
# brat takes a text and a file of annotations; each annotation points into the text.

print(to_brat(document).annotations)

# %%
# A whole corpus goes into a folder, a page or a pair of files for each.

with tempfile.TemporaryDirectory() as folder:
    write_tei(mediacorpus.read_corpus("../seeds"), Path(folder) / "tei")
    write_brat(mediacorpus.read_corpus("../seeds"), Path(folder) / "brat")
    for path in sorted(Path(folder).rglob("*.*")):
        print(path.relative_to(folder).as_posix())
