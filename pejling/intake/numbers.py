"""Columns of cells to values and marks. Decided a column at a time, because a dot alone decides nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pejling.series import Mark
from pejling.units import Unit

Cell = object

MARKS = tuple(Mark)
_FINAL, _SUPPRESSED, _MISSING = (MARKS.index(mark) for mark in (Mark.FINAL, Mark.SUPPRESSED, Mark.MISSING))
# Empty, "-" and "*" stand for masked small numbers in Jobindsats' files; StatBank writes "..", "." for not there.
_MASKS = {"": _SUPPRESSED, "-": _SUPPRESSED, "–": _SUPPRESSED, "*": _SUPPRESSED, "..": _MISSING, ".": _MISSING}
_BELOW = re.compile(r"<\s*\d+")
_GROUPED = re.compile(r"[-−]?\d{1,3}(\.\d{3})+(,\d+)?")
_COMMA = re.compile(r"[-−]?\d+(,\d+)?")
_DOT_DECIMAL = re.compile(r"[-−]?\d+\.\d{1,2}")
_UNIT_ENDING = re.compile(r"\s*(%|pct\.?|procent)$", re.IGNORECASE)


@dataclass(frozen=True)
class ParsedColumn:
    """A column read: one value and one mark (index into MARKS) a row; NaN where the mark is not final.

    unreadable: rows (from 0) whose cell is neither number nor mask; they are marked missing.
    """

    values: NDArray[np.float64]
    marks: NDArray[np.int8]
    unreadable: tuple[int, ...]


def is_mask(cell: Cell) -> bool:
    """True for a cell that stands in a figure's place: "-", "..", "<3"; an empty cell is not one by itself."""
    text = cell.strip() if isinstance(cell, str) else ""
    return bool(text) and (text in _MASKS or bool(_BELOW.fullmatch(text)))


def looks_numeric(cell: Cell) -> bool:
    """True for a number, or text that can be read as one."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return True
    return isinstance(cell, str) and text_value(cell, None) is not None


def text_value(text: str, unit: Unit | None) -> float | None:
    """Read a number stored as text; None where it is none, or where the dot is unclear in that unit.

    A dot groups thousands ("2.184") in counts; in a unit with decimals that is unclear. "2.5" is two and a half,
    but unclear in a count. Without a unit only the form is judged.
    """
    bare = _UNIT_ENDING.sub("", text.replace("\u00a0", " ").strip()).replace(" ", "").replace("−", "-")
    if _COMMA.fullmatch(bare):
        return float(bare.replace(",", "."))
    if _GROUPED.fullmatch(bare):
        unclear = unit is not None and unit.decimals > 0 and "," not in bare
        return None if unclear else float(bare.replace(".", "").replace(",", "."))
    if _DOT_DECIMAL.fullmatch(bare):
        return None if unit is not None and unit.decimals == 0 else float(bare)
    return None


def parse_column(cells: Sequence[Cell], unit: Unit) -> ParsedColumn:
    """Read a column of cells in a unit."""
    values = np.full(len(cells), np.nan)
    marks = np.zeros(len(cells), dtype=np.int8)
    numeric = np.fromiter((type(cell) is float or type(cell) is int for cell in cells), bool, len(cells))
    values[numeric] = [cell for cell in cells if type(cell) is float or type(cell) is int]
    seen: dict[Cell, tuple[float, int, bool]] = {}
    unreadable = []
    for row in np.flatnonzero(~numeric).tolist():
        cell = cells[row]
        if cell not in seen:
            seen[cell] = _read(cell, unit)
        values[row], marks[row], readable = seen[cell]
        if not readable:
            unreadable.append(row)
    return ParsedColumn(values, marks, tuple(unreadable))


def _read(cell: Cell, unit: Unit) -> tuple[float, int, bool]:
    if cell is None:
        return np.nan, _SUPPRESSED, True
    if not isinstance(cell, str):
        return np.nan, _MISSING, False
    text = cell.strip()
    if text in _MASKS or _BELOW.fullmatch(text):
        return np.nan, _MASKS.get(text, _SUPPRESSED), True
    value = text_value(text, unit)
    if value is None:
        return np.nan, _MISSING, False
    return value, _FINAL, True
