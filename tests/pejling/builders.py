"""Small makers of what the domain tests need: indicators, series, plans, imports, workbooks and a store."""

from __future__ import annotations

import dataclasses
import hashlib
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
from openpyxl.worksheet.worksheet import Worksheet

from pejling.areas import Area, AreaKind
from pejling.assessments import Assessment, Evidence, assess
from pejling.content import checked
from pejling.decisions import Decision, NewLevel
from pejling.indicators import Break, Improvement, Indicator, Source
from pejling.intake import Import, Issue
from pejling.intake.tables import OBSERVATIONS
from pejling.period_spellings import parse_period
from pejling.periods import Frequency
from pejling.plans import FocusArea, Plan, Target
from pejling.series import Group, Mark, Observation, Series
from pejling.units import UNITS

PERCENT, PERSONS, FULL_TIME = UNITS["percent"], UNITS["persons"], UNITS["full_time_persons"]
HVIDOVRE = Area("167", "Hvidovre", AreaKind.MUNICIPALITY, "Region Hovedstaden")
COUNTRY = Area("000", "Hele landet", AreaKind.COUNTRY)
Number = float | None


def indicator(unit: str = "percent", **changes: object) -> Indicator:
    """Make an invented monthly measure; `changes` are its fields."""
    plain = Indicator(
        id="maalt",
        name="Målt",
        unit=UNITS[unit],
        frequency=Frequency.MONTH,
        improvement=Improvement.HIGHER,
        why_it_matters="Fordi.",
        how_calculated="Sådan.",
        source=Source("Jobindsats.dk", columns=("Målt",)),
    )
    return dataclasses.replace(plain, **changes)  # type: ignore[arg-type]  # the test names the fields


def broken(at: str) -> tuple[Break, ...]:
    """Make one series break."""
    return (Break(parse_period(at), "Ny opgørelse."),)


def observed(period: str, value: Number, mark: Mark = Mark.FINAL, **counts: float) -> Observation:
    """Make one observation; `counts` are numerator and denominator."""
    return Observation(parse_period(period), value, mark, counts.get("numerator"), counts.get("denominator"))


def observations(
    first: str, values: Iterable[Number], denominators: Iterable[Number] | None = None
) -> tuple[Observation, ...]:
    """Make final observations in a row from `first`; None is a suppressed figure."""
    start, listed = parse_period(first), list(values)
    beside = list(denominators) if denominators is not None else [None] * len(listed)
    return tuple(
        Observation(start + i, value, Mark.SUPPRESSED if value is None else Mark.FINAL, None, beside[i])
        for i, value in enumerate(listed)
    )


def provisional(found: tuple[Observation, ...], newest: int = 1) -> tuple[Observation, ...]:
    """Mark the newest observations as provisional."""
    cut = len(found) - newest
    marked = (dataclasses.replace(one, mark=Mark.PROVISIONAL) if one.value is not None else one for one in found[cut:])
    return (*found[:cut], *marked)


def series(found: tuple[Observation, ...], measured: Indicator | None = None, group: Group = ()) -> Series:
    """Make a series for Hvidovre."""
    return Series(measured or indicator(), HVIDOVRE, group, found)


def target(**keys: object) -> Target:
    """Make a target from the keys it would have in a plan file."""
    written = {"id": "T1", "title": "Det skal blive bedre", "indicator": "maalt"} | keys
    return plan(written).targets[0]


def plan(*targets: dict[str, object], **keys: object) -> Plan:
    """Make a plan for 2020 with one focus area from the keys of its targets."""
    area = {"id": "omraade", "title": "Område", "targets": list(targets)}
    written: dict[str, Any] = {
        "id": "plan",
        "title": "Beskæftigelsesplan",
        "municipality": "Hvidovre",
        "starts": date(2020, 1, 1),
        "ends": date(2020, 12, 31),
        "focus_areas": [area],
    }
    return checked(Plan, written | keys, Path("plan.toml"))


# A change with all that a plan can write beside it.
CHANGE: dict[str, Any] = {
    "id": "T1",
    "title": "Færre",
    "indicator": "maalt",
    "change_percent": -14,
    "stated_level": 125,
    "stated_change": -125,
    "baseline": {"period": "2019-MAT12", "value": 145},
}


def decision(*levels: NewLevel, **changes: object) -> Decision:
    """Make a decision of 15 June 2020; `changes` are its fields."""
    day, made_at = date(2020, 6, 15), moment("2020-06-16")
    plain = Decision("plan", levels, day, "Udvalget", "20/1234", "Fordi", "ABC", made_at)
    return dataclasses.replace(plain, **changes)  # type: ignore[arg-type]  # the test names the fields


def plan_of(one: Target, starts: date = date(2020, 1, 1), ends: date = date(2020, 12, 31)) -> Plan:
    """Make a plan around one target."""
    return Plan("plan", "Beskæftigelsesplan", "Hvidovre", starts, ends, (FocusArea("omraade", "Område", (one,)),))


def assessed(one: Target, found: Series | None, as_of: str, level: float | None = None) -> Assessment:
    """Assess a target of a plan for 2020 on a day."""
    return assess(one, plan_of(one), Evidence(found, None, date.fromisoformat(as_of)), level)


Row = tuple[str, str, str, Number]  # indicator, area code, period, value; None is a suppressed figure


def rows_of(measure: str, area: str, first: str, values: Iterable[Number]) -> list[Row]:
    """Make rows of one series, a period each."""
    start = parse_period(first)
    return [(measure, area, (start + i).id, value) for i, value in enumerate(values)]


def table(rows: Iterable[Row], group: str = "") -> pa.Table:
    """Make a table of observations in the schema that imports carry."""
    columns: list[list[object]] = [[] for _ in OBSERVATIONS.names]
    for measure, area, period, value in rows:
        when = parse_period(period)
        mark = Mark.SUPPRESSED if value is None else Mark.FINAL
        cells = (measure, area, group, when.frequency.value, when.number, value, mark.value)
        for column, cell in zip(columns, cells, strict=True):
            column.append(cell)
    arrays = [pa.array(column, kind.type) for column, kind in zip(columns, OBSERVATIONS, strict=True)]
    return pa.Table.from_arrays(arrays, schema=OBSERVATIONS)


def imported(rows: Iterable[Row], file: str = "fil.csv", issues: tuple[Issue, ...] = (), group: str = "") -> Import:
    """Make an import; its digest follows from what it holds."""
    listed = list(rows)
    digest = hashlib.sha256(repr((listed, group)).encode()).hexdigest()
    labels = tuple((name, name) for name in dict.fromkeys(row[0] for row in listed))
    return Import(file, digest, table(listed, group), issues, "En titel", len(listed), labels)


def moment(day: str) -> datetime:
    """Return noon of a day, in UTC."""
    return datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC)


def saved(book: openpyxl.Workbook) -> bytes:
    """Return a workbook as the bytes of its file."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def first_sheet(book: openpyxl.Workbook) -> Worksheet:
    """Return the sheet a new workbook has."""
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def workbook(*rows: Sequence[object], title: str = "Ark1") -> bytes:
    """Make a workbook of one sheet from its rows."""
    book = openpyxl.Workbook()
    sheet = first_sheet(book)
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return saved(book)
