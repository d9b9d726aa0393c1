"""Where in a sheet the table is: lines above, header rows, body columns and what each column is.

Found by structure: which rows and columns parse as periods, areas and numbers. Rows are never counted off.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from pejling.areas import Area, AreaKind, Areas
from pejling.intake.continued import not_continued
from pejling.intake.day_columns import as_titled
from pejling.intake.footnotes import area_in
from pejling.intake.grids import Column, Grid
from pejling.intake.header_rows import filled_across, header_height
from pejling.intake.packed import Packed
from pejling.intake.period_cells import period_in
from pejling.intake.roles import (
    SAYING,
    Cell,
    Role,
    has_figures,
    is_filled,
    role_of,
)
from pejling.intake.sheets import Rows
from pejling.intake.year_parts import shown


def find_grid(rows: Rows, areas: Areas, top: int | None = None) -> Grid | None:
    """Find the table in rows of one width, or None where there is none; `top` is its first row, where known."""
    if top is None:
        top = next((number for number, row in enumerate(rows) if starts_table(row)), None)
    if top is None:
        return None
    height = header_height(rows, top, areas)
    first, last = top + height, _last_body_row(rows, top + height, areas)
    if last < first:
        return None
    headers, origins = filled_across(rows[top:first])
    numbers = [number for number in range(first, last + 1) if any(map(is_filled, rows[number]))]
    body = list(zip(*(rows[number] for number in numbers), strict=False))
    titles = zip(zip(*headers, strict=True), origins, strict=True)
    columns = [_column(header, origin, cells, areas) for (header, origin), cells in zip(titles, body, strict=False)]
    unsaid = not_continued(columns, body)
    figures = [one.index for one in columns if one.role is Role.VALUE]
    told = [numbers[row] for row in sorted(unsaid) if any(is_filled(body[index][row]) for index in figures)]
    kept = [row for row in range(len(numbers)) if row not in unsaid] if unsaid else range(len(numbers))
    if unsaid and kept:
        columns, numbers = [one.of_rows(kept) for one in columns], [numbers[row] for row in kept]
    elif unsaid:  # no figures are left, but it must be said why
        columns = [one for one in columns if one.role is not Role.VALUE]
    return Grid(lines_of(rows[:top]), numbers, _with_one_area(tuple(columns), areas), unsaid=tuple(told))


def lines_of(rows: Rows) -> tuple[str, ...]:
    """Return what rows above a table say, a line each; "Område" beside its value becomes "Område: Hvidovre"."""
    filled = ([shown(cell) for cell in row if is_filled(cell)] for row in rows)
    return tuple(_line(cells) for cells in filled if cells)


def _line(cells: list[str]) -> str:
    is_pair = len(cells) == 2 and ":" not in cells[0]  # noqa: PLR2004 - a key and its value
    return (": " if is_pair else " ").join(cells)


def starts_table(row: Sequence[Cell]) -> bool:
    """True for a row that is no line of text above the table: several cells, or one that is not the first."""
    filled = [index for index, cell in enumerate(row) if is_filled(cell)]
    if len(filled) == 2 and str(row[filled[0]]).strip().endswith(":"):  # noqa: PLR2004 - "Område:" beside its value
        return False
    return len(filled) > 1 or (len(filled) == 1 and filled[0] > 0)


def _last_body_row(rows: Rows, first: int, areas: Areas) -> int:
    """Return the last row with two filled cells; then rows that carry only a period or area and masked figures."""
    last = first - 1
    for number in range(len(rows) - 1, first - 1, -1):
        if sum(map(is_filled, rows[number])) > 1 and not _is_note(rows, first, number, areas):
            last = number
            break
    while last + 1 < len(rows) and _starts_row(rows[last + 1], areas):
        last += 1
    return last


def _is_note(rows: Rows, first: int, number: int, areas: Areas) -> bool:
    """True for a key beside its value below an empty row: "Køn" and "Kvinder"."""
    filled = [cell for cell in rows[number] if is_filled(cell)]
    is_pair = len(filled) == 2 and not has_figures(filled) and not _starts_row(filled, areas)  # noqa: PLR2004
    return is_pair and not all(any(map(is_filled, row)) for row in rows[first:number])


def _starts_row(row: Sequence[Cell], areas: Areas) -> bool:
    return bool(row) and (period_in(row[0]) is not None or areas.find(row[0]) is not None)


def _column(header: tuple[Cell, ...], origins: tuple[int, ...], cells: Sequence[Cell], areas: Areas) -> Column:
    index = origins[-1]
    written = [cell for cell, column in zip(header, origins, strict=True) if column == index and is_filled(cell)]
    title = (written or header)[-1]  # of a header merged downwards, it stands in the upper row
    cells = as_titled(title, cells)
    role = role_of(title, cells, areas)
    lent: frozenset[int] = frozenset()
    if role in SAYING:
        if "" in cells or None in cells:
            lent = frozenset(row for row, cell in enumerate(cells) if not is_filled(cell))
        cells = _filled_down(cells)
        header = (title,)
    elif role is Role.VALUE:
        cells = Packed(cells)
    return Column(index, role, header, cells, lent, origins)


def _filled_down(cells: Sequence[Cell]) -> list[Cell]:
    filled: list[Cell] = []
    before: Cell = ""
    for cell in cells:
        before = cell if is_filled(cell) else before
        filled.append(before)
    return filled


def _with_one_area(columns: tuple[Column, ...], areas: Areas) -> tuple[Column, ...]:
    """Take one area column for the figures': the first, or its municipalities where that one says only their region.

    A name's code tells nothing more. What else is not told (where people live, beside where they are served) parts the
    figures.
    """
    found = [one for one in columns if one.role is Role.AREA]
    if len(found) < 2:  # noqa: PLR2004 - one column of areas, as nearly always
        return columns
    smaller = (one for one in found[1:] if one.tells(found[0]) and _are_within(one, found[0], areas))
    area = next(smaller, found[0])
    roles = {one.index: Role.EMPTY if area.tells(one) else Role.STUB for one in found}
    roles[area.index] = Role.AREA
    return tuple(dataclasses.replace(one, role=roles.get(one.index, one.role)) for one in columns)


def _are_within(column: Column, other: Column, areas: Areas) -> bool:
    """True for municipalities beside larger areas."""
    municipal = ({found.kind is AreaKind.MUNICIPALITY for found in _areas_in(one, areas)} for one in (column, other))
    return list(municipal) == [{True}, {False}]


def _areas_in(column: Column, areas: Areas) -> list[Area]:
    return [found for cell in set(column.cells) if (found := area_in(cell, areas))]
