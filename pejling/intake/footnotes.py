"""Footnote marks at the end of names: "Hvidovre 1)", "Hele landet²"."""

from __future__ import annotations

import re

from pejling.areas import Area, Areas

_MARK = re.compile(r"\s*(\*+\)?|\(?\d{1,2}\)|\(\*+\)|[¹²³⁰⁴-⁹]+[)⁾]?)$")


def without_mark(text: str) -> str:
    """Return a name without the footnote mark at its end. "Klynge 4" has none.

    >>> without_mark("Hvidovre 1)"), without_mark("Aktiveringsgrad¹⁾"), without_mark("Klynge 4")
    ('Hvidovre', 'Aktiveringsgrad', 'Klynge 4')
    """
    return _MARK.sub("", text.strip())


def area_in(cell: object, areas: Areas) -> Area | None:
    """Return the area a cell names, by its whole name or else by the name before a footnote mark."""
    found = areas.find(cell)
    if found or not isinstance(cell, str):
        return found
    bare = without_mark(cell)
    return areas.find(bare) if bare and not bare.isdigit() else None
