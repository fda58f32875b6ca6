"""
Write down the public interface, a line for each name: ``python -m tests.api > tests/api.txt``.

Shape: the modules whose names are public go in; a line comes out for each name, each field, property and method of
a class, and each value of an enumeration, with its signature as written in the source::

    mediacorpus.parse(text: str) -> Document
    mediacorpus.Span.slice(self, text: str) -> str
    mediacorpus.DateRole.UPDATED = 'updated'

``test_stability.py`` compares the lines with ``api.txt``, so that no name changes unseen.
"""

from __future__ import annotations

import enum
import importlib
import inspect
import sys
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

MODULES = ("mediacorpus", "mediacorpus.arrow", "mediacorpus.testing", "mediacorpus.writers")
"""The modules whose ``__all__`` is public."""
LONGEST = 40
"""A default value of more characters, such as a table, is shown as ``...``."""


def interface() -> Iterator[str]:
    """Yield the lines, in the order of the modules and of the alphabet."""
    for name in MODULES:
        module = importlib.import_module(name)
        for public in sorted(module.__all__):
            yield from _lines(f"{name}.{public}", getattr(module, public))


def _lines(name: str, value: object) -> Iterator[str]:
    if inspect.isclass(value):
        yield from _class_lines(name, value)
    elif callable(value):
        yield name + _signature(value)
    else:
        yield f"{name}: {type(value).__name__}"


def _class_lines(name: str, cls: type) -> Iterator[str]:
    bases = ", ".join(base.__name__ for base in cls.__bases__ if base is not object)
    members = sorted(member for member in vars(cls) if not member.startswith("_"))
    if issubclass(cls, enum.Enum):
        yield f"{name}({bases})"
        yield from (f"{name}.{member.name} = {str(member)!r}" for member in cls)
        members = [member for member in members if member not in cls.__members__]
    elif issubclass(cls, BaseException):
        yield f"{name}({bases}){_signature(cls)}" if "__init__" in vars(cls) else f"{name}({bases})"
    else:
        yield name + _signature(cls)
    for member in members:
        yield _member(f"{name}.{member}", inspect.getattr_static(cls, member), getattr(cls, "__annotations__", {}).get(member))


def _member(name: str, value: object, annotation: object) -> str:
    """Return the line of a field, a property or a method."""
    if annotation is not None:
        return f"{name}: {annotation}"
    if isinstance(value, property):
        return f"{name}{_signature(value.fget)}  # property"
    if isinstance(value, classmethod | staticmethod):
        return f"{name}{_signature(value.__func__)}  # {type(value).__name__}"
    return name + _signature(value) if callable(value) else f"{name}: {type(value).__name__}"


def _signature(value: object) -> str:
    """Return a signature as the source writes it, long defaults left out; of a protocol, which is not called, nothing."""
    if not callable(value) or getattr(value, "_is_protocol", False):
        return ""
    signature = inspect.signature(value)
    parameters = [
        parameter.replace(annotation=_plain(parameter.annotation), default=_short(parameter.default))
        for parameter in signature.parameters.values()
    ]
    return str(signature.replace(parameters=parameters, return_annotation=_plain(signature.return_annotation)))


@attrs.frozen(repr=False)
class _Shown:
    """Words that are shown as they are, where ``inspect`` shows the ``repr``."""

    words: str

    def __repr__(self) -> str:
        return self.words


def _plain(annotation: object) -> object:
    return _Shown(annotation) if isinstance(annotation, str) else annotation


def _short(default: object) -> object:
    """Return what shows a default value in a few characters, and the same on each version of Python."""
    if isinstance(default, enum.Enum):
        return _Shown(f"{type(default).__name__}.{default.name}")
    return _Shown("...") if default is not inspect.Parameter.empty and len(repr(default)) > LONGEST else default


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in interface())
