"""The imports kept: append-only, one immutable Parquet file each, the newest value of a key wins.

A file is named by the time it was loaded and by its digest, written whole under another name and then renamed, so
that a reader never sees half of it. What an import told of itself stands in the Parquet file's own metadata.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pejling.errors import StoreError
from pejling.intake import Import
from pejling.intake.tables import OBSERVATIONS, key_numbers, newest_of_each
from pejling.periods import Frequency, Period
from pejling.series import Mark, Observation
from pejling.store.imports import METADATA, StoredImport, read_stored, told_of

_NAME_TIME = "%Y%m%dT%H%M%S%f"


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


def store_folder() -> Path:
    """Return where the imports are kept: PEJLING_STORE, or data/store beside the program."""
    chosen = os.environ.get("PEJLING_STORE")
    return Path(chosen) if chosen else Path(__file__).parents[2] / "data" / "store"


Key = tuple[str, str, str]  # indicator, area code, group id


class Store:
    """A folder of imports. Safe for several readers and writers at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def version(self) -> str:
        """A text that is another one whenever an import has come to the store."""
        return hashlib.sha256("|".join(path.name for path in self._files()).encode()).hexdigest()

    @property
    def is_empty(self) -> bool:
        """True where nothing has been loaded."""
        return not self._files()

    def _files(self) -> list[Path]:
        return sorted(self.folder.glob("*.parquet"))

    def imports(self, as_of: date | None = None) -> tuple[StoredImport, ...]:
        """Return imports, oldest first; only those loaded up to and on `as_of`. Raises StoreError."""
        by_digest: dict[str, StoredImport] = {}
        for path in self._files():
            stored = read_stored(path)
            if as_of is None or stored.day <= as_of:
                by_digest.setdefault(stored.digest, stored)
        return tuple(by_digest.values())

    def find(self, digest: str) -> StoredImport | None:
        """Return the import of these bytes, or None."""
        return next((stored for stored in self.imports() if stored.digest == digest), None)

    def add(self, new: Import, at: datetime | None = None) -> StoredImport:
        """Keep an import; the same bytes again are the import there already is. Raises StoreError."""
        known = self.find(new.digest)
        if known is not None:
            return known
        loaded = (at or datetime.now(UTC)).astimezone(UTC)
        path = self.folder / f"{loaded.strftime(_NAME_TIME)}-{new.digest[:16]}.parquet"
        table = _in_order(new.observations).replace_schema_metadata({METADATA: json.dumps(told_of(new, loaded))})
        partial = self.folder / f".{uuid.uuid4().hex}.partial"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            pq.write_table(table, partial, compression="zstd", row_group_size=1 << 16)
            with partial.open("rb+") as written:
                os.fsync(written.fileno())
            partial.replace(path)
        except OSError as error:
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)
            problem = f"'{new.file}' kunne ikke gemmes i {self.folder}: {error.strerror or error}. Intet er ændret"
            raise StoreError(problem) from error
        return read_stored(path)

    def changes(self, new: Import) -> Changes:
        """Hold an import against what is stored, before it is added."""
        if self.find(new.digest) is not None:
            return Changes(0, new.observations.num_rows, ())
        count = new.observations.num_rows
        indicators = _uniques(new.observations, "indicator")
        old = self._current(self.imports(), indicators, _uniques(new.observations, "area"))
        both = pa.concat_tables([new.observations, old]).unify_dictionaries()
        keys, values = key_numbers(both), both["value"].to_numpy()  # not a number where null
        _, mine, theirs = np.intersect1d(keys[:count], keys[count:], assume_unique=True, return_indices=True)
        now, then = values[mine], values[count + theirs]
        changed = np.flatnonzero((now != then) & ~(np.isnan(now) & np.isnan(then)))
        rows = new.observations.take(pa.array(mine[changed]))
        rows = rows.append_column("value_old", pa.array(then[changed], from_pandas=True))
        revisions = tuple(_revision(row) for row in rows.to_pylist())
        return Changes(count - len(mine), len(mine) - len(revisions), revisions)

    def select(
        self, indicators: Collection[str], areas: Collection[str] | None = None, as_of: date | None = None
    ) -> dict[Key, tuple[Observation, ...]]:
        """Return the newest observations of these indicators (and areas), by key, each in time order.

        With `as_of`, as they stood on that day. Marks are as stored: no observation is provisional here.
        """
        return _by_key(self._current(self.imports(as_of), indicators, areas))

    def first(
        self, indicators: Collection[str], areas: Collection[str] | None = None
    ) -> dict[Key, tuple[Observation, ...]]:
        """Return the same, but the oldest value of each key: what the store knew first."""
        return _by_key(self._current(self.imports()[::-1], indicators, areas))

    def history(
        self, indicators: Collection[str], areas: Collection[str]
    ) -> tuple[tuple[StoredImport, dict[Key, tuple[Observation, ...]]], ...]:
        """Return what each import said of these indicators and areas, oldest import first; nothing is left out."""
        speaking = (stored for stored in self.imports() if not stored.indicators.isdisjoint(indicators))
        return tuple((stored, _by_key(self._current((stored,), indicators, areas))) for stored in speaking)

    def _current(
        self, imports: tuple[StoredImport, ...], indicators: Collection[str], areas: Collection[str] | None
    ) -> pa.Table:
        wanted = pc.field("indicator").isin(list(indicators))
        if areas is not None:
            wanted &= pc.field("area").isin(list(areas))
        tables = [
            pq.read_table(stored.path, filters=wanted, schema=OBSERVATIONS)
            for stored in imports
            if not stored.indicators.isdisjoint(indicators)
        ]
        return newest_of_each(pa.concat_tables([OBSERVATIONS.empty_table(), *tables]).unify_dictionaries())


def _in_order(observations: pa.Table) -> pa.Table:
    """Lay rows of the same indicator, area and group together, so that a reader skips the others' row groups."""
    if not observations.num_rows:
        return observations
    together = observations.unify_dictionaries().combine_chunks()
    codes = {name: together[name].chunk(0).indices for name in ("indicator", "area", "group")}
    keys = pa.table({**codes, "number": together["number"]})
    return together.take(pc.sort_indices(keys, [(name, "ascending") for name in keys.column_names]))


def _uniques(table: pa.Table, column: str) -> list[str]:
    return [str(text) for text in pc.unique(table[column]).to_pylist()]


def _revision(row: dict[str, object]) -> Revision:
    period = Period(Frequency(row["frequency"]), int(str(row["number"])))
    old, new = (None if row[name] is None else float(str(row[name])) for name in ("value_old", "value"))
    return Revision(str(row["indicator"]), str(row["area"]), str(row["group"]), period, old, new)


def _by_key(table: pa.Table) -> dict[Key, tuple[Observation, ...]]:
    found: dict[Key, list[Observation]] = {}
    for indicator, area, group, frequency, number, value, mark in _rows(table):
        observation = Observation(Period(Frequency(frequency), number), value, Mark(mark))
        found.setdefault((indicator, area, group), []).append(observation)
    return {key: tuple(sorted(ones, key=lambda one: one.period.number)) for key, ones in found.items()}


def _rows(table: pa.Table) -> Iterator[tuple[str, str, str, str, int, float | None, str]]:
    yield from zip(*(table[name].to_pylist() for name in OBSERVATIONS.names), strict=True)
