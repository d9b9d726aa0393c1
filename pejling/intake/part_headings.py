"""Headings within a table, each of the rows below it up to the next: groups, measures, areas or periods alone in a row.

What such a heading says stands as a line over the table of its rows. So does a title of the rows' areas or periods that
says of whom the figures are: "Kvinder" over names of municipalities. A larger area alone over its municipalities says
no more than they do, and no figure is missing there.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pejling.areas import AreaKind
from pejling.intake.dimensions import fold
from pejling.intake.footnotes import area_in
from pejling.intake.grids import Column, Grid, Remark
from pejling.intake.packed import Packed
from pejling.intake.period_cells import period_in
from pejling.intake.qualified import says_some
from pejling.intake.roles import SAYING, Role, is_filled, role_of
from pejling.intake.vocabulary import Vocabulary
from pejling.intake.year_parts import part_of, shown

_EVERYBODY, _MEASURE, _AREA, _PERIOD, _SOME = "i alt", "måling", "område", "periode", "en del"
_SHOWN = 60  # signs of a heading
_UNCLEAR = (
    "rækken '{}' er en overskrift midt i tabellen, og det kan ikke ses, om '{}' også gælder tallene under den; "
    "tabellen er ikke brugt. Skriv i stedet opdelingerne i hver sin kolonne, eller del tabellen i flere"
)


@dataclass(frozen=True)
class _Heading:
    """A heading: its row in the table, of which kind it is (a breakdown, or another thing), and what it says.

    `column` is that in which it stands, by its index.
    """

    row: int
    kind: str
    text: str
    column: int = 0


_ABOVE = _Heading(-1, _EVERYBODY, "")  # over the first rows


def titled(grids: Sequence[Grid], words: Vocabulary) -> Iterator[Grid]:
    """Yield a sheet's tables, a group or measure right below one as a line of the next, though an empty row follows."""
    for place, grid in enumerate(grids):
        above = [one for one in grids[:place] if (one.header_row or 0) < (grid.header_row or 0)]
        line = above[-1].below[-1] if above and above[-1].below and not grid.lines else ""
        is_title = bool(words.dimensions.of_category(line)) or fold(line) in words.by_label
        yield dataclasses.replace(grid, lines=(line,)) if is_title else grid


def under_headings(grid: Grid, words: Vocabulary) -> Iterator[Grid]:
    """Yield a table for the rows below each heading within a table, what it says among its lines; else the table.

    Where headings are of two kinds, and it cannot be told how far each holds, the table's figures are refused.
    """
    grid, corner = _without_corner(_below_lines_over_several(grid, words), words)
    outer, headings = _read(grid, words)
    told = [corner] if corner else []
    if not headings:
        kept = sorted({*range(grid.height)} - outer)
        yield _told(grid.of_rows(kept) if outer else grid, told)
    elif unclear := _unclear(told, [_ABOVE, *headings]):
        problem = _UNCLEAR.format(*(one.text[:_SHOWN] for one in unclear))
        remark = Remark(grid.row_numbers[unclear[0].row], unclear[0].column, problem)
        yield grid.without(grid.having(Role.VALUE), remark)
    else:
        dropped = outer | {one.row for one in headings}
        yield from _parted(_as_without(grid, dropped, {one.column for one in headings}, words), told, headings, dropped)


def _parted(grid: Grid, told: list[_Heading], headings: Sequence[_Heading], dropped: Collection[int]) -> Iterator[Grid]:
    """Yield the rows above the first heading, and those below each."""
    starts, ends = [_ABOVE, *headings], [*(one.row for one in headings), grid.height]
    for place, (one, end) in enumerate(zip(starts, ends, strict=True)):
        told = _holding(told, starts[place - 1], one) if place else told
        if rows := [row for row in range(one.row + 1, end) if row not in dropped]:
            part = grid.of_rows(rows)
            yield _told(dataclasses.replace(part, header_row=part.row_numbers[0] - 1), told)


def _replaced(grid: Grid, column: Column) -> Grid:
    columns = tuple(column if one.index == column.index else one for one in grid.columns)
    return dataclasses.replace(grid, columns=columns)


def _told(part: Grid, told: Sequence[_Heading]) -> Grid:
    lines = [one.text for one in told if one.kind != _EVERYBODY]
    return dataclasses.replace(part, lines=(*(part.lines or part.above), *lines)) if lines else part


def _below_lines_over_several(grid: Grid, words: Vocabulary) -> Grid:
    """Return a table whose own lines only say of whom it is with the lines over several, which say the rest.

    Not where those name a part of another kind: it may be of the first table alone.
    """
    own, over = ([_part(line, words) for line in lines] for lines in (grid.lines, grid.above))
    if not own or not all(own) or not {*over} <= {"", *own}:
        return grid
    return dataclasses.replace(grid, lines=(*grid.above, *grid.lines))


def _part(line: str, words: Vocabulary) -> str:
    """Return the breakdown that a line only names a category of; "" for what measures are called or about."""
    name = words.dimensions.of_category(line)
    is_of_all = name is not None and bool(words.dimensions.by_id[name].totals)
    return name if name and is_of_all and fold(line) not in words.subjects else ""


def _without_corner(grid: Grid, words: Vocabulary) -> tuple[Grid, _Heading | None]:
    """Return a table with a blank in place of a title of its rows that says of what all figures are, and that."""
    for place, column in enumerate(one for one in grid.columns if one.role in SAYING):
        if (place == 0 or column.role is not Role.STUB) and (corner := _corner(column, words)):
            return _replaced(grid, dataclasses.replace(column, header=("",))), corner
    return grid, None


