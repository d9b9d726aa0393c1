"""Breakdowns written as whole numbers: ages, months on a benefit. They part the rows of a table as words would."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from pejling.intake.addresses import column_name
from pejling.intake.axes import UNKNOWN, Rows
from pejling.intake.grids import Column, Grid
from pejling.intake.issues import Issue, Severity
from pejling.intake.matches import Match, name_apart
from pejling.intake.packed import Packed
from pejling.intake.roles import Role
from pejling.intake.year_parts import shown

_MOST = 120  # categories; more are cases, and no breakdown
_MOSTLY = 0.5

Keys = NDArray[np.int64]


def parted_by_numbers(grid: Grid, match: Match, rows: Rows) -> tuple[Grid, Match, tuple[Issue, ...]]:
    """Take a column of whole numbers without an indicator for a breakdown, where it parts rows that are else the same.

    It does so where half of the rows have the same period, area and group as others and not the same figures, or where
    it is called as a known breakdown is and some have, or has one number in all rows, of which they then are. Where the
    numbers are more than a breakdown has, no figure of the table can be used.
    """
    parting = _parting(grid, match, rows)
    if not parting:
        return grid, match, ()
    named = {one.index: one for one in grid.columns if one.index in parting}
    issues = tuple(_told(rows.heading.sheet, named[one], len(texts)) for one, texts in parting.items())
    columns = tuple(_as_words(one, parting[one.index]) if one.index in parting else one for one in grid.columns)
    refused = any(issue.severity is Severity.ERROR for issue in issues)
    values = tuple(one for one in match.columns if one.index not in parting and not (refused and one.indicator))
    stubs = dict(match.stubs)
    for column in (one for one in columns if one.index in parting):
        name = rows.words.dimensions.dimension(column.label or f"opdeling-{column.index + 1}")
        others = {stubs[one.index]: one for one in columns if one.index in stubs}
        stubs[column.index] = name_apart(name, column, others)
    match = dataclasses.replace(match, columns=values, stubs=stubs)
    return dataclasses.replace(grid, columns=columns), match, issues


def _parting(grid: Grid, match: Match, rows: Rows) -> dict[int, dict[object, str]]:
    """Return the columns that part the rows, by their index, with what each of their cells is called."""
    used = {one.index for one in match.columns if one.indicator}
    figures = [one for one in grid.having(Role.VALUE) if one.index in used]
    unused = [one for one in grid.having(Role.VALUE) if one.index not in used]
    named = (one for one in unused if rows.words.dimensions.knows(one.label))
    parting = {one.index: only for one in named if (only := _only(one))} if figures else {}
    others = [one for one in unused if one.index not in parting and _is_whole(one)]
    has_period = rows.periods is not None or any(one.period for one in match.columns if one.index in used)
    if not figures or not others or not has_period:
        return parting
    read, keys = _keys(rows)
    repeated = _repeated(keys, figures, read)
    for column in others:
        most = 0 if rows.words.dimensions.knows(column.label) else _MOSTLY
        if repeated > most and _parts(column, keys, read):
            parting[column.index] = _categories(column.cells)
            keys = _finer(keys, _numbered(column, read))
            repeated = _repeated(keys, figures, read)
    return parting


def _only(column: Column) -> dict[object, str]:
    """Return the one cell that all rows have, and what it is called; nothing where they differ or it says nothing."""
    different = set(column.cells)
    texts = {cell: shown(cell).replace("<", "under ") for cell in different}
    return texts if len(different) == 1 and any(map(str.isalnum, "".join(texts.values()))) else {}


def _is_whole(column: Column) -> bool:
    packed = Packed.of(column.cells)
    numbers = packed.numbers[~np.isnan(packed.numbers)]
    texts = (cell for cell in packed.others if isinstance(cell, str))
    whole = len(numbers) or any(type(cell) is int for cell in packed.others) or any(map(str.isdigit, texts))
    return bool(whole and np.all(numbers == np.rint(numbers)))


def _keys(rows: Rows) -> tuple[NDArray[np.intp], Keys]:
    """Return the rows that say a known period and area, and one whole number for each: equal where all they say is."""
    axes = [coded.codes for coded in (rows.periods, rows.areas) if coded is not None]
    read = np.flatnonzero(np.all([codes != UNKNOWN for codes in axes], axis=0)) if axes else np.arange(rows.grid.height)
    keys: Keys = np.zeros(len(read), np.int64)
    for codes in (*axes, *(coded.codes for coded in rows.stubs.values())):
        keys = _finer(keys, codes[read])
    return read, keys


def _finer(keys: Keys, codes: NDArray[np.int32]) -> Keys:
    _, finer = np.unique(keys * (int(codes.max(initial=0)) + 2) + codes + 1, return_inverse=True)
    return np.asarray(finer, np.int64)


def _repeated(keys: Keys, figures: Sequence[Column], read: NDArray[np.intp]) -> float:
    """Return the share of rows whose key others have too; nought where the figures of all such are the same."""
    share = float(np.mean(np.bincount(keys)[keys] > 1)) if len(keys) else 0.0
    return share if share and any(_parts(one, keys, read) for one in figures) else 0.0


def _parts(column: Column, keys: Keys, read: NDArray[np.intp]) -> bool:
    """True where rows with the same key differ in a column."""
    return bool(_finer(keys, _numbered(column, read)).max() > keys.max())


def _numbered(column: Column, read: NDArray[np.intp]) -> NDArray[np.int32]:
    """Return a whole number for the cell of each of some rows: equal where the cells are equal."""
    places: dict[object, int] = {}
    codes = (places.setdefault(cell, len(places)) for cell in column.cells)
    return np.fromiter(codes, np.int32, len(column.cells))[read]


def _categories(cells: Sequence[object]) -> dict[object, str]:
    return {cell: f"{cell:.0f}" if isinstance(cell, int | float) else str(cell or "") for cell in dict.fromkeys(cells)}


def _as_words(column: Column, categories: Mapping[object, str]) -> Column:
    return dataclasses.replace(column, role=Role.STUB, cells=[categories[cell] or "uoplyst" for cell in column.cells])


def _told(sheet: str, column: Column, categories: int) -> Issue:
    begins = f"kolonnen '{column.label[:40]}' deler rækkerne op"
    if categories > _MOST:
        problem = f"{begins} i så mange, at ingen af tabellens tal kan bruges; lav en opgørelse uden den"
        return Issue(sheet, column_name(column.index), problem, Severity.ERROR)
    return Issue(sheet, column_name(column.index), f"{begins}; tallene er holdt adskilt for hvert af dens tal")
