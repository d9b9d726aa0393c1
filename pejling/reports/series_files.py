"""The series behind a plan's targets as one table: CSV for a Danish spreadsheet, Parquet for programs.

The stamp stands in columns of its own, so that it follows every row that is copied on, and both Excel and pandas open
the file without being told anything: a comment above the headings would break both.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

import pyarrow as pa
import pyarrow.parquet

from pejling import danish
from pejling.follow_up import Line
from pejling.periods import Period
from pejling.reports.contents import Report
from pejling.series import Observation, Series, group_id
from pejling.spreadsheets import harmless

_FULL = 100.0
_SAME = 1e-9
_MARKS = danish.MARKS | {"final": "endelig"}
_TEXT, _NUMBER, _DAY = pa.string(), pa.float64(), pa.date32()
SCHEMA = pa.schema(
    [
        ("Mål", _TEXT),
        ("Målets navn", _TEXT),
        ("Indikator", _TEXT),
        ("Indikatorens navn", _TEXT),
        ("Område", _TEXT),
        ("Gruppe", _TEXT),
        ("Periode", _TEXT),
        ("Første dag", _DAY),
        ("Værdi", _NUMBER),
        ("Enhed", _TEXT),
        ("Bemærkning", _TEXT),
        ("Tæller", _NUMBER),
        ("Nævner", _NUMBER),
        ("Planens niveau", _NUMBER),
        ("Forslag – ikke vedtaget", _NUMBER),
        ("Noter", _TEXT),
        ("Kilde", _TEXT),
        ("Forbehold", _TEXT),
        ("Plan", _TEXT),
        ("Opgjort", _DAY),
        ("Lavet", _DAY),
        ("Datafiler", _TEXT),
    ]
)

Cell = str | float | date | None


def series_table(report: Report) -> pa.Table:
    """Return a row for each target and period there is an observation of, in the plan's order. Columns: SCHEMA.

    Periods are written 2020-08; their first day is inclusive. What is suppressed or missing has no value and no
    counts; its mark says which it is. Values and levels are unrounded, in the indicator's unit; counts in persons.
    """
    rows = [row for line in report.follow_up.lines for row in _rows(line, report)]
    columns = list(zip(*rows, strict=True)) or [()] * len(SCHEMA)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, SCHEMA, strict=True)]
    return pa.Table.from_arrays(arrays, schema=SCHEMA)


def series_parquet(report: Report) -> bytes:
    """Return the table as the bytes of a Parquet file; the stamp stands in the file's metadata too."""
    stamp = report.stamp
    told = {"stempel": stamp.line, "lavet": stamp.made.isoformat(), "datafiler": "\n".join(stamp.files)}
    stream = io.BytesIO()
    pa.parquet.write_table(series_table(report).replace_schema_metadata(told), stream, compression="zstd")
    return stream.getvalue()


def series_csv(report: Report) -> bytes:
    """Return the table as CSV that a Danish Excel opens: semicolons, decimal commas, UTF-8 with its mark."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(SCHEMA.names)
    table = series_table(report)
    for row in zip(*(column.to_pylist() for column in table.columns), strict=True):
        writer.writerow([_written(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.10g}".replace(".", ",")
    return cell.isoformat() if isinstance(cell, date) else harmless(cell)


def _rows(line: Line, report: Report) -> Iterator[tuple[Cell, ...]]:
    series, found, stamp = line.series, line.assessment, report.stamp
    if series is None:
        return
    indicator = series.indicator
    source = ", ".join(filter(None, (indicator.source.publisher, indicator.source.table)))
    proposed = found.level if found.proposed else None
    files = "; ".join(stamp.files)
    for one in series.observations:
        yield (
            *(line.target.id, line.target.title, indicator.id, indicator.name, series.area.name),
            *(group_id(series.group), one.period.id, one.period.start),
            *(one.value, indicator.unit.suffix, _MARKS[one.mark.value], *_counts(one, series)),
            *(
                found.adopted,
                proposed,
                _notes(line, one.period),
                source,
                "; ".join(stamp.warnings),
                stamp.plan,
                stamp.as_of,
                stamp.made,
                files,
            ),
        )


def _notes(line: Line, period: Period) -> str:
    """Return what is to be read with a period's figure: its notes, and a break that begins with it."""
    return " ".join(danish.closed(f"{one.text} ({one.source})") for one in line.remarks if one.period == period)


def _counts(one: Observation, series: Series) -> tuple[float | None, float | None]:
    """Return what a rate divides, as it was published; with a hidden rate both are hidden."""
    if one.value is None or not series.indicator.unit.is_rate:
        return None, None
    worked_out = one.numerator is not None and one.value and one.numerator * _FULL / one.value
    if worked_out and one.denominator is not None and abs(one.denominator - worked_out) < _SAME:
        return one.numerator, None  # from a rounded share: no published count
    return one.numerator, one.denominator
