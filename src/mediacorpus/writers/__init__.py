"""
Documents in, files out: one module for each format.

``to_...`` takes a document and returns what a program would go on with: a string, dicts, a ``Doc``.
``write_...`` takes documents and writes a folder of files, for the formats that are made of several.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediacorpus.writers.brat import Brat, from_brat, to_brat, write_brat
    from mediacorpus.writers.dolma import to_dolma
    from mediacorpus.writers.ninjs import to_ninjs
    from mediacorpus.writers.parquet import write_parquet
    from mediacorpus.writers.schemaorg import to_schema_org
    from mediacorpus.writers.spacy import to_spacy
    from mediacorpus.writers.tables import TABLES, to_tables, write_csv
    from mediacorpus.writers.tei import to_tei, write_tei
    from mediacorpus.writers.webannotation import to_web_annotation

__all__ = [
    "TABLES",
    "Brat",
    "from_brat",
    "to_brat",
    "to_dolma",
    "to_ninjs",
    "to_schema_org",
    "to_spacy",
    "to_tables",
    "to_tei",
    "to_web_annotation",
    "write_brat",
    "write_csv",
    "write_parquet",
    "write_tei",
]

_HOMES = {
    "brat": ("Brat", "from_brat", "to_brat", "write_brat"),
    "dolma": ("to_dolma",),
    "ninjs": ("to_ninjs",),
    "parquet": ("write_parquet",),
    "schemaorg": ("to_schema_org",),
    "spacy": ("to_spacy",),
    "tables": ("TABLES", "to_tables", "write_csv"),
    "tei": ("to_tei", "write_tei"),
    "webannotation": ("to_web_annotation",),
}
"""Where the public names live."""


def __dir__() -> list[str]:
    return __all__


if not TYPE_CHECKING:  # a type checker would take any name to exist

    def __getattr__(name: str) -> object:
        """Import the module of a public name when the name is first used: an optional package is needed by its writer alone."""
        home = next((module for module, names in _HOMES.items() if name in names), None)
        if home is None:
            raise AttributeError(f"module 'mediacorpus.writers' has no attribute {name!r}")
        globals()[name] = value = getattr(importlib.import_module(f"mediacorpus.writers.{home}"), name)
        return value
