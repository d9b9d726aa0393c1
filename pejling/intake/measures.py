"""Tables in which the measures stand in a column of their own, one below the other: parted into one table each."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from pejling.intake.dimensions import fold
from pejling.intake.grids import Column, Grid
from pejling.intake.matches import is_measure
from pejling.intake.roles import Role, is_filled
from pejling.intake.target_lists import is_target_list
from pejling.intake.vocabulary import Vocabulary

_TITLE = re.compile(r"(måling(er)?|mål|indikator(er)?|nøgletal|indhold|variabel|measure|metric|kpi)", re.IGNORECASE)
_ANY = re.compile(r"(værdi(er)?|tal|value|indhold)?", re.IGNORECASE)  # titles that say nothing of the measure


def a_table_a_measure(grid: Grid, words: Vocabulary) -> Iterator[Grid]:
    """Yield a table for each measure named in the body, its name in the headers; or the table as it is.

    A column under a measure's own name holds figures, although none can be read: texts alone look like a breakdown,
    which would part the others.
    """
    named = tuple(_as_figures(one) if _is_named(one, words) else one for one in grid.columns)
    grid = dataclasses.replace(grid, columns=named)
    column = next((one for one in grid.having(Role.STUB) if _names_measures(one, words)), None)
    if column is None or is_target_list(grid):
        yield grid
        return
    for name in dict.fromkeys(cell for cell in column.cells if is_filled(cell)):
        rows = [row for row, cell in enumerate(column.cells) if cell == name]
        columns = (_of_rows(one, rows, str(name)) for one in grid.columns if one is not column)
        numbers = [grid.row_numbers[row] for row in rows]
        yield dataclasses.replace(grid, row_numbers=numbers, columns=tuple(columns))


def _is_named(column: Column, words: Vocabulary) -> bool:
    is_measure = fold(column.label) in words.by_label and not words.dimensions.knows(column.label)
    return column.role is Role.STUB and is_measure


def _as_figures(column: Column) -> Column:
    own = ["" if row in column.lent else cell for row, cell in enumerate(column.cells)]
    return dataclasses.replace(column, role=Role.VALUE, cells=own, lent=frozenset())


def _names_measures(column: Column, words: Vocabulary) -> bool:
    """True for a column whose title says measures and in which at least one is known, or without one if all are."""
    texts = [str(cell) for cell in set(column.cells) if is_filled(cell)]
    if not column.label:
        return bool(texts) and all(is_measure(text, words) for text in texts)
    return bool(_TITLE.fullmatch(column.label)) and any(fold(text) in words.by_label for text in texts)


def _of_rows(column: Column, rows: list[int], name: str) -> Column:
    header = column.header
    if column.role is Role.VALUE:
        header = (name, *(cell for cell in header if not _ANY.fullmatch(str(cell).strip())))
    return dataclasses.replace(column, header=header, cells=[column.cells[row] for row in rows])
