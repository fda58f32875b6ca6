"""
Find the names of a page, and know that ten spellings are one person.

The flow: ``candidates`` (runs of capitalised words) -> ``chunks`` (one piece for
each name) -> ``evidence`` (what speaks for which label) -> ``labels`` (the vote) ->
``links`` (which mentions are one) -> ``roles`` (titles beside them) -> ``stage``.
Beneath them lie ``words``, ``knowledge`` and ``spelling``, which know no page.
"""
