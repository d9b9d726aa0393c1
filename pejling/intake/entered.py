"""Figures that somebody types in: an `Import` like all others, so that the store keeps them as it keeps a file."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

from pejling.areas import Area
from pejling.indicators import Indicator
from pejling.intake import Import
from pejling.intake.tables import OBSERVATIONS
from pejling.periods import Period
from pejling.series import Group, Mark, group_id

_TITLE = "Tal, som jobcentret selv har talt"


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure as it was typed, in the indicator's unit; None takes back the figure that stands there."""

    indicator: Indicator
    group: Group
    period: Period
    value: float | None


def entered(entries: Sequence[Entry], area: Area, by: str, at: datetime) -> Import:
    """Make an import of what was typed. The same figures at another moment are another import."""
    rows = [_row(one, area) for one in entries]
    digest = hashlib.sha256(repr((rows, by, at.isoformat())).encode()).hexdigest()
    columns = zip(OBSERVATIONS, zip(*rows, strict=True), strict=True) if rows else ()
    arrays = [pa.array(column, field.type) for field, column in columns]
    table = pa.Table.from_arrays(arrays, schema=OBSERVATIONS) if rows else OBSERVATIONS.empty_table()
    names = tuple(dict.fromkeys((one.indicator.name, one.indicator.id) for one in entries))
    return Import(f"Indtastet af {by}", digest, table, (), _TITLE, len(rows), names, by=by)


def _row(one: Entry, area: Area) -> tuple[object, ...]:
    mark = Mark.MISSING if one.value is None else Mark.FINAL
    frequency = one.period.frequency.value
    return (one.indicator.id, area.code, group_id(one.group), frequency, one.period.number, one.value, mark.value)
