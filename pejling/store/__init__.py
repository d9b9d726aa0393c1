"""The imports kept: append-only, one immutable Parquet file each, the newest value of a key wins.

A file is named by the time it was loaded and by its digest, written whole under another name and then renamed, so
that a reader never sees half of it. What an import told of itself stands in the Parquet file's own metadata.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import uuid
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyarrow as pa

from pejling.activity_states import Activity
from pejling.errors import RefusedError, StoreError
from pejling.intake import Import
from pejling.intake.privacy import holds_person_number
from pejling.intake.tables import OBSERVATIONS
from pejling.periods import Frequency, Period
from pejling.series import Mark, Observation
from pejling.store.changes import Beside, Changes, Revision, beside, uniques
from pejling.store.files import keep, names_in, reason_of
from pejling.store.imports import METADATA, Cell, StoredImport, cells_of, read_stored, told_of
from pejling.store.tables import Reader, newest, only, read_table, reader_of, without_rows, write_table
from pejling.store.withdrawals import SUFFIX, Entry, Withdrawal, entries, read_withdrawal

__all__ = [
    "Beside", "Cell", "Changes", "Entry", "Key", "Revision", "Store", "StoredImport", "Withdrawal", "store_folder",
]  # fmt: skip

_IMPORT = ".parquet"
_NAME_TIME = "%Y%m%dT%H%M%S%f"
_PERSON_NUMBER = (
    "navnet eller forklaringen ligner et personnummer (CPR). Intet er ændret. Skriv aldrig om enkelte borgere her"
)


def store_folder() -> Path:
    """Return where the imports are kept: PEJLING_STORE, or data/store beside the program."""
    chosen = os.environ.get("PEJLING_STORE")
    return Path(chosen) if chosen else Path(__file__).parents[2] / "data" / "store"


Key = tuple[str, str, str]  # indicator, area code, group id


class Store:
    """A folder of imports. Safe for several readers and writers at once.

    told: where it is kept what people say of plans and figures; beside the imports, unless these are examples.
    """

    def __init__(self, folder: Path, told: Path | None = None, read: Reader = read_table) -> None:
        self.folder, self.told = folder, told or folder
        self._read = read

    def narrowed(self, indicators: Collection[str], areas: Collection[str]) -> Store:
        """Return the same store for asking of these alone, many times: each of its files is read once."""
        return Store(self.folder, self.told, reader_of(indicators, areas))

    @property
    def version(self) -> str:
        """A text that is another one whenever an import has come to the store, or been withdrawn. Raises StoreError."""
        return hashlib.sha256("|".join(self._names(_IMPORT, SUFFIX)).encode()).hexdigest()

    @property
    def is_empty(self) -> bool:
        """True where nothing has ever been loaded. Raises StoreError."""
        return not self._names(_IMPORT)

    def _names(self, *endings: str) -> list[str]:
        return [name for name in names_in(self.folder) if name.endswith(endings) and not name.startswith(".")]

    def imports(self, as_of: date | None = None) -> tuple[StoredImport, ...]:
        """Return imports that count, oldest first; loaded up to and on `as_of` and not withdrawn by then.

        Raises StoreError.
        """
        return tuple(entry.stored for entry in self.entries(as_of) if entry.counts)

    def entries(self, as_of: date | None = None) -> tuple[Entry, ...]:
        """Return every import there has been, oldest first, with its withdrawals. Raises StoreError."""
        return self._entries(lambda one: as_of is None or one.day <= as_of)

    def _entries(self, has_happened: Callable[[StoredImport | Withdrawal], bool]) -> tuple[Entry, ...]:
        names = self._names(_IMPORT, SUFFIX)
        loads = (read_stored(self.folder / name) for name in names if name.endswith(_IMPORT))
        withdrawals = (read_withdrawal(self.folder / name) for name in names if name.endswith(SUFFIX))
        return entries(filter(has_happened, loads), filter(has_happened, withdrawals))

    def find(self, digest: str) -> StoredImport | None:
        """Return the import of these bytes, or None where there is none that counts."""
        return next((stored for stored in self.imports() if stored.digest == digest), None)

    def entry(self, digest: str) -> Entry | None:
        """Return the newest there is of these bytes, withdrawn or not."""
        return next((one for one in reversed(self.entries()) if one.stored.digest == digest), None)

    def add(self, new: Import, at: datetime | None = None, without: Collection[int] = ()) -> StoredImport:
        """Keep an import but for the rows `without`; the same bytes again are the import there already is.

        Bytes that were withdrawn count again; bytes of which more or otherwise is read than before (less is left out,
        somebody has answered what a column is) take the place of what there is, and what they said of activities then
        stays. Raises StoreError, and then nothing is kept.
        """
        known = self.find(new.digest)
        kept = dataclasses.replace(new, observations=without_rows(new.observations, without))
        if known is not None and self._held_against(known, kept.observations).changes.brings_nothing:
            return known
        left_out = cells_of(new.observations, sorted(without), new.places)
        loaded = self._moment(new.digest, at)
        activities = (*(known.activities if known else ()), *_said(new, loaded))
        told = {**told_of(kept, loaded, left_out, activities), "rereads": known is not None}
        metadata = {METADATA: json.dumps(told)}
        path = self.folder / f"{loaded.strftime(_NAME_TIME)}-{new.digest[:16]}{_IMPORT}"
        try:
            keep(path, lambda partial: write_table(kept.observations, metadata, partial))
        except OSError as error:
            problem = f"'{new.file}' kunne ikke gemmes i {self.folder}: {reason_of(error)}. Intet er ændret"
            raise StoreError(problem) from error
        return self.find(new.digest) or read_stored(path)

    def withdraw(self, digest: str, by: str, reason: str, at: datetime | None = None) -> Entry:
        """Let an import no longer count, from this day on; the file stays. Raises StoreError, RefusedError."""
        return self._decide(Withdrawal(digest, self._moment(digest, at), by, reason))

    def restore(self, digest: str, by: str, reason: str, at: datetime | None = None) -> Entry:
        """Let a withdrawn import count again, in its old place. Raises StoreError, RefusedError."""
        return self._decide(Withdrawal(digest, self._moment(digest, at), by, reason, restores=True))

    def _decide(self, made: Withdrawal) -> Entry:
        if any(map(holds_person_number, (made.by, made.reason))):
            raise RefusedError(_PERSON_NUMBER)
        before = self.entry(made.digest)
        if before is None:
            raise StoreError(f"der er ingen fil i lageret med mærket {made.digest[:16]}")
        if before.counts is not made.restores:
            name = f"{made.at.strftime(_NAME_TIME)}-{made.digest[:16]}-{uuid.uuid4().hex[:8]}{SUFFIX}"
            try:
                keep(self.folder / name, lambda partial: partial.write_bytes(made.written()))
            except OSError as error:
                what = f"tilbagetrækningen af '{before.stored.file}' kunne ikke gemmes i {self.folder}"
                raise StoreError(f"{what}: {reason_of(error)}. Intet er ændret") from error
        return self.entry(made.digest) or before

    def _moment(self, digest: str, at: datetime | None) -> datetime:
        """Return when something is done to these bytes: now, and in any case after what was done to them before."""
        now = (at or datetime.now(UTC)).astimezone(UTC)
        before = self.entry(digest)
        done = [before.stored.at, *(one.at for one in before.withdrawals)] if before else []
        return max([now, *(one + timedelta(microseconds=1) for one in done)])

    def changes(self, new: Import) -> Changes:
        """Hold an import against what is stored, before it is added."""
        return self.beside(new).changes

    def beside(self, new: Import, before: Iterable[Import] = ()) -> Beside:
        """Hold an import against what is stored, and lay it into the series there are, before it is added.

        `before` are imports that are to be added first. Bytes that are stored change what was read of them before,
        whatever other files have said since.
        """
        coming = [one.observations for one in before]
        return self._beside(new.observations, new.digest, self.imports(), coming)

    def changes_of(self, stored: StoredImport) -> Changes:
        """Return what a stored import changed of what counted when it was loaded. Raises StoreError."""
        before = self._entries(lambda one: one.at < stored.at)
        counted = tuple(entry.stored for entry in before if entry.counts)
        return self._beside(self._read(stored.path, stored.indicators, None), stored.digest, counted).changes

    def overtaken(self, new: Import) -> int:
        """Return how many of an import's figures stand otherwise in what counts now. Raises StoreError."""
        return len(
            beside(new.observations, self._current(self.imports(), *_speaks_of(new.observations))).changes.revisions
        )

    def _beside(
        self, new: pa.Table, digest: str, imports: tuple[StoredImport, ...], coming: Sequence[pa.Table] = ()
    ) -> Beside:
        known = next((stored for stored in imports if stored.digest == digest), None)
        old = self._current(imports, *_speaks_of(new))
        found = beside(new, newest(old, *(only(one, *_speaks_of(new)) for one in coming)) if coming else old)
        return found if known is None else found.but_for(self._held_against(known, new))

    def _held_against(self, stored: StoredImport, new: pa.Table) -> Beside:
        return beside(new, self._current((stored,), *_speaks_of(new)))

    def select(
        self, indicators: Collection[str], areas: Collection[str] | None = None, as_of: date | None = None
    ) -> dict[Key, tuple[Observation, ...]]:
        """Return the newest observations of these indicators (and areas), by key, each in time order.

        With `as_of`, as they stood on that day. Marks are as stored: no observation is provisional here.
        """
        return self.select_from(self.imports(as_of), indicators, areas)

    def select_from(
        self, imports: tuple[StoredImport, ...], indicators: Collection[str], areas: Collection[str] | None = None
    ) -> dict[Key, tuple[Observation, ...]]:
        """Return the same from some imports, of which the last to say something of a key wins."""
        return _by_key(self._current(imports, indicators, areas))

    def history(
        self, indicators: Collection[str], areas: Collection[str]
    ) -> tuple[tuple[StoredImport, dict[Key, tuple[Observation, ...]]], ...]:
        """Return what each import said of these indicators and areas, oldest import first; nothing is left out."""
        speaking = (stored for stored in self.imports() if not stored.indicators.isdisjoint(indicators))
        return tuple((stored, self.select_from((stored,), indicators, areas)) for stored in speaking)

    def _current(
        self, imports: tuple[StoredImport, ...], indicators: Collection[str], areas: Collection[str] | None
    ) -> pa.Table:
        tables = [
            self._read(stored.path, indicators, areas)
            for stored in imports
            if not stored.indicators.isdisjoint(indicators)
        ]
        return newest(*tables)


def _speaks_of(new: pa.Table) -> tuple[list[str], list[str]]:
    return uniques(new, "indicator"), uniques(new, "area")


def _said(new: Import, at: datetime) -> tuple[Activity, ...]:
    return tuple(
        Activity(row.plan, row.target, row.state, row.on, row.evidence, row.by or new.file, at)
        for row in new.activities
    )


def _by_key(table: pa.Table) -> dict[Key, tuple[Observation, ...]]:
    found: dict[Key, list[Observation]] = {}
    for indicator, area, group, frequency, number, value, mark in _rows(table):
        observation = Observation(Period(Frequency(frequency), number), value, Mark(mark))
        found.setdefault((indicator, area, group), []).append(observation)
    return {key: tuple(sorted(ones, key=lambda one: one.period.number)) for key, ones in found.items()}


def _rows(table: pa.Table) -> Iterator[tuple[str, str, str, str, int, float | None, str]]:
    yield from zip(*(table[name].to_pylist() for name in OBSERVATIONS.names), strict=True)
