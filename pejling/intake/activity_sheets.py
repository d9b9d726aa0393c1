"""The sheet *Aktiviteter* of the template, filled in: how far each of a plan's activities is.

It is known by its headings, wherever they stand, and says its plan in a line above them. Whether the plan has such an
activity is for the receipt to say: plans are not known here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pejling.activity_states import LONGEST_EVIDENCE, ActivityState
from pejling.intake.addresses import cell_name, column_name
from pejling.intake.dimensions import fold
from pejling.intake.issues import Issue, Severity
from pejling.intake.places import Place
from pejling.intake.privacy import holds_person_number, person_numbers_problem
from pejling.intake.roles import is_filled
from pejling.intake.sheets import Rows, Sheet

ACTIVITIES_TITLE = "Pejlings skabelon til aktiviteter"
TARGET, STATE, ON, EVIDENCE = "Mål", "Hvor langt er I?", "Gælder fra", "Hvad viser det?"
HEADINGS = (TARGET, "Aktivitet", "Pejlemærke", STATE, ON, EVIDENCE)
PLAN_KEY = "Plan"
STATES = {one.value: one for one in ActivityState}
_LOOKED_AT = (30, 30)  # rows and columns in which the headings stand
_DAY_FIRST = re.compile(r"(\d{1,2})[-./ ]+(\d{1,2})[-./ ]+(\d{4})")
_PLAN = re.compile(rf"{PLAN_KEY}:\s*(\S+)")
_NOT_USED = "rækken er ikke brugt"


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """What a file says of one activity, not yet held against plan and store. `by` is who says so, where known."""

    plan: str
    target: str
    state: ActivityState
    on: date
    evidence: str
    place: Place
    by: str = ""


@dataclass(frozen=True)
class ActivitySheet:
    """A sheet of activities read: its first line, what it says, and which rows cannot be used and why."""

    title: str
    rows: tuple[ActivityRow, ...]
    issues: tuple[Issue, ...]


def _headings(rows: Rows) -> tuple[int, dict[str, int]] | None:
    """Return the row of the headings and the column of each, or None where a sheet is none of activities."""
    down, right = _LOOKED_AT
    for number, row in enumerate(rows[:down]):
        found = {fold(cell): column for column, cell in enumerate(row[:right]) if isinstance(cell, str)}
        if {fold(TARGET), fold(STATE), fold(ON)} <= set(found):
            return number, {name: found[fold(name)] for name in HEADINGS if fold(name) in found}
    return None


def is_activity_sheet(sheet: Sheet) -> bool:
    """True for a sheet with the headings of a list of activities."""
    return _headings(sheet.rows) is not None


def person_numbers_in_activities(sheet: Sheet) -> tuple[Issue, ...]:
    """Find person numbers as strictly as where somebody types: one cell with such digits is enough."""
    found = _headings(sheet.rows)
    if found is None:
        return ()
    columns = zip(*sheet.rows[found[0] + 1 :], strict=True)
    counts = {index: sum(map(holds_person_number, cells)) for index, cells in enumerate(columns)}
    return tuple(
        Issue(sheet.name, column_name(index), person_numbers_problem(count, "i kolonnen"), Severity.ERROR)
        for index, count in counts.items()
        if count
    )


def read_activities(sheet: Sheet, hidden: Collection[int] = ()) -> ActivitySheet:
    """Read a sheet of activities but for its hidden rows (from 0). Rows that say nothing are passed over."""
    found = _headings(sheet.rows)
    if found is None:
        return ActivitySheet("", (), ())
    top, columns = found
    above = [str(cell).strip() for row in sheet.rows[:top] for cell in row if is_filled(cell)]
    title = next(iter(above), "")
    plan = next((match[1] for line in above if (match := _PLAN.fullmatch(line))), "")
    if not plan:
        problem = "arket siger ikke, hvilken plan det hører til; hent skabelonen igen"
        return ActivitySheet(title, (), (Issue(sheet.name, "", problem, Severity.ERROR),))
    rows, issues = dict[str, ActivityRow](), list[Issue]()
    shown = (number for number in range(top + 1, len(sheet.rows)) if number not in hidden)
    for one in (_Line(sheet, number, columns).read(plan) for number in shown):
        if isinstance(one, ActivityRow):
            issues += _twice(rows.pop(one.target, None), one)
            rows[one.target] = one
        elif one is not None:
            issues.append(one)
    return ActivitySheet(title, tuple(rows.values()), tuple(issues))


def _twice(before: ActivityRow | None, one: ActivityRow) -> Iterator[Issue]:
    if before is not None:
        problem = f"aktiviteten står også i {one.place.cell}; den sidste er brugt"
        yield Issue(before.place.sheet, before.place.cell, problem)


@dataclass(frozen=True)
class _Line:
    """One row below the headings."""

    sheet: Sheet
    number: int
    columns: dict[str, int]

    def read(self, plan: str) -> ActivityRow | Issue | None:
        """Return what the row says; None where it says nothing; an issue where it cannot be used."""
        target, word, evidence = self._text(TARGET), self._text(STATE).lower(), _bare(self._text(EVIDENCE))
        if not word and not evidence and not is_filled(self._cell(ON)):
            return None
        if not target:
            return self._wrong(TARGET, "her mangler målets id")
        if word not in STATES:
            return self._wrong(STATE, f"vælg en af de fire: {', '.join(STATES)}")
        on = read_day(self._cell(ON))
        if on is None:
            return self._wrong(ON, "skriv en dato, fx 22-08-2026")
        if len(evidence) > LONGEST_EVIDENCE:
            return self._wrong(EVIDENCE, f"teksten er længere end {LONGEST_EVIDENCE} tegn")
        return ActivityRow(plan, target, STATES[word], on, evidence, Place(self.sheet.name, self._address(TARGET)))

    def _cell(self, name: str) -> Any:  # noqa: ANN401 - whatever a workbook's cell can hold
        return self.sheet.rows[self.number][self.columns[name]] if name in self.columns else ""

    def _text(self, name: str) -> str:
        cell = self._cell(name)
        whole = int(cell) if isinstance(cell, float) and cell.is_integer() else cell
        return " ".join(str("" if whole is None else whole).split())

    def _address(self, name: str) -> str:
        return cell_name(self.number, self.columns[name])

    def _wrong(self, name: str, problem: str) -> Issue:
        return Issue(self.sheet.name, self._address(name), f"{problem}; {_NOT_USED}", Severity.ERROR)


def _bare(text: str) -> str:
    """Take away the apostrophe that `spreadsheets.harmless` put before a text that began like a formula."""
    return text[1:] if text.startswith("'") and text[1:2] in set("=+-@") else text


def read_day(cell: object) -> date | None:
    """Read a day written as Danes do, or as Excel keeps it; None where it is none.

    >>> read_day("22.8.2026"), read_day("2026-08-22"), read_day("31-02-2026")
    (datetime.date(2026, 8, 22), datetime.date(2026, 8, 22), None)
    """
    if isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    text = cell.strip() if isinstance(cell, str) else ""
    written = _DAY_FIRST.fullmatch(text)
    try:
        return date(*(int(part) for part in reversed(written.groups()))) if written else date.fromisoformat(text)
    except ValueError:
        return None


def written(one: ActivityRow) -> list[str]:
    """Return a row as plain values, for the way from the reading process."""
    return [one.plan, one.target, one.state.value, one.on.isoformat(), one.evidence, *one.place]


def read_back(told: list[str]) -> ActivityRow:
    """Read what `written` gave."""
    plan, target, state, on, evidence, sheet, cell = told
    return ActivityRow(plan, target, ActivityState(state), date.fromisoformat(on), evidence, Place(sheet, cell))
