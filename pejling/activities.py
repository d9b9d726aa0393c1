"""How far the plan's activities are, as people at the job centre say: kept in the store's folder, only ever added to.

An answer typed on the page is one small JSON file named by its time, written whole under another name and then
renamed, so that a reader never sees half of it. Answers in a loaded file are part of its import, and come and go with
it. The newest answer on a day holds; the others are the history.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from datetime import UTC, date
from pathlib import Path

from pejling.activity_states import Activity, ActivityState, activity_told, activity_understood
from pejling.errors import StoreError
from pejling.store import Store
from pejling.store.files import keep, names_in, reason_of

__all__ = ["Activities", "Activity", "ActivityState"]

_FOLDER, _ANSWER = "activities", ".json"
_NAME_TIME = "%Y%m%dT%H%M%S%f"


class Activities:
    """The answers kept beside a store's imports and in them. Safe for several readers and writers at once."""

    def __init__(self, store_folder: Path) -> None:
        self.folder = store_folder / _FOLDER
        self._imports = Store(store_folder)

    @property
    def version(self) -> str:
        """A text that is another one whenever an answer has come, typed or in a file. Raises StoreError."""
        return hashlib.sha256("|".join([*self._names(), self._imports.version]).encode()).hexdigest()

    @property
    def is_empty(self) -> bool:
        """True where nobody has typed anything."""
        return not self._names()

    def _names(self) -> list[str]:
        return [name for name in names_in(self.folder) if name.endswith(_ANSWER)]

    def add(self, new: Activity) -> None:
        """Keep an answer. Raises StoreError; nothing is changed then."""
        name = f"{new.at.astimezone(UTC).strftime(_NAME_TIME)}-{uuid.uuid4().hex[:8]}.json"
        told = json.dumps(activity_told(new), ensure_ascii=False)
        try:
            keep(self.folder / name, lambda partial: partial.write_text(told, encoding="utf-8"))
        except OSError as error:
            problem = f"aktiviteten kunne ikke gemmes i {self.folder}: {reason_of(error)}. Intet er ændret"
            raise StoreError(problem) from error

    def history(self, plan: str, as_of: date | None = None) -> tuple[Activity, ...]:
        """Return all that was said of a plan's activities up to and on `as_of`, oldest first. Raises StoreError."""
        typed = [_read(self.folder / name) for name in self._names()]
        typed = [one for one in typed if as_of is None or one.day <= as_of]
        loaded = [one for stored in self._imports.imports(as_of) for one in stored.activities]
        return tuple(sorted((one for one in (*typed, *loaded) if one.plan == plan), key=lambda one: one.at))

    def newest(self, plan: str, as_of: date | None = None) -> dict[str, Activity]:
        """Return what holds on `as_of`, by target."""
        return {one.target: one for one in self.history(plan, as_of)}


def _read(path: Path) -> Activity:
    try:
        return activity_understood(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        problem = f"filen {path.name} i {path.parent} kan ikke læses; flyt den væk, og indtast aktiviteten igen"
        raise StoreError(problem) from error
