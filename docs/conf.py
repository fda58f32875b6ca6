"""Settings of Sphinx; the build needs no network."""

from __future__ import annotations

import zlib
from pathlib import Path

import mediacorpus

HERE = Path(__file__).parent

project = "mediacorpus"
author = "The mediacorpus developers"
copyright = "The mediacorpus developers"
version = release = mediacorpus.__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.intersphinx",
    "sphinx.ext.napoleon",
    "sphinx_gallery.gen_gallery",
]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"mediacorpus {release}"
html_show_sourcelink = False

sphinx_gallery_conf = {
    "examples_dirs": str(HERE.parent / "examples"),
    "gallery_dirs": "examples",
    "filename_pattern": r"\.py$",
    "abort_on_example_error": True,
    "download_all_examples": False,
    "min_reported_time": 3600,
    "remove_config_comments": True,
    "reset_modules": ("matplotlib",),
    "show_signature": False,
    "write_computation_times": False,
}

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
napoleon_numpy_docstring = False

nitpicky = True
nitpick_ignore = [
    *(("py:class", name) for name in ("_Pipeline", "_Model")),  # what spaCy and GLiNER objects must be able to do
    *(("py:class", name) for name in ("spacy.language.Language", "spacy.tokens.doc.Doc", "Language", "Doc")),
    *(("py:class", name) for name in ("Row", "Value")),  # the rows of tables, which the reference shows
]
nitpick_ignore_regex = [
    ("py:class", r"(pa|pyarrow\.lib)\.\w+"),  # the classes of pyarrow
    ("py:class", r"(tuple\[~)?mediacorpus\.testing\._\w+\.\w+"),  # the choices of a recipe, which its fields list
    ("py:class", r"(hypothesis\.)?strategies\.SearchStrategy"),
]


def vendored_inventory(name: str) -> str:
    """
    Return the path of an inventory built from a list in ``inventories/``.

    Intersphinx would fetch the whole inventory of Python from the network; the list holds the few names that we refer to.
    """
    listed = (HERE / "inventories" / f"{name}.txt").read_text("utf-8")
    head = (
        f"# Sphinx inventory version 2\n# Project: {name}\n# Version: \n# The remainder of this file is compressed using zlib.\n"
    )
    target = HERE / "_build" / f"{name}.inv"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(head.encode() + zlib.compress(listed.encode()))
    return str(target)


intersphinx_mapping = {"python": ("https://docs.python.org/3", vendored_inventory("python"))}
