"""Where in a sheet something stands, as Excel writes it: cells "B7", columns "C" and ranges "B7:B9"."""

from __future__ import annotations

from collections.abc import Iterable

_LETTERS = 26


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


def range_name(column: int, first: int, last: int) -> str:
    """Return Excel's address of cells below each other; column and rows counted from 0, both rows inclusive."""
    name = cell_name(first, column)
    return name if first == last else f"{name}:{cell_name(last, column)}"


def joined(places: Iterable[str]) -> list[str]:
    """Return columns as they come, then cells and ranges by column and row, those below each other as one range.

    >>> joined(["B3", "D", "B2", "C7:C9", ""])
    ['D', 'B2:B3', 'C7:C9']
    """
    named = list(filter(None, dict.fromkeys(places)))
    spans: list[tuple[int, int, int]] = []
    for column, first, last in sorted(_span(place) for place in named if place[-1].isdigit()):
        before = spans[-1] if spans else (column, first, first - 2)
        if before[0] == column and first <= before[2] + 1:
            spans[-1] = (column, before[1], max(last, before[2]))
        else:
            spans.append((column, first, last))
    return [*(place for place in named if not place[-1].isdigit()), *(range_name(*span) for span in spans)]


def cells_in(place: str) -> int:
    """Return how many cells a range has; a column counts as one."""
    return _span(place)[2] - _span(place)[1] + 1 if ":" in place else 1


def _span(place: str) -> tuple[int, int, int]:
    """Return the column, first row and last row of a cell or range, counted from 0."""
    first, _, last = place.partition(":")
    row, column = place_of(first)
    return column, row, place_of(last)[0] if last else row
