"""What is wrong with or worth knowing of a place in an export, in Danish, with sheet and cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

MOST_ISSUES = 300  # of a file
_MOST_COLUMNS, _MOST_CELLS = 3, 20  # that say the same
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


def told_together(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Return issues with those that say the same of one sheet told together, in the order of the first of each.

    More than a few columns are counted ("B og 3999 til"); of cells the first keep their addresses. Beyond MOST_ISSUES
    the rest is counted in a last one.
    """
    alike: dict[tuple[str, str, Severity], list[str]] = {}
    for one in issues:
        alike.setdefault((one.sheet, one.problem, one.severity), []).append(one.cell)
    told = [
        Issue(sheet, cell, problem, severity)
        for (sheet, problem, severity), cells in alike.items()
        for cell in _places(cells)
    ]
    more = len(told) - MOST_ISSUES
    rest = (Issue("", "", f"{more} bemærkninger mere er ikke vist"),) if more > 0 else ()
    return (*told[:MOST_ISSUES], *rest)


def _places(cells: list[str]) -> list[str]:
    several = [cell for cell in dict.fromkeys(cells) if cell]
    if not all(cell[-1:].isdigit() for cell in several):
        return several or [""] if len(several) <= _MOST_COLUMNS else [f"{several[0]} og {len(several) - 1} til"]
    if len(several) <= _MOST_CELLS:
        return several or [""]
    return [*several[: _MOST_CELLS - 1], f"{several[_MOST_CELLS - 1]} og {len(several) - _MOST_CELLS} til"]


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


def place_of(address: str) -> tuple[int, int]:
    """Return the row and column of Excel's address of a cell, counted from 0: "B7" is (6, 1)."""
    letters = address.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return int(address[len(letters) :]) - 1, column - 1
