"""What is wrong with or worth knowing of a place in an export, in Danish, with sheet and cell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

_LETTERS = 26


class Severity(Enum):
    """How much an issue costs: error - nothing at that place is used; warning - look; note - said for openness."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Issue:
    """A problem at a place. `cell` is Excel's address ("B7", "C", "" for the whole sheet or file).

    The text never repeats what a cell holds where that may concern a person.
    """

    sheet: str
    cell: str
    problem: str
    severity: Severity = Severity.WARNING


class NotReadableError(Exception):
    """The bytes are no table, or nothing of them may be kept; carries the issue that says so."""

    def __init__(self, problem: str, sheet: str = "", cell: str = "") -> None:
        self.issue = Issue(sheet, cell, problem, Severity.ERROR)
        super().__init__(problem)


def column_name(column: int) -> str:
    """Return Excel's letters of a column counted from 0: 0 is A, 27 is AB."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Return Excel's address of a cell; row and column counted from 0."""
    return f"{column_name(column)}{row + 1}"
