"""Headers inside a table: where another begins with no empty row before it, as files laid end to end have them.

Such a row repeats the title of the rows' periods, areas or groups and holds no figures, or it names periods where the
header above does. The same header once more, as each page of a print begins, begins nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache

from pejling.areas import Areas
from pejling.intake.dimensions import fold
from pejling.intake.header_rows import header_height
from pejling.intake.headers import Heading
from pejling.intake.numbers import is_mask, looks_numeric
from pejling.intake.period_cells import period_in
from pejling.intake.roles import AREA_HEADER, PERIOD_HEADER, Cell, Role, is_filled
from pejling.intake.sheets import Rows
from pejling.intake.year_parts import shown
from pejling.periods import Frequency

_PAGE = re.compile(r"(side|page)\W*\d+(\W*(af|of|/)?\W*\d+)?|\W*fortsat\W*", re.IGNORECASE)
_LOOKED_AT = 3  # columns of a header
_Test = Callable[[Cell], bool]


def next_header(rows: Rows, top: int, end: int, areas: Areas) -> tuple[int, int] | None:
    """Return where the lines over the next table begin, and its header; None where no other begins before `end`.

    `top` is where the header of the table begins that is looked through.
    """
    first = top + header_height(rows[:end], top, areas)
    headers = rows[top:first]
    begun = None
    for number in _alike(rows, headers, range(first, end)):
        if begun is None:
            begun = next((row for row in range(first, end) if any(map(_is_figure, rows[row]))), end)
        if number < begun or not any(_repeats(rows[number], header) for header in headers):
            continue
        header = _header_top(rows, number, first, headers)
        lines = _lines_top(rows, header, first, areas)
        is_titled = any(
            not _PAGE.fullmatch(shown(cell)) for row in rows[lines:header] for cell in filter(is_filled, row)
        )
        if is_titled or rows[header : number + 1] != headers[-(number + 1 - header) :]:
            return lines, header
    return None


def kind_of(cell: Cell, areas: Areas) -> set[Role | Frequency]:
    """Return what a cell names: a period, by its frequency as a count may look like a year; an area by its name."""
    if period := period_in(cell):
        return {period.frequency}
    is_name = isinstance(cell, str) and not cell.strip().isdigit()  # "101" in a column of figures is no municipality
    return {Role.AREA} if is_name and areas.find(cell) is not None else set()


def _alike(rows: Rows, headers: Rows, numbers: range) -> Iterator[int]:
    """Yield the rows in which one of the first cells is as it could be in a header: a look at one cell or two of each.

    What a cell is like is found once for each different one.
    """
    tests = [(place, _as_in_header(cell)) for header in headers for place, cell in enumerate(header) if _names(cell)]
    looked_at = dict[int, list[_Test]]()
    for place, test in tests:
        if len(looked_at) < _LOOKED_AT or place in looked_at:
            looked_at.setdefault(place, []).append(test)
    columns = list(looked_at.items())
    for number in numbers:
        row = rows[number]
        if any(type(row[place]) is not float and any(test(row[place]) for test in found) for place, found in columns):
            yield number


def _as_in_header(title: Cell) -> _Test:
    written = fold(title) if isinstance(title, str) else None

    @cache
    def is_alike(cell: Cell) -> bool:
        if _is_axis(title) and _is_axis(cell):
            return True
        if _is_period(title) and _is_period(cell):
            return True
        return written is not None and isinstance(cell, str) and fold(cell) == written

    return is_alike


def _names(cell: Cell) -> bool:
    """True for a header's cell that may be known again: no number alone."""
    return _is_period(cell) or (isinstance(cell, str) and bool(cell.strip()) and not looks_numeric(cell))


def _is_axis(cell: Cell) -> bool:
    """True for the title of periods or areas, and no more."""
    text = " ".join(cell.split()).rstrip(":") if isinstance(cell, str) else ""
    return bool(PERIOD_HEADER.fullmatch(text) or AREA_HEADER.fullmatch(text))


def _is_period(cell: Cell) -> bool:
    """True for a period that can be no count: "2020" may be one."""
    if isinstance(cell, str) and looks_numeric(cell):
        return False
    return isinstance(cell, str | date) and period_in(cell) is not None


def _is_figure(cell: Cell) -> bool:
    return (is_mask(cell) or looks_numeric(cell)) and period_in(cell) is None


def _repeats(row: Sequence[Cell], header: Sequence[Cell]) -> bool:
    """True for a row of no figures that begins as a header does, or has two of its titles, or periods where it has."""
    filled = [place for place, cell in enumerate(row) if is_filled(cell)]
    if len(filled) < 2 or any(_is_figure(row[place]) for place in filled):  # noqa: PLR2004 - one is a line
        return False
    same = [place for place in filled if _names(header[place]) and _as_in_header(header[place])(row[place])]
    periods = [place for place in same if _is_period(row[place])]
    titles = [place for place in same if place not in periods]
    begun = next(place for place, cell in enumerate(header) if is_filled(cell))
    if begun in titles or len(titles) > 1:
        return True
    return len(periods) > 1 and len(periods) >= len(filled) - 1 and filled[0] not in periods[1:] + _own(row, header)


def _own(row: Sequence[Cell], header: Sequence[Cell]) -> list[int]:
    """Return the first column where a row says its period there, under a title that is none."""
    return [0] if _is_period(row[0]) and not _is_period(header[0]) else []


def _header_top(rows: Rows, number: int, first: int, headers: Rows) -> int:
    """Return the first row of a header of which one is known: rows of the header above stand over it again."""
    while number > first and _stands_over(rows[number - 1], headers):
        number -= 1
    return number


def _stands_over(row: Sequence[Cell], headers: Rows) -> bool:
    filled = [cell for cell in row if is_filled(cell)]
    is_line = len(filled) == 1 and is_filled(row[0])
    return bool(filled) and not is_line and (row in headers or not (is_filled(row[0]) or any(map(_is_figure, row))))


def _lines_top(rows: Rows, header: int, first: int, areas: Areas) -> int:
    """Return the first of the lines over a header that are no rows of the table above, and no notes to it."""
    of_rows = kind_of(rows[first][0], areas)
    while header > first + 1 and _is_line(rows[header - 1], of_rows, areas):
        header -= 1
    return header


def _is_line(row: Sequence[Cell], of_rows: set[Role | Frequency], areas: Areas) -> bool:
    """True for a text or a year alone, or texts that begin as no row of the table does, as "Køn" beside "Kvinder"."""
    filled = [cell for cell in row if is_filled(cell)]
    if not filled or kind_of(filled[0], areas) & of_rows or (len(filled) > 1 and any(map(_is_figure, filled))):
        return False
    is_alone = len(filled) == 1 or shown(filled[0]).endswith(":")
    is_text = isinstance(filled[0], str) and not Heading.is_note(filled[0]) and not looks_numeric(filled[0])
    return (is_text and (is_alone or bool(of_rows))) or (is_alone and period_in(filled[0]) is not None)
