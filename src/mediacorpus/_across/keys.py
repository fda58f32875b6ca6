"""
Join names across pages by their keys.

Shape: an entity goes in, its key comes out, the same for ``Qais al-Karimi`` and
``Qais Kareemi``.  Equal keys are one entity; a partial key, of a lone surname, is never joined,
for its page does not say whose it is.
"""

from __future__ import annotations

from mediacorpus._speech.entities.spelling import fold_name, name_key

__all__ = ["fold_name", "is_partial", "joins_across", "name_key"]


def is_partial(key: str) -> bool:
    """
    Tell whether a key is too short to join: that of a person whose page gives one word only.

    Example:
        >>> is_partial(name_key("Karimi", "PERSON")), is_partial(name_key("Iraq", "GPE"))
        (True, False)
    """
    return "~" in key.partition(":")[0]


def joins_across(one: str, other: str) -> bool:
    """
    Tell whether two keys of different pages are one entity.

    Example:
        >>> joins_across(name_key("Qasem Soleimani", "PERSON"), name_key("Qassem Soleimani", "PERSON"))
        True
    """
    return one == other and not is_partial(one)
