"""Group headers that may stand over the middle of their columns, so that it cannot be told where each group begins."""

from __future__ import annotations

from itertools import groupby

from pejling.intake.dimensions import fold
from pejling.intake.grids import Column, Grid
from pejling.intake.roles import Cell, Role, is_filled
from pejling.intake.year_parts import shown

_NOT_ABOVE_THE_FIRST = (
    "overskriften '{}' står ikke over den første af sine kolonner, så det kan ikke ses, hvilke kolonner den gælder; "
    "tabellen er ikke brugt. Skriv den over gruppens første kolonne, eller flet cellerne"
)


def certain_groups(grid: Grid) -> Grid:
    """Return a table without the figures below group headers that do not stand over the first of their columns.

    The sign of that is a first column of figures with no group above, though its own label stands in a group further to
    the right, and groups that do not all have the same columns, or one that has the same column twice.
    """
    figures = grid.having(Role.VALUE)
    levels = max((len(one.header) for one in figures), default=0)
    for level in range(levels - 1):
        groups = _groups(figures, level)
        if groups and _is_centred(figures, groups, level):
            first = groups[0][0]
            return grid.refused(first, _NOT_ABOVE_THE_FIRST.format(shown(first.header[level])[:40]))
    return grid


def _groups(figures: tuple[Column, ...], level: int) -> list[list[Column]]:
    """Return the groups of a header level whose first column of figures has none of its own; else none."""
    first = figures[0].index
    placed = [one for one in figures if is_filled(one.header[level]) and one.origins[level] > first]
    if len(placed) == len(figures) or _has_own(figures[0], level):
        return []
    return [list(group) for _, group in groupby(placed, lambda one: one.origins[level])]


def _has_own(column: Column, level: int) -> bool:
    return is_filled(column.header[level]) and column.origins[level] == column.index


def _is_centred(figures: tuple[Column, ...], groups: list[list[Column]], level: int) -> bool:
    labels = [[_label(one, level) for one in group] for group in groups]
    if any(len(set(group)) < len(group) for group in labels):
        return True
    in_groups = {label for group in labels for label in group}
    return _label(figures[0], level) in in_groups and any(set(one) != set(labels[0]) for one in labels)


def _label(column: Column, level: int) -> tuple[str, ...]:
    """Return what the other levels of a column's header say."""
    rest: tuple[Cell, ...] = (*column.header[:level], *column.header[level + 1 :])
    return tuple(fold(str(cell)) for cell in rest)
