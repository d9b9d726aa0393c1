"""The workbook's first sheet: every target on a row, with the same figures and words as on the screen."""

from __future__ import annotations

from pejling import danish, sentences
from pejling.charts.marks import at
from pejling.follow_up import Line
from pejling.plan_totals import chance_text, condition_text, counted_in
from pejling.reports.books import Book, stamped
from pejling.reports.cells import Cell, Column, Day, Number, Wrapped
from pejling.reports.contents import Report
from pejling.reports.number_formats import amount_format, difference_format, level_decimals, period_format
from pejling.status_words import ON_PAPER, status_text
from pejling.statuses import Status

TITLE = "Overblik"
_COLUMNS = (
    Column("Pejlemærke", 18),
    Column("Id", 6),
    Column("Mål", 34),
    Column("Status", 15),
    Column("Står lige nu", 14),
    Column("Seneste endelige tal", 17, numbers=True),
    Column("Periode", 9),
    Column("Niveau", 14, numbers=True),
    Column("Krav", 8),
    Column("Afstand til niveauet", 18, numbers=True),
    Column("Personer fra niveauet", 22, numbers=True),
    Column("Chance", 20),
    Column("Begrundelse", 52),
)


def overview_sheet(book: Book, report: Report) -> None:
    """Write the sheet."""
    page = book.page(TITLE, [column.width for column in _COLUMNS])
    stamped(page, report.follow_up.plan.title)
    committee = report.follow_up.plan.committee
    page.line(" · ".join(filter(None, (committee, f"lavet {danish.day(report.stamp.made)}"))), "quiet")
    page.row += 1
    page.headings(_COLUMNS)
    page.frozen(columns=2)
    first = page.row
    for line in report.follow_up.lines:
        page.cells(_cells(line))
    if page.row > first:
        page.sheet.autofilter(first - 1, 0, page.row - 1, len(_COLUMNS) - 1)
    page.row += 1
    page.line("Afstand under nul betyder, at niveauet er nået med så meget luft.", "quiet")
    page.line(condition_text(), "quiet")


def _cells(line: Line) -> list[Cell]:
    found, target = line.assessment, line.target
    where_now = ", ".join(marker.value for marker in found.markers if marker in ON_PAPER)
    said = sentences.activity_words(line.activity) if line.activity else ""
    reason = " ".join(filter(None, (said, found.reason)))
    named: list[Cell] = [Wrapped(line.focus_area.title), target.id, Wrapped(target.title)]
    return [*named, status_text(found.status), Wrapped(where_now), *_figures(line), Wrapped(reason)]


def _figures(line: Line) -> list[Cell]:
    found, unit = line.assessment, line.indicator.unit if line.indicator else None
    if unit is None:
        return [None] * 6
    cells: list[Cell] = [None] * 4
    if found.latest is not None and found.latest.value is not None:
        when = found.latest.period
        cells[:2] = [Number(found.latest.value, amount_format(unit)), Day(at(when), period_format(when))]
    if found.level is not None and found.aim is not None:
        level = Number(found.level, amount_format(unit, level_decimals(found.level, unit)))
        cells[2:] = [level, required(found.aim.direction)]
    return [*cells, gap_cell(line), persons_cell(line), Wrapped(chance_text(found))]


def required(direction: int) -> str:
    """Say which side of a level meets it."""
    return "højst" if direction < 0 else "mindst"


def gap_cell(line: Line) -> Cell:
    """Return what is missing; nothing for what the screen gives no distance."""
    found, unit = line.assessment, line.indicator.unit if line.indicator else None
    if unit is None or found.gap is None or (found.status is Status.UNCLEAR and not found.proposed):
        return None
    return Number(found.gap, difference_format(unit))


def persons_cell(line: Line) -> Cell:
    """Return a distance in whole persons, as `gap_cell`."""
    found, counted = line.assessment, counted_in(line)
    if found.persons is None or counted is None or gap_cell(line) is None:
        return None
    return Number(found.persons.count, amount_format(counted))
