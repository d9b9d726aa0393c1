"""The workbook: every number in it is the follow-up's, levels are tried by formula, nothing hidden is told."""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from lxml import etree
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from pejling.charts.marks import at
from pejling.follow_up import Line
from pejling.library import Library
from pejling.proposals import LABEL as PROPOSED
from pejling.proposals import Proposal
from pejling.reports.contents import Report
from pejling.reports.overview_sheets import gap_cell
from pejling.reports.workbooks import workbook
from pejling.series import Mark
from pejling.status_words import status_text
from pejling.statuses import Status
from pejling.store import Store
from tests.pejling.reports.made_reports import (
    ACTIVITY,
    COUNT,
    HOSTILE,
    HOURS,
    OWN,
    SHARE,
    filled,
    hostile_plan,
    noted,
    plan_with,
    report,
)

CHART = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
INVENTED = "Eksempeldata – opdigtede tal"


def opened(content: bytes, *, values: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


def sheet(book: Workbook, title: str) -> Worksheet:
    found = book[title]
    assert isinstance(found, Worksheet)
    return found


def table(page: Worksheet, heading: str) -> Iterator[dict[str, Any]]:
    """Yield the rows below the row that begins with a heading, by heading, until an empty one."""
    rows = list(page.iter_rows())
    first = next(number for number, row in enumerate(rows) if row[0].value == heading)
    names = [str(cell.value) for cell in rows[first] if cell.value is not None]
    for row in rows[first + 1 :]:
        if row[0].value is None:
            return
        yield dict(zip(names, row, strict=False))


@pytest.fixture
def made(store: Store, library: Library) -> Report:
    whole = plan_with(SHARE, COUNT, HOURS, ACTIVITY)
    return report(filled(store), library, whole, Proposal(title="Flere", levels={"A1": 18.0}))


@pytest.fixture
def content(made: Report) -> bytes:
    return workbook(made)


def by_id(made: Report) -> dict[str, Line]:
    return {line.target.id: line for line in made.follow_up.lines}


def test_the_overview_has_every_target_with_the_follow_ups_own_figures(made: Report, content: bytes) -> None:
    rows = {row["Id"].value: row for row in table(sheet(opened(content), "Overblik"), "Pejlemærke")}

    assert list(rows) == [line.target.id for line in made.follow_up.lines]
    for id_, line in by_id(made).items():
        found, row = line.assessment, rows[id_]
        assert row["Status"].value == status_text(found.status)
        assert row["Seneste endelige tal"].value == (found.latest.value if found.latest else None)
        period = datetime.combine(at(found.latest.period), datetime.min.time()) if found.latest else None
        assert row["Periode"].value == period
        assert row["Niveau"].value == found.level
        assert row["Afstand til niveauet"].value == found.gap
        assert row["Personer fra niveauet"].value == (found.persons.count if found.persons else None)


def test_figures_are_shown_in_their_own_unit(content: bytes) -> None:
    rows = {row["Id"].value: row for row in table(sheet(opened(content), "Overblik"), "Pejlemærke")}

    assert rows["A1"]["Seneste endelige tal"].number_format == '#,##0.0" pct."'
    assert rows["A1"]["Afstand til niveauet"].number_format == '#,##0.0" procentpoint"'
    assert rows["A2"]["Seneste endelige tal"].number_format == '[=1]#,##0" person";#,##0" personer"'
    assert rows["A3"]["Niveau"].number_format == '#,##0.00" pct."'


def test_what_the_screen_gives_no_distance_has_none_in_the_overview(store: Store, library: Library) -> None:
    per_cent_of_a_share = {key: value for key, value in SHARE.items() if key != "at_least"}
    two_readings = per_cent_of_a_share | {"change_percent": 10, "baseline": "2019-12"}
    unclear = report(filled(store), library, plan_with(two_readings))
    (line,) = unclear.follow_up.lines

    assert line.assessment.status is Status.UNCLEAR
    assert line.assessment.gap is not None
    assert gap_cell(line) is None


def numbers_of(row: dict[str, Any]) -> dict[str, object]:
    """Return the cells formulas of a row read, by the letter of their column."""
    return {cell.column_letter: cell.value for cell in row.values()}


def worked_out(formula: str, cells: dict[str, object]) -> object:
    """Work out one of our formulas as a spreadsheet does."""

    def roundup(value: float, _: int) -> float:
        return math.copysign(math.ceil(abs(value)), value)

    def if_(condition: bool, then: object, otherwise: object) -> object:  # noqa: FBT001 - a spreadsheet's IF
        return then if condition else otherwise

    words = {"IF": if_, "MAX": max, "ROUNDUP": roundup, "__builtins__": {}}
    python = re.sub(r"(?<![<>])=(?=\")", "==", formula.removeprefix("="))
    python = re.sub(r"\b([A-Z])\d+\b", r"cells['\1']", python)
    return eval(python, words, {"cells": cells})  # noqa: S307 - a formula of ours, with nothing else in reach


@pytest.mark.parametrize("more", [0.0, 1.7, -3.0, -40.0])
def test_a_level_typed_in_gives_the_distance_pejling_would_give(content: bytes, made: Report, more: float) -> None:
    lines, checked = by_id(made), []
    for row in table(sheet(opened(content), "Hvad nu hvis"), "Id"):
        line = lines[row["Id"].value]
        start, headings = line.assessment.level, ("Afstand til niveauet", "Personer fra niveauet", "På niveau nu?")
        assert start is not None
        level = max(0.0, start + more)
        cells = numbers_of(row) | {"H": level}
        cells["I"] = distance = worked_out(row[headings[0]].value, cells)
        found = line.at_level(level).assessment
        assert found.gap is not None
        assert distance == pytest.approx(found.gap, abs=1e-12)
        if row[headings[1]].value is not None:
            assert worked_out(row[headings[1]].value, cells) == (found.persons.count if found.persons else None)
            checked.append(line.target.id)
        assert worked_out(row[headings[2]].value, cells) == ("ja" if found.gap <= 1e-9 else "nej")

    assert checked == ["A2", "A3"]  # a count, and a share whose counts are known


def test_just_so_many_persons_do_not_become_one_more_by_floating_point(content: bytes) -> None:
    rows = {row["Id"].value: row for row in table(sheet(opened(content), "Hvad nu hvis"), "Id")}
    formula, cells = rows["A3"]["Personer fra niveauet"].value, numbers_of(rows["A3"])
    above, below = float(str(cells["L"])), float(str(cells["M"]))

    for wanted in range(1, 200):
        assert worked_out(formula, cells | {"H": (above + wanted) * 100 / below}) == wanted


def test_formulas_already_hold_what_they_come_to(content: bytes, made: Report) -> None:
    rows = {row["Id"].value: row for row in table(sheet(opened(content, values=True), "Hvad nu hvis"), "Id")}

    assert set(rows) == {"A1", "A2", "A3"}
    for id_, row in rows.items():
        found = by_id(made)[id_].assessment
        assert row["Afstand til niveauet"].value == found.gap
        assert row["Personer fra niveauet"].value == (found.persons.count if found.persons else None)
        assert row["På niveau nu?"].value == ("ja" if found.gap is not None and found.gap <= 0 else "nej")


def test_only_levels_can_be_typed_and_chance_is_said_to_stay(content: bytes) -> None:
    page = sheet(opened(content), "Hvad nu hvis")
    unlocked = {cell.column for row in page.iter_rows() for cell in row if not cell.protection.locked}
    texts = [str(cell.value) for row in page.iter_rows() for cell in row if cell.value]

    assert page.protection.sheet
    assert unlocked == {8}
    assert any("Chancen for at nå niveauet regnes ikke her" in text for text in texts)


def test_raw_figures_are_the_series_and_a_hidden_one_is_an_empty_cell_with_its_mark(
    content: bytes, made: Report
) -> None:
    rows = list(table(sheet(opened(content), "Tal"), "Mål"))
    told = [(line, one) for line in made.follow_up.lines if line.series for one in line.series.observations]

    assert len(rows) == len(told)
    for row, (line, one) in zip(rows, told, strict=True):
        assert row["Mål"].value == line.target.id
        assert row["Periode fra"].value.date() == one.period.start
        assert row["Værdi"].value == one.value
        if one.mark is Mark.SUPPRESSED:
            assert row["Bemærkning"].value == "diskretioneret"
            assert (row["Tæller"].value, row["Nævner"].value) == (None, None)


def chart_series(content: bytes) -> Iterator[tuple[str, dict[int, float], list[object]]]:
    """Yield each drawn line of each chart: its name, what the chart has kept of it, and the cells it is made of."""
    book = opened(content)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in sorted(name for name in packed.namelist() if name.startswith("xl/charts/chart")):
            for one in etree.fromstring(packed.read(name)).iterfind(".//c:ser", CHART):
                points = {
                    int(point.get("idx") or 0): float(point.findtext("c:v", "", CHART))
                    for point in one.iterfind("c:val/c:numRef/c:numCache/c:pt", CHART)
                }
                place = one.findtext("c:val/c:numRef/c:f", "", CHART).replace("$", "")
                title, cells = place.rsplit("!", 1)
                values = [row[0].value for row in sheet(book, title.strip("'"))[cells]]
                yield one.findtext("c:tx/c:v", "", CHART), points, values


def test_a_chart_keeps_what_its_cells_show_and_nothing_where_they_are_empty(content: bytes) -> None:
    drawn = list(chart_series(content))

    assert [name for name, _, _ in drawn] == ["Faktisk", "Mål", PROPOSED, "Faktisk", "Mål", "Faktisk", "Mål"]
    for _, points, values in drawn:
        assert points == {number: value for number, value in enumerate(values) if value is not None}


def test_an_own_small_count_is_in_no_cell_and_no_chart(store: Store, library: Library) -> None:
    content = workbook(report(filled(store), library, plan_with(OWN)))
    book = opened(content)
    raw = [(row["Værdi"].value, row["Bemærkning"].value) for row in table(sheet(book, "Tal"), "Mål")]
    (points,) = [points for name, points, _ in chart_series(content) if name == "Faktisk"]

    assert raw == [(12, None), (None, "diskretioneret"), (14, None), (15, None), (16, None), (17, None)]
    assert list(points.values()) == [12, 14, 15, 16, 17]
    assert not any(cell.value == 3 for page in book for row in page.iter_rows() for cell in row)


def test_a_sheets_table_is_the_series_with_the_year_before_and_the_level_over_the_plans_time(
    content: bytes, made: Report
) -> None:
    line = by_id(made)["A1"]
    assert line.series is not None
    values = {at(one.period): one.value for one in line.series.observations}
    rows = list(table(sheet(opened(content), "Område"), "Periode"))

    for row in rows:
        day: date = row["Periode"].value.date()
        assert row["Værdi (pct.)"].value == values.get(day)
        assert row["Året før"].value == values.get(day.replace(year=day.year - 1))
        assert row["Mål"].value == (16.0 if day.year == 2020 else None)
        assert row[f"{PROPOSED} (pct.)"].value == (18.0 if day.year == 2020 else None)
    assert sum(row["Værdi (pct.)"].value is None for row in rows if row["Bemærkning"].value == "diskretioneret") == 1


def test_warnings_stand_on_top_of_every_sheet_and_at_the_foot_of_every_page(content: bytes) -> None:
    for page in opened(content).worksheets:
        assert [page["A1"].value, page["A2"].value] == [INVENTED, f"{PROPOSED}: Flere"]
        foot = str(page.oddFooter)
        assert f"{INVENTED} · {PROPOSED}: Flere" in foot
        assert "side &P af &N" in foot
        assert (page.page_setup.orientation, str(page.page_setup.paperSize)) == ("landscape", "9")
        assert page.freeze_panes is not None


def test_no_text_becomes_a_formula_and_every_sheet_has_a_name_excel_takes(store: Store, library: Library) -> None:
    noted(filled(store), HOSTILE)
    content = workbook(report(store, library, hostile_plan()))

    book = opened(content)
    formulas = {page.title for page in book for row in page.iter_rows() for cell in row if cell.data_type == "f"}
    titles = [page.title for page in book]

    assert formulas == {"Hvad nu hvis"}
    assert len({title.lower() for title in titles}) == len(titles)
    assert all(0 < len(title) <= 31 and not re.search(r"[\[\]:*?/\\']", title) for title in titles)
    texts = [str(cell.value) for page in book for row in page.iter_rows() for cell in row if cell.value]
    assert any(HOSTILE in text for text in texts)
    assert not any(text.startswith(("=", "+", "-", "@")) for text in texts if not text.startswith("=IF("))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        charts = [packed.read(name) for name in packed.namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) == 2
    assert not any(etree.fromstring(chart).findall("c:chart/c:title/c:tx/c:strRef", CHART) for chart in charts)


@pytest.mark.parametrize("targets", [[], [ACTIVITY], [SHARE]])
def test_a_plan_without_figures_or_targets_is_a_workbook_too(
    store: Store, library: Library, targets: list[dict[str, object]]
) -> None:
    book = opened(workbook(report(store, library, plan_with(*targets))))

    assert [page.title for page in book] == ["Overblik", "Område", "Hvad nu hvis", "Tal", "Kilder"]
    assert [row["Id"].value for row in table(sheet(book, "Overblik"), "Pejlemærke")] == [one["id"] for one in targets]
