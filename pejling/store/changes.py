"""An import held against what is stored: what is new, what is as before, what changes, and how each series goes on."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from pejling.intake.tables import key_numbers
from pejling.periods import Frequency, Period

STORED = -1  # in place of a row's number: the figure is not of the import


@dataclass(frozen=True, slots=True)
class Revision:
    """A stored value that a later import changes. None stands for suppressed or missing."""

    indicator: str
    area: str
    group: str
    period: Period
    old: float | None
    new: float | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What an import adds to the store: keys that are new, that are as before, and that change (all of them)."""

    new: int
    unchanged: int
    revisions: tuple[Revision, ...]


@dataclass(frozen=True)
class Timelines:
    """Each series as it would be with an import in it, a figure a place, by series and then by time.

    series:     the same whole number where indicator, area and group are the same.
    indicator:  place in `indicators`.
    number:     `Period.number`.
    value:      in the indicator's unit, not a number where there is none.
    row:        the figure's row in the import; STORED where it is from before.
    changed:    the import brings the figure, or another value of it.
    """

    series: NDArray[np.int64]
    indicator: NDArray[np.int32]
    number: NDArray[np.int64]
    value: NDArray[np.float64]
    row: NDArray[np.int64]
    changed: NDArray[np.bool_]
    indicators: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Beside:
    """An import beside what is stored: their differences, and the timelines they make together."""

    changes: Changes
    timelines: Timelines


def beside(new: pa.Table, old: pa.Table) -> Beside:
    """Hold an import's observations against the newest stored ones of the same indicators and areas."""
    count = new.num_rows
    both = pa.concat_tables([new, old]).unify_dictionaries()
    keys, values = key_numbers(both), both["value"].to_numpy()  # not a number where null
    _, mine, theirs = np.intersect1d(keys[:count], keys[count:], assume_unique=True, return_indices=True)
    now, then = values[mine], values[count + theirs]
    same = (now == then) | (np.isnan(now) & np.isnan(then))
    differ = np.flatnonzero(~same)
    rows = new.take(pa.array(mine[differ])).append_column("value_old", pa.array(then[differ], from_pandas=True))
    revisions = tuple(_revision(row) for row in rows.to_pylist())
    found = Changes(count - len(mine), len(mine) - len(revisions), revisions)
    row, changed = np.full(len(keys), STORED, np.int64), np.zeros(len(keys), bool)
    row[:count], changed[:count] = np.arange(count), True
    changed[mine[same]] = False
    kept = ~np.isnan(values)
    kept[count + theirs] = False
    return Beside(found, _timelines(both, np.flatnonzero(kept), row, changed))


def _timelines(both: pa.Table, kept: NDArray[np.intp], row: NDArray[np.int64], changed: NDArray[np.bool_]) -> Timelines:
    number = both["number"].to_numpy().astype(np.int64)
    without_time = both.set_column(
        both.schema.get_field_index("number"), "number", pa.nulls(len(number), pa.int32()).fill_null(0)
    )
    series, codes = key_numbers(without_time), both["indicator"].combine_chunks()
    order = kept[np.lexsort((number[kept], series[kept]))]
    return Timelines(
        series[order],
        np.asarray(codes.indices)[order],
        number[order],
        both["value"].to_numpy()[order],
        row[order],
        changed[order],
        tuple(str(name) for name in codes.dictionary.to_pylist()),
    )


def nothing_new(observations: pa.Table, left_out: int) -> Changes:
    """Return the changes of an import that is stored already, but for figures left out."""
    return Changes(left_out, observations.num_rows - left_out, ())


def _revision(row: dict[str, object]) -> Revision:
    period = Period(Frequency(row["frequency"]), int(str(row["number"])))
    old, new = (None if row[name] is None else float(str(row[name])) for name in ("value_old", "value"))
    return Revision(str(row["indicator"]), str(row["area"]), str(row["group"]), period, old, new)


def uniques(table: pa.Table, column: str) -> list[str]:
    """Return the different texts of a column."""
    return [str(text) for text in pc.unique(table[column]).to_pylist()]
