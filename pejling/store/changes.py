"""An import held against what is stored: what is new, what is as before, what changes, and how each series goes on."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from pejling.intake.keys import Keys, key_numbers
from pejling.periods import Frequency, Period

STORED = -1  # in place of a row's number: the figure is not of the import


@dataclass(frozen=True, slots=True)
class Revision:
    """A stored value that a later import changes. None stands for suppressed or missing. `row` is the import's."""

    indicator: str
    area: str
    group: str
    period: Period
    old: float | None
    new: float | None
    row: int = field(default=STORED, compare=False)


@dataclass(frozen=True, slots=True)
class Changes:
    """What an import adds to the store: keys that are new, that are as before, and that change (all of them)."""

    new: int
    unchanged: int
    revisions: tuple[Revision, ...]

    @property
    def brings_nothing(self) -> bool:
        """True where all is as before."""
        return not self.new and not self.revisions


@dataclass(frozen=True)
class Timelines:
    """An indicator's series as they would be with an import in them, a figure a place, by series and then by time.

    series:     the same whole number where area and group are the same.
    number:     `Period.number`.
    value:      in the indicator's unit, not a number where there is none.
    row:        the figure's row in the import; STORED where it is from before.
    changed:    the import brings the figure, or another value of it.
    """

    series: Keys
    number: NDArray[np.int32]
    value: NDArray[np.float64]
    row: NDArray[np.int64]
    changed: NDArray[np.bool_]


@dataclass(frozen=True)
class _Laid:
    """An import's rows with the stored ones below: their keys, which of them count, and which are as before.

    held: the import's rows of which something is stored, in the order of their keys, as the revisions among them are.
    """

    both: pa.Table
    keys: Keys
    count: int
    overruled: NDArray[np.intp]
    held: NDArray[np.intp]
    same: NDArray[np.intp]


@dataclass(frozen=True)
class Beside:
    """An import beside what is stored: their differences, and what the timelines they make together are made of."""

    changes: Changes
    laid: _Laid

    def but_for(self, before: Beside) -> Beside:
        """Return the same for bytes that are stored: what their earlier reading (`before`) said is no news.

        What it lacks (a figure left out, a column answered since) is held against what is in force.
        """
        same = np.union1d(self.laid.same, before.laid.same)
        differing = self.laid.held[~np.isin(self.laid.held, self.laid.same)]
        lacked = ~np.isin(differing, before.laid.held)
        revisions = (*before.changes.revisions, *itertools.compress(self.changes.revisions, lacked))
        changes = Changes(self.changes.new, self.laid.count - self.changes.new - len(revisions), revisions)
        return Beside(changes, dataclasses.replace(self.laid, same=same))

    def timelines(self) -> Iterator[tuple[str, Timelines]]:
        """Yield each indicator with its series, one after the other: all at once they take more than the import."""
        codes = self.laid.both["indicator"].combine_chunks()
        values, numbers = self.laid.both["value"].to_numpy(), self.laid.both["number"].to_numpy()
        counts = ~np.isnan(values)
        counts[self.laid.overruled] = False
        changed = np.arange(len(values)) < self.laid.count
        changed[self.laid.same] = False
        for code, name in enumerate(codes.dictionary.to_pylist()):
            rows = np.flatnonzero(counts & (np.asarray(codes.indices) == code))
            rows = rows[
                np.argsort(self.laid.keys[rows], kind="stable")
            ]  # by series and then by time: the number is a key's last part
            places = np.where(rows < self.laid.count, rows, STORED)
            series = self.laid.keys[rows] - numbers[rows]
            yield str(name), Timelines(series, numbers[rows], values[rows], places, changed[rows])


def beside(new: pa.Table, old: pa.Table) -> Beside:
    """Hold an import's observations against the newest stored ones of the same indicators and areas."""
    count = new.num_rows
    both = pa.concat_tables([new, old]).unify_dictionaries() if old.num_rows else new  # else it copies all for nothing
    keys = key_numbers(both)
    mine, theirs = _in_both(keys[:count], keys[count:])
    now, then = _values(new, mine), _values(old, theirs)
    same = (now == then) | (np.isnan(now) & np.isnan(then))
    differ = np.flatnonzero(~same)
    rows = new.take(pa.array(mine[differ])).append_column("value_old", pa.array(then[differ], from_pandas=True))
    numbers = mine[differ].tolist()
    revisions = tuple(_revision(row, number) for row, number in zip(rows.to_pylist(), numbers, strict=True))
    found = Changes(count - len(mine), len(mine) - len(revisions), revisions)
    return Beside(found, _Laid(both, keys, count, count + theirs, mine, mine[same]))


def _in_both(new: Keys, old: Keys) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return where the keys of both stand in each, in the order of the keys. Only the old ones are sorted."""
    if not len(old):
        return np.empty(0, np.intp), np.empty(0, np.intp)
    order = np.argsort(old, kind="stable")
    places = np.searchsorted(old, new, sorter=order)
    mine = np.flatnonzero(places < len(old))
    mine = mine[old[order[places[mine]]] == new[mine]]
    mine = mine[np.argsort(new[mine])]
    return mine, order[places[mine]]


def _values(observations: pa.Table, rows: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return some rows' values, not a number where there is none."""
    found: NDArray[np.float64] = observations["value"].take(pa.array(rows)).to_numpy()
    return found


def _revision(row: dict[str, object], number: int) -> Revision:
    period = Period(Frequency(row["frequency"]), int(str(row["number"])))
    old, new = (None if row[name] is None else float(str(row[name])) for name in ("value_old", "value"))
    return Revision(str(row["indicator"]), str(row["area"]), str(row["group"]), period, old, new, number)


def uniques(table: pa.Table, column: str) -> list[str]:
    """Return the different texts of a column."""
    return [str(text) for text in pc.unique(table[column]).to_pylist()]
