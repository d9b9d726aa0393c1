"""Breakdowns written as whole numbers: ages, months on a benefit. They part the rows of a table as words would."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from pejling.intake.axes import Rows
from pejling.intake.grids import Column, Grid
from pejling.intake.issues import Issue, Severity, column_name
from pejling.intake.matches import Match
from pejling.intake.packed import Packed
from pejling.intake.roles import Role

_MOST = 120  # categories; more are cases, and no breakdown
_MOSTLY = 0.5

Keys = NDArray[np.int64]


def parted_by_numbers(grid: Grid, match: Match, rows: Rows) -> tuple[Grid, Match, tuple[Issue, ...]]:
    """Take a column of whole numbers without an indicator for a breakdown, where it parts rows that are else the same.

    It does so where half of the rows have the same period, area and group as others, or where it is called as a known
    breakdown is and some have. Where the numbers are more than a breakdown has, no figure of the table can be used.
    """
    used = {one.index for one in match.columns if one.indicator and (one.period or rows.periods)}
    found = {one.index: one for one in grid.having(Role.VALUE) if one.index not in used and _is_whole(one)}
    if not used or not found:
        return grid, match, ()
    keys, parting = _keys(rows), dict[int, dict[object, str]]()
    for index, column in found.items():
        known = rows.words.dimensions.knows(column.label)
        if _repeated(keys) > (0 if known else _MOSTLY):
            categories = _categories(column.cells)
            finer = _finer(keys, _numbered(column.cells, categories))
            if finer.max() > keys.max():
                keys, parting[index] = finer, categories
    issues = tuple(_told(rows.heading.sheet, found[one], len(texts) > _MOST) for one, texts in parting.items())
    columns = tuple(_as_words(one, parting[one.index]) if one.index in parting else one for one in grid.columns)
    refused = any(issue.severity is Severity.ERROR for issue in issues)
    values = tuple(one for one in match.columns if one.index not in parting and not (refused and one.indicator))
    stubs = {one: rows.words.dimensions.dimension(found[one].label or f"opdeling-{one + 1}") for one in parting}
    match = dataclasses.replace(match, columns=values, stubs={**match.stubs, **stubs})
    return dataclasses.replace(grid, columns=columns), match, issues


def _is_whole(column: Column) -> bool:
    packed = Packed.of(column.cells)
    numbers = packed.numbers[~np.isnan(packed.numbers)]
    whole = len(numbers) or any(isinstance(cell, int) or (isinstance(cell, str) and cell.isdigit()) for cell in packed)
    return bool(whole and np.all(numbers == np.rint(numbers)))


def _keys(rows: Rows) -> Keys:
    """Return one whole number a row, from 0: equal where the period, area and breakdowns of the rows are."""
    keys: Keys = np.zeros(rows.grid.height, np.int64)
    for coded in (rows.periods, rows.areas, *rows.stubs.values()):
        if coded is not None:
            keys = _finer(keys, coded.codes)
    return keys


def _finer(keys: Keys, codes: NDArray[np.int32]) -> Keys:
    _, finer = np.unique(keys * (int(codes.max()) + 2) + codes + 1, return_inverse=True)
    return np.asarray(finer, np.int64)


def _repeated(keys: Keys) -> float:
    """Return the share of rows whose key others have too."""
    return float(np.mean(np.bincount(keys)[keys] > 1))


def _categories(cells: Sequence[object]) -> dict[object, str]:
    return {cell: f"{cell:.0f}" if isinstance(cell, int | float) else str(cell or "") for cell in dict.fromkeys(cells)}


def _numbered(cells: Sequence[object], categories: Mapping[object, str]) -> NDArray[np.int32]:
    places = {cell: place for place, cell in enumerate(categories)}
    return np.fromiter((places[cell] for cell in cells), np.int32, len(cells))


def _as_words(column: Column, categories: Mapping[object, str]) -> Column:
    return dataclasses.replace(column, role=Role.STUB, cells=[categories[cell] or "uoplyst" for cell in column.cells])


def _told(sheet: str, column: Column, several: bool) -> Issue:  # noqa: FBT001
    begins = f"kolonnen '{column.label[:40]}' deler rækkerne op"
    if several:
        problem = f"{begins} i så mange, at ingen af tabellens tal kan bruges; lav en opgørelse uden den"
        return Issue(sheet, column_name(column.index), problem, Severity.ERROR)
    return Issue(sheet, column_name(column.index), f"{begins}; tallene er holdt adskilt for hvert af dens tal")