def _corner(column: Column, words: Vocabulary) -> _Heading | None:
    """Return what the title of the rows' areas, periods or groups says of all figures; None for a plain title."""
    if words.dimensions.knows(column.label):
        return None
    kind = _kind(column.label, column.role, words)
    if column.role is Role.STUB:
        named = {words.dimensions.of_category(shown(cell)) for cell in set(column.cells)}
        kind = kind if named - {None, kind} else ""
    return _Heading(-1, kind, column.label) if kind not in {"", _EVERYBODY, _PERIOD} else None


def _as_without(grid: Grid, dropped: Collection[int], places: Collection[int], words: Vocabulary) -> Grid:
    """Return a table in which the columns that headings stand in are what their other cells are."""
    for column in (one for one in grid.columns if one.index in places):
        cells = [cell for row, cell in enumerate(column.cells) if row not in dropped]
        role = role_of(column.header[-1], cells, words.areas)
        grid = _replaced(grid, dataclasses.replace(column, role=role)) if role in SAYING else grid
    return grid


def _below(grid: Grid) -> dict[int, int]:
    """Return the rows in which all cells of figures are empty, each with the next row in which some are not."""
    empty: set[int] | None = None
    for column in grid.having(Role.VALUE):
        packed = Packed.of(column.cells)
        own = {row for row, cell in zip(packed.rows, packed.others, strict=True) if not is_filled(cell)}
        empty = own if empty is None else empty & own
        if not empty:
            return {}
    below = dict[int, int]()
    for row in sorted(empty or (), reverse=True):
        if row + 1 < grid.height and (row + 1 not in (empty or ()) or row + 1 in below):
            below[row] = below.get(row + 1, row + 1)
    return below


def _read(grid: Grid, words: Vocabulary) -> tuple[set[int], list[_Heading]]:
    """Return the rows that say what those below are in too, as a region of its municipalities, and the headings."""
    saying = [one for one in grid.columns if one.role in SAYING]
    outer, headings = set[int](), list[_Heading]()
    for row, below in sorted(_below(grid).items()):
        written = [one for one in saying if row not in one.lent]
        if len(written) != 1:
            continue
        (column,) = written
        cell, next_cell = column.cells[row], column.cells[below]
        if below in column.lent:
            is_outer = any(below not in one.lent for one in saying) and _PERIOD not in _kinds(cell, words)
        else:
            kinds = _kinds(cell, words) & _kinds(next_cell, words)
            is_outer = kinds == {_AREA} and _holds(cell, next_cell, words)
            if not kinds and (kind := _kind(shown(cell), column.role, words)):
                headings.append(_Heading(row, kind, shown(cell), column.index))
        outer |= {row} if is_outer else set()
    return outer, headings


def _holds(cell: object, below: object, words: Vocabulary) -> bool:
    """True for a larger area over a municipality."""
    found = [area_in(one, words.areas) for one in (cell, below)]
    return [bool(one) and one.kind is AreaKind.MUNICIPALITY for one in found if one] == [False, True]


def _kinds(cell: object, words: Vocabulary) -> set[str]:
    """Return of which kinds a cell may be: a row of no figures is none of a heading where the next is alike."""
    text, dimension = shown(cell), words.dimensions.of_category(shown(cell))
    found = {dimension} if dimension else set[str]()
    found |= {_MEASURE} if fold(text) in words.by_label else set()
    found |= {_PERIOD} if period_in(cell) or part_of(None, cell) else set()
    return found | ({_AREA} if area_in(cell, words.areas) else set())


def _kind(text: str, role: Role, words: Vocabulary) -> str:
    """Return of which kind is what a heading says; "" where it is nothing known."""
    known = words.dimensions
    if fold(text) in words.by_label:
        return _MEASURE
    if name := known.of_category(text):
        return name
    if known.is_everybody(text):
        return _EVERYBODY
    if role is Role.PERIOD and not text.isdigit() and area_in(text, words.areas):
        return _AREA
    if role is Role.AREA and period_in(text):
        return _PERIOD
    return " ".join(sorted(known.named_in(text))) or (_SOME if says_some(text) else "")


def _holding(told: list[_Heading], before: _Heading, one: _Heading) -> list[_Heading]:
    """Return the headings that hold below another: all it stands right under, or once stood under."""
    same = next((place for place, other in enumerate(told) if other.kind == one.kind), None)
    if same is not None:
        return [*told[:same], one]
    return [*told, one] if _is_right_under(before, one) else [one]


def _is_right_under(before: _Heading, one: _Heading) -> bool:
    return one.row == before.row + 1


def _unclear(told: list[_Heading], headings: Sequence[_Heading]) -> tuple[_Heading, _Heading] | None:
    """Return a heading, and another of which it cannot be told whether it holds below that one too.

    One that stands between rows is of the same kind as one above, or a total of the only one.
    """
    for before, one in pairwise(headings):
        others = [other for other in told if other.kind not in {one.kind, _EVERYBODY}]
        is_known = any(other.kind == one.kind for other in told) or _is_right_under(before, one)
        if others and not is_known and not (one.kind == _EVERYBODY and len(told) == 1):
            return one, others[-1]
        told = _holding(told, before, one)
    return None
