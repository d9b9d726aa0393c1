"""The marks charts are made of, and the table a chart reads: a row a mark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date

import pyarrow as pa

from pejling import danish
from pejling.periods import Period
from pejling.series import Observation, Series


@dataclass(frozen=True, slots=True)
class Row:
    """One mark of the chart. A row without value breaks its line."""

    kind: str
    date: date
    value: float | None = None
    until: float | None = None
    state: str = ""
    who: str = ""
    when: str = ""
    shown: str = ""
    label: str = ""
    hue: str = ""


def table_of(rows: Iterable[Row]) -> pa.Table:
    """Return marks as the table a chart reads."""
    kinds: dict[str, pa.DataType] = {"date": pa.date32(), "value": pa.float64(), "until": pa.float64()}
    schema = pa.schema([(field.name, kinds.get(field.name, pa.string())) for field in fields(Row)])
    return pa.Table.from_pylist([asdict(row) for row in rows], schema)


def in_utc(table: pa.Table) -> pa.Table:
    """Return a chart's table for a browser, its days as moments in UTC, which its axis counts in.

    Streamlit moves days without a zone by the browser's own, so that in Denmark a point stood an hour or two before
    its tick, and the last one's tick fell outside.
    """
    days = table["date"].cast(pa.timestamp("ms", "UTC"))
    return table.set_column(table.column_names.index("date"), "date", days)


def told(one: Observation, series: Series) -> tuple[str, str]:
    """Return a figure's period and its value in Danish words, with its mark where it has one."""
    state = danish.MARKS[one.mark.value]
    shown = "–" if one.value is None else danish.amount(one.value, series.indicator.unit)
    return danish.period(one.period), f"{shown} ({state})" if state else shown


def at(period: Period) -> date:
    """Where a period stands on the time axis: at its start, a rolling year at its last month."""
    return period.end.replace(day=1) if period.frequency.rolling else period.start
