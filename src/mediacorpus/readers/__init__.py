"""
Files in, sources out: the bytes of each page, or the failure to get them.

One module for each format; :mod:`mediacorpus.corpus` turns sources into documents.
"""

from mediacorpus.readers.source import Failure, Source

__all__ = ["Failure", "Source"]
