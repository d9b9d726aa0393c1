"""Columns of cells to values and marks. Decided a column at a time, because a dot alone decides nothing."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from pejling.intake.packed import Packed
from pejling.series import Mark
from pejling.units import Unit

Cell = object

MARKS = tuple(Mark)
_FINAL, _SUPPRESSED, _MISSING = (MARKS.index(mark) for mark in (Mark.FINAL, Mark.SUPPRESSED, Mark.MISSING))
# Empty, "-" and "*" stand for masked small numbers in Jobindsats' files; StatBank writes "..", "." for not there.
_MASKS = {"": _SUPPRESSED, "-": _SUPPRESSED, "–": _SUPPRESSED, "*": _SUPPRESSED, "..": _MISSING, ".": _MISSING}
_BELOW = re.compile(r"<\s*\d+")
_GROUPED = re.compile(r"[-−]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?")
_COMMA = re.compile(r"[-−]?\d+(,\d+)?")
_COMMA_THREE = re.compile(r"[-−]?[1-9]\d{0,2},\d{3}")  # 1,005: a thousand and five in an English file
_DOT_DECIMAL = re.compile(r"[-−]?(?:\d+\.(?:\d{1,2}|\d{4,})|0\.\d{3})")
_BETWEEN_GROUPS = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")  # "1 234", with a space of any width
UNIT_ENDING = re.compile(r"\s*(%|pct\.?|procent)$", re.IGNORECASE)


_THOUSAND, _MOSTLY, _ARITHMETIC = 1000, 0.75, 1e-9


class Dot(Enum):
    """What a dot means in a column's texts, as the others of them tell."""

    UNTOLD = "untold"
    DECIMALS = "decimals"
    THOUSANDS = "thousands"
    EITHER = "either"


@dataclass(frozen=True)
class ParsedColumn:
    """A column read: one value and one mark (index into MARKS) a row; NaN where the mark is not final.

    unreadable: rows (from 0) whose cell is neither number nor mask; they are marked missing.
    unclear: those of them whose cell is a number that can be read in two ways.
    impossible: those of them whose cell is a number that nothing can have in the unit.
    fractions: those of them whose cell may be a share stored as a fraction among others that are not.
    empty: the rows with nothing in their cells.
    """

    values: NDArray[np.float64]
    marks: NDArray[np.int8]
    unreadable: tuple[int, ...]
    unclear: tuple[int, ...] = ()
    impossible: tuple[int, ...] = ()
    fractions: tuple[int, ...] = ()
    empty: tuple[int, ...] = ()


def is_mask(cell: Cell) -> bool:
    """True for a cell that stands in a figure's place: "-", "..", "<3"; an empty cell is not one by itself."""
    text = cell.strip() if isinstance(cell, str) else ""
    return bool(text) and (text in _MASKS or bool(_BELOW.fullmatch(text)))


