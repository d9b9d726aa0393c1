"""How far the plan's activities are, as people at the job centre say: kept in the store's folder, only ever added to.

An answer typed on the page is a record of its own (see `records`). Answers in a loaded file are part of its import, and
come and go with it. The newest answer on a day holds; the others are the history.
"""

from __future__ import annotations

import dataclasses
import hashlib
from datetime import date
from pathlib import Path

from pejling.activity_states import Activity, ActivityState, activity_told, activity_understood
from pejling.records import Records
from pejling.store import Store

__all__ = ["Activities", "Activity", "ActivityState"]


class Activities:
    """The answers kept beside a store's imports and in them. Safe for several readers and writers at once."""

    def __init__(self, store_folder: Path) -> None:
        self.folder = store_folder / "activities"
        self._typed = Records(self.folder, "aktiviteten")
        self._imports = Store(store_folder)

    @property
    def version(self) -> str:
        """A text that is another one whenever an answer has come, typed or in a file. Raises StoreError."""
        return hashlib.sha256(f"{self._typed.version}|{self._imports.version}".encode()).hexdigest()

    @property
    def is_empty(self) -> bool:
        """True where nobody has typed anything."""
        return self._typed.is_empty

    def add(self, new: Activity) -> None:
        """Keep an answer, but for one that says what holds already. Raises StoreError; nothing is changed then."""
        before = self.newest(new.plan).get(new.target)
        if before is not None and dataclasses.replace(before, at=new.at) == new:
            return
        self._typed.add(activity_told(new), new.at)

    def history(self, plan: str, as_of: date | None = None) -> tuple[Activity, ...]:
        """Return all that was said of a plan's activities up to and on `as_of`, oldest first. Raises StoreError."""
        typed = [one for one in self._typed.all(activity_understood) if as_of is None or one.day <= as_of]
        loaded = [one for stored in self._imports.imports(as_of) for one in stored.activities]
        return tuple(sorted((one for one in (*typed, *loaded) if one.plan == plan), key=lambda one: one.at))

    def newest(self, plan: str, as_of: date | None = None) -> dict[str, Activity]:
        """Return what was said last by `as_of` and counts on that day, by target; without it, what was said last."""
        return {one.target: one for one in self.history(plan, as_of) if as_of is None or one.on <= as_of}
