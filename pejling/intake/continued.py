"""Which rows leave empty what the row above says without going on with it, as tables do that write it once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from pejling.intake.dimensions import fold, is_total
from pejling.intake.grids import Column
from pejling.intake.period_cells import period_in
from pejling.intake.roles import PIVOT_SUMS, SAYING, Cell, Role, counts, is_filled
from pejling.intake.year_parts import reader_of


def not_continued(columns: Sequence[Column], body: Sequence[Sequence[Cell]]) -> set[int]:
    """Return the body rows that would be given words of the row above without being a continuation of it."""
    of_years = {one.index for one in columns if reader_of(one.header[-1], one.role, one.cells)}
    naming = [one for one in columns if one.role in SAYING or one.index in of_years]
    breakdowns = [one for one in naming if one.role is Role.STUB and one.lent and one.index not in of_years]
    empty = (_of_no_category(one, naming, body) for one in breakdowns if not _holds_notes(one, columns))
    found = _all_lent(naming, body).union(*empty)
    axes = [one for one in _axes(naming) if one.lent and not of_years]
    sums = (_of_several(one, naming, body) for one in axes)
    return found.union(*(_of_no_axis(one, naming, found) for one in axes), *sums)


def _axes(naming: Sequence[Column]) -> list[Column]:
    """Return the columns of periods and of areas that say it alone: several are one within another."""
    found = ([one for one in naming if one.role is role] for role in (Role.PERIOD, Role.AREA))
    return [columns[0] for columns in found if len(columns) == 1]


def _all_lent(naming: Sequence[Column], body: Sequence[Sequence[Cell]]) -> set[int]:
    """Return the body rows in which all that says what a row is would be filled down from the row above."""
    if not naming:
        return set()
    empty: Sequence[int] = range(len(body[0]))
    for one in naming:
        cells = body[one.index]
        if "" not in cells and None not in cells:  # most tables, looked through without a loop of ours
            return set()
        empty = [row for row in empty if not is_filled(cells[row])]
    return {row for row in empty if any(is_filled(one.cells[row]) for one in naming)}


def _holds_notes(stub: Column, columns: Sequence[Column]) -> bool:
    """True for texts that are no categories: in place of figures ("ca. 40", a space), and a few beside them."""
    title = stub.header[-1]
    if period_in(title) or counts(title) or not any(str(cell).strip() for cell in set(stub.cells)):
        return True
    figures = [one.index for one in columns if one.role is Role.VALUE]
    return bool(figures) and stub.index > figures[0] and 2 * len(stub.lent) >= len(stub.cells)


def _of_no_category(stub: Column, naming: Sequence[Column], body: Sequence[Sequence[Cell]]) -> Collection[int]:
    """Return the body rows that leave a breakdown empty where it is not written once for several: totals, perhaps.

    What is written once goes on where all to its left does. Outermost, it stands in no two rows running.
    """
    outer = [body[one.index] for one in naming if one.index < stub.index]
    if outer:
        return {row for row in stub.lent if any(is_filled(cells[row]) for cells in outer)}
    is_repeated = any(is_filled(above) and above == below for above, below in pairwise(body[stub.index]))
    return stub.lent if is_repeated else ()


def _of_no_axis(axis: Column, naming: Sequence[Column], left_out: Collection[int]) -> Collection[int]:
    """Return the body rows that leave their period or area empty and are of all of them together, perhaps.

    They are the last ones below rows that write it, or would be a second figure for what another row is of.
    """
    height = len(axis.cells)
    if min(axis.lent) == height - len(axis.lent) and 2 * len(axis.lent) <= min(axis.lent):
        return axis.lent
    others = list(zip(*(one.cells for one in naming if one.index != axis.index), strict=True)) or [()] * height
    found, seen = set[int](), set[tuple[Cell, ...]]()
    for row, own in enumerate(others):
        if row not in axis.lent:
            seen = set()
        elif own in seen:
            found.add(row)
        if row not in left_out:
            seen.add(own)
    return found


def _of_several(axis: Column, naming: Sequence[Column], body: Sequence[Sequence[Cell]]) -> Collection[int]:
    """Return the body rows that a pivot table has as sums over its periods or areas: "Jobparat Total", "Hovedtotal".

    A sum to the left of an empty cell is over what stands there, where other sums and parts are written once as well.
    """
    if len(axis.cells) - len(axis.lent) < 2:  # noqa: PLR2004 - one for all rows, the sums too
        return ()
    outer = [one for one in naming if one.role is Role.STUB and one.index < axis.index]
    sums = [(one, {cell for cell in set(body[one.index]) if _is_sum(cell, pivots=bool(one.lent))}) for one in outer]
    return {row for one, texts in sums if texts for row in axis.lent if body[one.index][row] in texts}


def _is_sum(cell: Cell, *, pivots: bool) -> bool:
    text = fold(cell) if isinstance(cell, str) else ""
    return text in PIVOT_SUMS or (pivots and (is_total(text) or text.endswith(" total")))
