"""What is wrong with or worth knowing of a place in an export, in Danish, with sheet and cell."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np

from pejling import danish
from pejling.intake.addresses import cells_in, joined, range_name

MOST_ISSUES = 300  # of a file
MOST_PLACES = 10_000  # that are kept one by one, of a file; the others are counted
_SHOWN = 3  # places of one issue


class Severity(Enum):
    """How much an issue costs: error - nothing at that place is used; warning - look; note - said for openness."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Issue:
    """A problem at a place, or at several that share it. The text never repeats what may concern a person.

    cell:   Excel's address ("B7", "C", "" for the whole sheet or file); of several the first, and how many more there
            are ("B2:B5, D7 og 80 til").
    places: all the addresses of several, as Excel writes ranges; () where `cell` is the only one.
    more:   how many cells or columns there are beside those in `places`.
    """

    sheet: str
    cell: str
    problem: str
    severity: Severity = Severity.WARNING
    places: tuple[str, ...] = ()
    more: int = 0


class NotReadableError(Exception):
    """The bytes are no table, or nothing of them may be kept; carries the issue that says so."""

    def __init__(self, problem: str, sheet: str = "", cell: str = "") -> None:
        self.issue = Issue(sheet, cell, problem, Severity.ERROR)
        super().__init__(problem)


def at_cells(
    sheet: str, column: int, rows: Sequence[int], problem: str, severity: Severity = Severity.WARNING
) -> Issue:
    """Return an issue at some cells of a column; rows and column counted from 0, the rows in order."""
    numbers = np.asarray(rows)
    ends = np.append(np.diff(numbers) != 1, True)
    firsts, lasts = numbers[np.append(True, ends[:-1])][:MOST_PLACES], numbers[ends][:MOST_PLACES]
    places = [range_name(column, *span) for span in zip(firsts.tolist(), lasts.tolist(), strict=True)]
    return _at(sheet, places, len(numbers) - int(np.sum(lasts - firsts + 1)), problem, severity)


def at_places(sheet: str, places: Iterable[str], problem: str, severity: Severity = Severity.WARNING) -> Issue:
    """Return an issue at some cells or columns by their addresses, in any order; "" is the sheet itself."""
    return _at(sheet, joined(places), 0, problem, severity)


def _at(sheet: str, places: Sequence[str], more: int, problem: str, severity: Severity) -> Issue:
    """Return an issue at ranges of cells or at columns, and at so many more."""
    others = more + sum(map(cells_in, places[_SHOWN:]))
    first = danish.listing([*places[:_SHOWN], *([f"{danish.number(others)} til"] if others else [])])
    return Issue(sheet, first, problem, severity, *((tuple(places), more) if len(places) > 1 or more else ()))


def told_together(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Return issues with those that say the same of one sheet as one, in the order of the first of each.

    Beyond MOST_ISSUES the rest is counted in a last one, and beyond MOST_PLACES the places are.
    """
    alike: dict[tuple[str, str, Severity], list[Issue]] = {}
    for one in issues:
        alike.setdefault((one.sheet, one.problem, one.severity), []).append(one)
    told, room = [], MOST_PLACES
    for (sheet, problem, severity), same in list(alike.items())[:MOST_ISSUES]:
        places = joined(place for one in same for place in one.places or (one.cell,))
        kept, others = places[: max(1, room)], places[max(1, room) :]
        more = sum(one.more for one in same) + sum(map(cells_in, others))
        told.append(_at(sheet, kept, more, problem, severity))
        room -= len(kept)
    untold = len(alike) - MOST_ISSUES
    rest = (Issue("", "", f"{untold} bemærkninger mere er ikke vist"),) if untold > 0 else ()
    return (*told, *rest)


def issue_told(one: Issue) -> dict[str, Any]:
    """Return an issue ready for JSON."""
    return {**dataclasses.asdict(one), "severity": one.severity.value}


def issue_understood(told: dict[str, Any]) -> Issue:
    """Return the issue of what `issue_told` gave; what was kept before places were does without."""
    places, more = tuple(told.get("places", ())), told.get("more", 0)
    return Issue(told["sheet"], told["cell"], told["problem"], Severity(told["severity"]), places, more)
