"""A sheet for each focus area: every target with its series, a chart the secretary can recolour, notes and breaks."""

from __future__ import annotations

import re
import textwrap
from typing import Any, NamedTuple

from xlsxwriter.chart import Chart

from pejling import captions, danish
from pejling.charts.grammar import INK, PROPOSAL, TARGET
from pejling.follow_up import Line
from pejling.periods import MONTHS_A_YEAR, Frequency
from pejling.plans import FocusArea
from pejling.proposals import LABEL
from pejling.reports.books import Book, Page, stamped
from pejling.reports.cells import MONTH, YEAR, Cell, Column, Day, Number
from pejling.reports.contents import Report
from pejling.reports.level_tables import LevelTable, PeriodRow, level_table
from pejling.reports.number_formats import amount_format, bare_format, level_decimals, period_format
from pejling.series import Mark
from pejling.status_words import status_text
from pejling.units import Unit

_WIDTHS = (12, 16, 16, 16, 16, 15, 3, *(10,) * 8)
_CHART_AT, _CHART_SIZE = 7, (600, 330)
_ROWS_OF_CHART = 18  # so many rows of the usual height the chart covers
_A_PAGE = 54  # rows on a printed page
_CELL = re.compile(r"!(?=\$?[A-Z])")
_LONGEST_TITLE = 130  # characters above a chart
_FEW = 8  # so few whole numbers each get a tick
_SCALE = 68  # per cent, so that all columns are on an A4 page lying down
_PERIOD, _VALUE, _BEFORE, _LEVEL, _PROPOSED, _MARK = range(6)
_DAYS = {"date_axis": True, "num_format": MONTH, "num_font": {"size": 9}, "label_position": "low"}
_QUIET_LINE = {"color": "#E3E7EB"}


class _Block(NamedTuple):
    """Where a target's table stands: its first and last row, from 0."""

    first: int
    last: int


def area_sheet(book: Book, report: Report, focus_area: FocusArea) -> None:
    """Write a focus area's sheet."""
    page = book.page(focus_area.title, _WIDTHS)
    page.sheet.set_print_scale(_SCALE)
    stamped(page, focus_area.title)
    page.frozen()
    _goals(page, focus_area)
    breaks: list[int] = []
    for number, line in enumerate(report.follow_up.of(focus_area)):
        starts = page.row
        _target(page, line, report)
        if number and page.row - (breaks[-1] if breaks else 0) > _A_PAGE:
            breaks.append(starts)
    page.sheet.set_h_pagebreaks(breaks)
    page.sheet.print_area(0, 0, page.row, len(_WIDTHS) - 1)


def _goals(page: Page, focus_area: FocusArea) -> None:
    told = (
        ("Ministerens målsætning", focus_area.minister_goals),
        ("Udvalgets målsætninger", focus_area.committee_goals),
    )
    for title, goals in told:
        for goal in goals:
            page.line(f"{title}: {goal}")


def _target(page: Page, line: Line, report: Report) -> None:
    found = line.assessment
    page.row += 1
    page.line(f"{line.target.id} · {line.target.title}", "section")
    page.line(f"{status_text(found.status)} · {found.sentence}", "finding")
    if line.series is not None and line.series.published:
        page.line(captions.measured(line, line.series), "quiet")
        page.line(captions.source(line), "quiet")
    findings = " ".join(report.findings(line))
    if findings:
        page.line(findings)
    _remarks(page, line)
    table = level_table(line)
    if any(row.value is not None for row in table.rows) and line.indicator is not None:
        _table(page, line, table, line.indicator.unit)


def _remarks(page: Page, line: Line) -> None:
    for one in line.remarks:
        mark = one.mark if one.note is None else f"Note {one.mark}".strip()
        page.line(f"{mark}, {one.heading}: {one.text} ({one.source})")


