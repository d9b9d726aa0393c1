"""The series read back from CSV and Parquet: every number is the follow-up's, and each row says what it is made of."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pandas as pd
import pyarrow.parquet as pq

from pejling.examples import LABEL as INVENTED
from pejling.notes import Note
from pejling.proposals import LABEL as PROPOSED
from pejling.reports.contents import Report
from pejling.reports.series_files import SCHEMA, series_csv, series_parquet
from tests.pejling.builders import moment
from tests.pejling.reports.conftest import DAY, HIDDEN, MADE, SMALL


def expected(report: Report) -> list[tuple[str, str, float | None]]:
    """Return target, period and value of every observation of the follow-up."""
    series = ((line.target.id, line.series) for line in report.follow_up.lines if line.series is not None)
    return [(target, one.period.id, one.value) for target, found in series for one in found.observations]


def test_every_number_of_the_parquet_file_is_the_follow_ups(report: Report) -> None:
    table = pq.read_table(io.BytesIO(series_parquet(report)))

    assert table.schema.names == SCHEMA.names
    columns = (table[name].to_pylist() for name in ("Mål", "Periode", "Værdi"))
    assert list(zip(*columns, strict=True)) == expected(report)
    assert table["Første dag"][0].as_py() == date(2019, 7, 1)
    assert set(table["Opgjort"].to_pylist()) == {DAY}
    assert table.schema.metadata[b"stempel"].decode() == report.stamp.line


def test_every_number_of_the_csv_file_is_the_follow_ups_to_pandas_without_being_told_anything_special(
    report: Report,
) -> None:
    table = pd.read_csv(io.BytesIO(series_csv(report)), sep=";", decimal=",")

    values = [None if pd.isna(value) else float(value) for value in table["Værdi"]]
    assert list(zip(table["Mål"], table["Periode"], values, strict=True)) == expected(report)


def test_the_csv_file_opens_in_a_danish_excel(report: Report) -> None:
    content = series_csv(report)

    assert content.startswith("\ufeffMål;Målets navn;".encode())
    first = next(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert first["Værdi"] == "31"
    assert next(row for row in rows(report) if row["Mål"] == "U4a")["Værdi"] == "13,1"


def rows(report: Report) -> list[dict[str, str]]:
    """Return the rows of the CSV file."""
    return list(csv.DictReader(io.StringIO(series_csv(report).decode("utf-8-sig")), delimiter=";"))


def test_a_hidden_figure_is_empty_and_says_why(report: Report) -> None:
    hidden = [row for row in rows(report) if (row["Mål"], row["Periode"]) in {("U4a", HIDDEN), ("H1", SMALL)}]

    assert [(row["Værdi"], row["Tæller"], row["Nævner"], row["Bemærkning"]) for row in hidden] == [
        ("", "", "", "diskretioneret"),
        ("", "", "", "diskretioneret"),
    ]


def test_no_cell_is_taken_for_a_formula(report: Report) -> None:
    line = report.follow_up.lines[0]
    hostile = replace(line, target=replace(line.target, title="=HYPERLINK(1)"))
    changed = replace(report, follow_up=replace(report.follow_up, lines=(hostile,)))

    assert {row["Målets navn"] for row in rows(changed)} == {"'=HYPERLINK(1)"}


def test_every_row_says_plan_day_files_and_what_is_not_adopted_or_real(report: Report, tried: Report) -> None:
    assert {row["Forbehold"] for row in rows(report)} == {""}
    assert {(row["Plan"], row["Opgjort"], row["Lavet"]) for row in rows(report)} == {
        (report.stamp.plan, DAY.isoformat(), MADE.isoformat())
    }
    assert all(file in rows(report)[0]["Datafiler"] for file in report.stamp.files)
    assert {row["Forbehold"] for row in rows(tried)} == {f"{INVENTED}; {PROPOSED}: Flere i gang"}
    levels = {(row["Planens niveau"], row["Forslag – ikke vedtaget"]) for row in rows(tried) if row["Mål"] == "U4a"}
    assert levels == {("16", "22,5")}


def test_a_note_stands_on_the_row_of_its_month_and_cannot_be_a_formula(report: Report) -> None:
    lines = report.follow_up.lines
    line = next(one for one in lines if one.series is not None)
    assert line.series is not None
    period = line.series.observations[-1].period
    note = Note("=2+2", "ABC", moment("2020-10-13"), indicator=line.target.indicator, period=period)
    noted = replace(report.follow_up, lines=tuple(replace(one, notes=(note,)) if one is line else one for one in lines))

    told = [(row["Periode"], row["Noter"]) for row in rows(replace(report, follow_up=noted)) if "2+2" in row["Noter"]]

    assert told == [(period.id, "'=2+2 (ABC, 13. oktober 2020).")]
