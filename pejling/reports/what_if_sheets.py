"""A sheet on which levels are changed and the distance follows by formula; the arithmetic of `pejling.gaps`."""

from __future__ import annotations

from typing import NamedTuple

from pejling.charts.marks import at
from pejling.follow_up import Line
from pejling.gaps import gap
from pejling.goals import FULL
from pejling.measurements import Aim, meets
from pejling.plan_totals import counted_in
from pejling.reports.books import Book, Page, stamped
from pejling.reports.cells import MONTH, Blank, Cell, Column, Day, Formula, Number, Wrapped
from pejling.reports.contents import Report
from pejling.reports.number_formats import amount_format, bare_format, difference_format, level_decimals
from pejling.reports.overview_sheets import required
from pejling.series import Observation
from pejling.status_words import status_text
from pejling.statuses import Status
from pejling.units import Unit

TITLE = "Hvad nu hvis"
_COLUMNS = (
    Column("Id", 6),
    Column("Mål", 44),
    Column("Status i planen", 16),
    Column("Krav", 9),
    Column("Seneste endelige tal", 20, numbers=True),
    Column("Periode", 11),
    Column("Planens niveau", 20, numbers=True),
    Column("Niveau, der prøves (skriv her)", 22, numbers=True),
    Column("Afstand til niveauet", 22, numbers=True),
    Column("Personer fra niveauet", 24, numbers=True),
    Column("På niveau nu?", 12),
    Column("Tæller", 10, numbers=True),
    Column("Nævner", 10, numbers=True),
)
_LEVEL = 7
_TOLD = (
    "Skriv et andet niveau i de gule felter. Afstand, personer og »På niveau nu?« regnes om med det samme.",
    "Chancen for at nå niveauet regnes ikke her. Den regnes kun i Pejling. Planen ændres ikke.",
    "Afstand under nul betyder, at niveauet er nået med så meget luft.",
    "Personer rundes altid op og gælder, hvis nævneren er uændret.",
)
_TINY = "0.000000001"  # as in pejling.gaps: so that exactly 19 persons do not become 20


class _Row(NamedTuple):
    """A target that a level can be tried on. number: the row in the sheet, from 1."""

    line: Line
    aim: Aim
    unit: Unit
    latest: Observation
    value: float
    number: int


def what_if_sheet(book: Book, report: Report) -> None:
    """Write the sheet. It is protected without a password: only the levels can be typed in."""
    page = book.page(TITLE, [column.width for column in _COLUMNS])
    stamped(page, TITLE)
    for text in _TOLD:
        page.line(text)
    page.row += 1
    page.headings(_COLUMNS)
    page.frozen(columns=2)
    for line in report.follow_up.lines:
        found = _row(line, page.row + 1)
        if found is not None:
            _allowed(page, found)
            page.cells(_cells(found))
    page.sheet.protect("", {"format_columns": True, "format_rows": True})


def _row(line: Line, number: int) -> _Row | None:
    found, indicator = line.assessment, line.indicator
    if indicator is None or found.aim is None or found.latest is None or found.status is Status.ACTIVITY:
        return None
    value = found.latest.value
    return None if value is None else _Row(line, found.aim, indicator.unit, found.latest, value, number)


def _allowed(page: Page, row: _Row) -> None:
    """Refuse what cannot be a level, as the screen does."""
    rate = row.unit.is_rate
    limits = {"criteria": "between", "minimum": 0, "maximum": FULL} if rate else {"criteria": ">=", "value": 0}
    message = "Skriv et tal fra 0 til 100." if rate else "Skriv et tal på mindst 0."
    told = {"error_title": "Niveauet kan ikke bruges", "error_message": message, "validate": "decimal"}
    page.sheet.data_validation(page.row, _LEVEL, page.row, _LEVEL, limits | told)


def _cells(row: _Row) -> list[Cell]:
    found, unit = row.line.assessment, row.unit
    status: list[Cell] = [status_text(found.status), required(row.aim.direction)]
    latest: list[Cell] = [Number(row.value, amount_format(unit)), Day(at(row.latest.period), MONTH)]
    named: list[Cell] = [row.line.target.id, Wrapped(row.line.target.title), *status, *latest]
    return [*named, _adopted(row), _tried(row), *_formulas(row), *_counts(row)]


def _adopted(row: _Row) -> Cell:
    level = row.line.assessment.adopted
    return None if level is None else Number(level, amount_format(row.unit, level_decimals(level, row.unit)))


def _tried(row: _Row) -> Cell:
    """The cell to type in; the format leaves room for a decimal more than the unit's."""
    level = row.line.assessment.level
    if level is None:
        return Blank(amount_format(row.unit), "open")
    return Number(level, amount_format(row.unit, level_decimals(level, row.unit)), "open")


def _formulas(row: _Row) -> list[Cell]:
    level, number = row.aim.level, row.number
    sign = f'IF(D{number}="højst",-1,1)'
    distance = f'=IF(H{number}="","",{sign}*(H{number}-E{number}))'
    held = f'=IF(H{number}="","",IF(I{number}<={_TINY},"ja","nej"))'
    missing: float | str = "" if level is None else gap(level, row.value, row.aim.direction)
    met = "" if level is None else ("ja" if meets(row.value, level, row.aim.direction) else "nej")
    gap_now = Formula(distance, missing, difference_format(row.unit))
    return [gap_now, _persons(row, sign), Formula(held, met)]


def _persons(row: _Row, sign: str) -> Cell:
    """Whole persons, rounded up, never below 0."""
    unit, counted, number = row.unit, counted_in(row.line), row.number
    if counted is None or (unit.is_rate and not row.latest.denominator) or not (unit.is_rate or unit.additive):
        return None
    of_share = f"{sign}*(H{number}*M{number}/100-L{number})"
    missing = of_share if unit.is_rate else f"I{number}"
    text = f'=IF(H{number}="","",MAX(0,ROUNDUP({missing}-{_TINY},0)))'
    found = row.line.assessment.persons
    return Formula(text, "" if found is None else found.count, amount_format(counted))


def _counts(row: _Row) -> list[Cell]:
    """Numerator and denominator of the newest figure: the numerator worked out where only the share is known."""
    below, above = row.latest.denominator, row.latest.numerator
    if not row.unit.is_rate or not below:
        return [None, None]
    counted = row.value * below / FULL if above is None else above
    return [Number(counted, bare_format(0)), Number(below, bare_format(0))]