def _table(page: Page, line: Line, table: LevelTable, unit: Unit) -> None:
    proposed = f"{LABEL} ({unit.suffix})" if line.assessment.proposed else ""
    named = ("Periode", f"Værdi ({unit.suffix})", "Året før", "Mål", proposed, "Bemærkning")
    numbers = (False, True, True, True, bool(proposed), False)
    page.headings([Column(*one) for one in zip(named, _WIDTHS, numbers, strict=False)])
    block = _Block(page.row, page.row + len(table.rows) - 1)
    for row in table.rows:
        page.cells(_cells(row, unit))
    page.chart((block.first - 1, _CHART_AT), _chart(page, line, table, block), _alt(line), _CHART_SIZE)
    page.row = max(page.row, block.first + _ROWS_OF_CHART)


def _cells(row: PeriodRow, unit: Unit) -> list[Cell]:
    values = [None if value is None else Number(value, amount_format(unit)) for value in (row.value, row.before)]
    ways = (row.level, row.proposed)
    levels = [None if one is None else Number(one, amount_format(unit, level_decimals(one, unit))) for one in ways]
    return [
        Day(row.day, period_format(row.period)),
        *values,
        *levels,
        danish.MARKS[row.mark.value] if row.mark else None,
    ]


def _alt(line: Line) -> str:
    return f"{line.target.title}: {line.assessment.sentence}"


def _title(line: Line) -> str:
    """The text alternative, as far as there is room. "Tal!A1" would be taken for a cell, so a blank goes in."""
    return _CELL.sub("! ", textwrap.shorten(_alt(line), _LONGEST_TITLE, placeholder=" …"))


def _chart(page: Page, line: Line, table: LevelTable, block: _Block) -> Chart:
    chart: Chart = page.book.writer.add_chart({"type": "line"})
    chart.add_series(_actual(page, table, block))
    if any(row.level is not None for row in table.rows):
        chart.add_series(_level(page, block, _LEVEL, "Mål", {"color": TARGET, "width": 2.5}))
    if line.assessment.proposed:
        dashed = {"color": PROPOSAL, "width": 2.5, "dash_type": "dash"}
        chart.add_series(_level(page, block, _PROPOSED, LABEL, dashed))
    unit = table.rows[0].period.frequency
    chart.set_title({"name": _title(line), "name_font": {"size": 12}, "overlay": False})
    chart.set_x_axis({**_DAYS, **_ticks(unit)})
    chart.set_y_axis(_values_axis(line, table))
    chart.set_legend({"position": "bottom"})
    chart.show_blanks_as("gap")
    return chart


def _ticks(frequency: Frequency) -> dict[str, Any]:
    """A tick each half year; each year, and named so, where the figures are not monthly."""
    if frequency not in {Frequency.MONTH, Frequency.ROLLING_YEAR_BY_MONTH}:
        return {"major_unit": 1, "major_unit_type": "years", "num_format": YEAR}
    return {"major_unit": MONTHS_A_YEAR // 2, "major_unit_type": "months"}


def _values_axis(line: Line, table: LevelTable) -> dict[str, Any]:
    unit = line.indicator.unit if line.indicator else None
    named: dict[str, Any] = {"name": unit.suffix, "num_format": bare_format(unit.decimals)} if unit else {}
    low, high = table.frame
    if unit and not unit.decimals and high - low < _FEW:
        named |= {"major_unit": 1}  # half a campaign is none
    return {**named, "min": low, "max": high, "major_gridlines": {"visible": True, "line": _QUIET_LINE}}


def _range(page: Page, block: _Block, column: int) -> list[Any]:
    return [page.title, block.first, column, block.last, column]


def _actual(page: Page, table: LevelTable, block: _Block) -> dict[str, Any]:
    """The figures: dark with points, the provisional ones hollow."""
    dark = {"color": INK}
    hollow = {"fill": {"color": "#FFFFFF"}, "border": dark}
    return {
        "name": "Faktisk",
        "categories": _range(page, block, _PERIOD),
        "values": _range(page, block, _VALUE),
        "line": {**dark, "width": 2.25},
        "marker": {"type": "circle", "size": 5, "fill": dark, "border": dark},
        "points": [hollow if row.mark is Mark.PROVISIONAL else None for row in table.rows],
    }


def _level(page: Page, block: _Block, column: int, name: str, drawn: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "categories": _range(page, block, _PERIOD),
        "values": _range(page, block, column),
        "line": drawn,
        "marker": {"type": "none"},
    }
