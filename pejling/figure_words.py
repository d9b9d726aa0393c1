"""Single figures in words: where one belongs, what it was and is, how far it jumps. Small numbers are never told."""

from __future__ import annotations

import re

from pejling import danish
from pejling.intake import Place
from pejling.library import Library
from pejling.series import group_from_id
from pejling.small_numbers import counted_here
from pejling.steps import Step
from pejling.store import Revision
from pejling.store.imports import Cell

_FIRST_CELL = re.compile(r"[A-Z]+\d")


def revision_size(revision: Revision) -> float:
    """Return how much a figure has changed; what is hidden counts as nought."""
    return abs((revision.new or 0.0) - (revision.old or 0.0))


def place_words(one: Revision | Cell, library: Library) -> str:
    """Write where a figure belongs: indicator, area, group and period."""
    where = [library.areas.by_code[one.area].name, *(category for _, category in group_from_id(one.group))]
    return f"{library.indicators[one.indicator].name}, {', '.join(where)}, {danish.short_period(one.period)}"


def address(place: Place) -> str:
    """Write where in a file something stands: "ark Data, celle B7"; "" where it is not known or the whole file."""
    kind = "celle" if _FIRST_CELL.match(place.cell) else "kolonne"
    kind += "r" if len(place.cell.split()) > 1 or ":" in place.cell else ""  # "B og 3 til", "B2:B5, B7 og 80 til"
    parts = (f"ark {place.sheet}" if place.sheet else "", f"{kind} {place.cell}" if place.cell else "")
    return ", ".join(filter(None, parts))


def cell_words(cell: Cell, library: Library) -> str:
    """Write where a figure belongs, and where in its file it stands."""
    stands = address(cell.place)
    return f"{place_words(cell, library)} ({stands})" if stands else place_words(cell, library)


def revision_words(one: Revision, library: Library) -> str:
    """Write what a stored figure was and what an import makes it."""
    if one.indicator in counted_here(library.indicators, library.settings):
        return f"{place_words(one, library)}: tallet er ændret"
    old, new = (_value_words(value, one.indicator, library) for value in (one.old, one.new))
    return f"{place_words(one, library)}: før {old}, i filen {new}"


def step_words(step: Step, library: Library) -> str:
    """Write a gross step: where, also in the file, from what to what, and what is usual."""
    if step.cell.indicator in counted_here(library.indicators, library.settings):
        return f"{cell_words(step.cell, library)}: tallet ligger langt fra det i {danish.short_period(step.beside)}"
    unit = library.indicators[step.cell.indicator].unit
    value, beside = (_value_words(one, step.cell.indicator, library) for one in (step.cell.value, step.value))
    usual = danish.difference(step.usual, unit)
    where = f"{cell_words(step.cell, library)}: {value}"
    words = f"{where}, men {beside} i {danish.short_period(step.beside)}; en ændring plejer at være {usual}"
    return words + _followers_words(len(step.followers), onward=step.cell.period.number > step.beside.number)


def _followers_words(many: int, *, onward: bool) -> str:
    if not many:
        return ""
    way = "efter" if onward else "før"
    return f". Det gælder også {f'de {many} tal' if many > 1 else 'tallet'} {way}, som ligger samme sted"


def tellable(value: float | None, indicator: str, library: Library) -> float | None:
    """Return a value as it may be written down one by one; None where it can be about few persons.

    What the job centre counts itself is told nowhere but in series, where small numbers and what would reveal them are
    hidden together.
    """
    return None if indicator in counted_here(library.indicators, library.settings) else value


def _value_words(value: float | None, indicator: str, library: Library) -> str:
    return "skjult" if value is None else danish.amount(value, library.indicators[indicator].unit)