def looks_numeric(cell: Cell) -> bool:
    """True for a number, or text that can be read as one."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return True
    return isinstance(cell, str) and text_value(cell, None) is not None


def text_value(text: str, unit: Unit | None, dot: Dot = Dot.UNTOLD) -> float | None:
    """Read a number stored as text; None where it is none, or where dot or comma is unclear in that unit.

    A dot groups thousands ("2.184") in counts; in a unit with decimals that is unclear, unless the column's other
    texts tell what `dot` means. "2.5" is two and a half, but unclear in a count, and so is "1,005". A share is none in
    a count. Without a unit only the form is judged.
    """
    if unit is not None and says_another_unit(text, unit):
        return None
    bare = _bare(text)
    if _COMMA.fullmatch(bare):
        unclear = unit is not None and unit.decimals == 0 and _COMMA_THREE.fullmatch(bare)
        return None if unclear else float(bare.replace(",", "."))
    if _GROUPED.fullmatch(bare):
        return _grouped(bare, unit, dot)
    if _DOT_DECIMAL.fullmatch(bare):
        return None if unit is not None and unit.decimals == 0 else float(bare)
    return None


def says_another_unit(text: str, unit: Unit) -> bool:
    """True for a text that says per cent where that is not the unit."""
    return not unit.is_rate and bool(UNIT_ENDING.search(text.strip()))


def _bare(text: str) -> str:
    return _BETWEEN_GROUPS.sub("", UNIT_ENDING.sub("", text.strip())).replace("−", "-")


def _grouped(bare: str, unit: Unit | None, dot: Dot) -> float | None:
    whole = float(bare.replace(".", "").replace(",", "."))
    if unit is None or "," in bare or bare.count(".") > 1:
        return whole
    if unit.decimals == 0:
        return None if dot in {Dot.DECIMALS, Dot.EITHER} else whole
    if dot is Dot.DECIMALS:
        return float(bare)
    return whole if dot is Dot.THOUSANDS and not unit.is_rate else None


def two_readings(text: str) -> tuple[float, float] | None:
    """Return what an unclear number may be, with its dot or comma as thousands and as decimals; None for others."""
    bare = _bare(text)
    if not _GROUPED.fullmatch(bare) and not _COMMA_THREE.fullmatch(bare) and not _DOT_DECIMAL.fullmatch(bare):
        return None
    whole, _, last = bare.replace(",", ".").rpartition(".")
    before = whole.replace(".", "")
    return float(before + last), float(f"{before}.{last}")


def parse_column(cells: Sequence[Cell], unit: Unit, beside: Callable[[], Dot] = lambda: Dot.UNTOLD) -> ParsedColumn:
    """Read a column of cells in a unit. `beside` is what a dot means as the rest of the file tells.

    It is asked where the column's own texts leave "2.184" open in a count.
    """
    packed = Packed.of(cells)
    values, marks = packed.numbers.copy(), np.zeros(len(packed), dtype=np.int8)
    different = dict.fromkeys(packed.others)
    dot = meaning_of_dot(different)
    if dot is Dot.UNTOLD and unit.decimals == 0 and any(isinstance(cell, str) and "." in cell for cell in different):
        dot = beside()
    seen = {cell: _read(cell, unit, dot) for cell in different}
    unreadable = []
    for row, cell in zip(packed.rows, packed.others, strict=True):
        values[row], marks[row], readable = seen[cell]
        if not readable:
            unreadable.append((row, cell))
    unclear = [row for row, cell in unreadable if isinstance(cell, str) and two_readings(cell)]
    turned = _turned(packed.numbers) if unit.decimals == 0 else []
    values[turned], marks[turned] = np.nan, _MISSING
    rows = sorted({*turned, *(row for row, _ in unreadable)})
    blank = {cell for cell in different if cell is None or (isinstance(cell, str) and not cell.strip())}
    empty = tuple(row for row, cell in zip(packed.rows, packed.others, strict=True) if cell in blank) if blank else ()
    return ParsedColumn(values, marks, tuple(rows), tuple(sorted({*turned, *unclear})), empty=empty)


def _turned(numbers: NDArray[np.float64]) -> list[int]:
    """Return the rows of numbers that may be counts whose thousand dot a program took for decimals: 2.184.

    They are so where all of a column's are below a thousand and have three decimals, but for those that end in nought.
    """
    rows = np.flatnonzero(np.isfinite(numbers) & (np.rint(numbers) != numbers))
    found = numbers[rows]
    if not len(rows) or np.any(np.abs(found) >= _THOUSAND) or np.any(np.round(found, 3) != found):
        return []
    three = np.mean(np.round(found, 2) != found)
    return rows.tolist() if three >= _MOSTLY else []


def without_impossible(parsed: ParsedColumn, unit: Unit, *, whole: bool = False) -> ParsedColumn:
    """Leave out what cannot be: less than nought, shares of more than a hundred per cent, counts without end.

    whole: no parts of a count, either, but for what a formula's arithmetic leaves.
    """
    values = parsed.values
    parts = np.isfinite(values) & ~np.isclose(values, np.rint(values), rtol=0, atol=_ARITHMETIC) if whole else False
    rows = np.flatnonzero((values < 0) | (values > unit.most) | parts)
    if not len(rows):
        return parsed
    impossible = tuple(rows.tolist())
    unreadable = tuple(sorted({*parsed.unreadable, *impossible}))
    return dataclasses.replace(parsed, unreadable=unreadable, impossible=impossible)


def meaning_of_dot(cells: Iterable[Cell]) -> Dot:
    """Return what a dot means in the texts among some cells, as the others of them tell."""
    texts = [_bare(cell) for cell in dict.fromkeys(cells) if isinstance(cell, str)]
    decimals = any(map(_DOT_DECIMAL.fullmatch, texts))
    thousands = any("," in text and (_COMMA.fullmatch(text) or _GROUPED.fullmatch(text)) for text in texts)
    if decimals and thousands:
        return Dot.EITHER
    return Dot.DECIMALS if decimals else Dot.THOUSANDS if thousands else Dot.UNTOLD


def _read(cell: Cell, unit: Unit, dot: Dot) -> tuple[float, int, bool]:
    if cell is None:
        return np.nan, _SUPPRESSED, True
    if type(cell) is int:
        return float(cell), _FINAL, True
    if not isinstance(cell, str):
        return np.nan, _MISSING, False
    text = cell.strip()
    if text in _MASKS or _BELOW.fullmatch(text):
        return np.nan, _MASKS.get(text, _SUPPRESSED), True
    value = text_value(text, unit, dot)
    if value is None:
        return np.nan, _MISSING, False
    return value, _FINAL, True
