"""Parse the plain text of scraped media pages into typed objects with exact offsets."""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mediacorpus.corpus import CorpusReader, parse_bytes, read, read_corpus
    from mediacorpus.errors import (
        DuplicateId,
        FailureWarning,
        LexiconError,
        LimitExceeded,
        MediaCorpusError,
        MissingExtra,
        ReadError,
        RecordError,
        SchemaError,
        WorkerError,
    )
    from mediacorpus.lexicon import Lexicon, LexiconEntry
    from mediacorpus.linking import Appearance, Copy, Corpus, Identity, Saying
    from mediacorpus.model import (
        Article,
        DateMention,
        DatePrecision,
        DateRole,
        Document,
        Entity,
        EntityLabel,
        Mention,
        Note,
        Quote,
        QuoteKind,
        Role,
        Section,
        SectionKind,
        Span,
        Utterance,
    )
    from mediacorpus.pipeline import Parser, parse
    from mediacorpus.readers.source import Failure
    from mediacorpus.recognizers import EntityRecognizer, Finding, GlinerRecognizer, RuleRecognizer, SpacyRecognizer

__version__ = "0.1.0"

__all__ = [
    "Appearance",
    "Article",
    "Copy",
    "Corpus",
    "CorpusReader",
    "DateMention",
    "DatePrecision",
    "DateRole",
    "Document",
    "DuplicateId",
    "Entity",
    "EntityLabel",
    "EntityRecognizer",
    "Failure",
    "FailureWarning",
    "Finding",
    "GlinerRecognizer",
    "Identity",
    "Lexicon",
    "LexiconEntry",
    "LexiconError",
    "LimitExceeded",
    "MediaCorpusError",
    "Mention",
    "MissingExtra",
    "Note",
    "Parser",
    "Quote",
    "QuoteKind",
    "ReadError",
    "RecordError",
    "Role",
    "RuleRecognizer",
    "Saying",
    "SchemaError",
    "Section",
    "SectionKind",
    "SpacyRecognizer",
    "Span",
    "Utterance",
    "WorkerError",
    "__version__",
    "parse",
    "parse_bytes",
    "read",
    "read_corpus",
]

_HOMES = {
    "corpus": ("CorpusReader", "parse_bytes", "read", "read_corpus"),
    "errors": (
        "DuplicateId",
        "FailureWarning",
        "LexiconError",
        "LimitExceeded",
        "MediaCorpusError",
        "MissingExtra",
        "ReadError",
        "RecordError",
        "SchemaError",
        "WorkerError",
    ),
    "lexicon": ("Lexicon", "LexiconEntry"),
    "linking": ("Appearance", "Copy", "Corpus", "Identity", "Saying"),
    "pipeline": ("Parser", "parse"),
    "readers.source": ("Failure",),
    "recognizers": ("EntityRecognizer", "Finding", "GlinerRecognizer", "RuleRecognizer", "SpacyRecognizer"),
}
"""Where the public names live; those not listed live in ``model``."""


def __dir__() -> list[str]:
    return __all__


if not TYPE_CHECKING:  # a type checker would take any name to exist

    def __getattr__(name: str) -> object:
        """Import the module of a public name when the name is first used, so that ``import mediacorpus`` costs nothing."""
        if name not in __all__:
            raise AttributeError(f"module 'mediacorpus' has no attribute {name!r}")
        home = next((module for module, names in _HOMES.items() if name in names), "model")
        globals()[name] = value = getattr(importlib.import_module(f"mediacorpus.{home}"), name)
        return value
