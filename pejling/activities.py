"""How far the plan's activities are, as people at the job centre say: kept in the store's folder, only ever added to.

Each answer is one small JSON file named by its time, written whole under another name and then renamed, so that a
reader never sees half of it. The newest answer on a day holds; the others are the history.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path

from pejling.errors import StoreError
from pejling.store.files import keep, names_in, reason_of

_FOLDER, _ANSWER = "activities", ".json"
_NAME_TIME = "%Y%m%dT%H%M%S%f"


class ActivityState(Enum):
    """How far an activity is; the value is the word on screen."""

    NOT_STARTED = "ikke startet"
    UNDER_WAY = "i gang"
    DONE = "gennemført"
    DELAYED = "forsinket"


@dataclass(frozen=True, slots=True)
class Activity:
    """What somebody said of an activity.

    plan, target: their ids.
    on:           the day the state holds from, as that person says.
    evidence:     what shows it, in that person's words; "" where nothing was said.
    at:           when it was said, in UTC.
    """

    plan: str
    target: str
    state: ActivityState
    on: date
    evidence: str
    by: str
    at: datetime

    @property
    def day(self) -> date:
        """The day it was said, where the store is."""
        return self.at.astimezone().date()


class Activities:
    """The answers kept beside a store's imports. Safe for several readers and writers at once."""

    def __init__(self, store_folder: Path) -> None:
        self.folder = store_folder / _FOLDER

    @property
    def version(self) -> str:
        """A text that is another one whenever an answer has come."""
        return hashlib.sha256("|".join(self._names()).encode()).hexdigest()

    @property
    def is_empty(self) -> bool:
        """True where nobody has said anything."""
        return not self._names()

    def _names(self) -> list[str]:
        return [name for name in names_in(self.folder) if name.endswith(_ANSWER)]

    def add(self, new: Activity) -> None:
        """Keep an answer. Raises StoreError; nothing is changed then."""
        name = f"{new.at.astimezone(UTC).strftime(_NAME_TIME)}-{uuid.uuid4().hex[:8]}.json"
        told = json.dumps(_told(new), ensure_ascii=False)
        try:
            keep(self.folder / name, lambda partial: partial.write_text(told, encoding="utf-8"))
        except OSError as error:
            problem = f"aktiviteten kunne ikke gemmes i {self.folder}: {reason_of(error)}. Intet er ændret"
            raise StoreError(problem) from error

    def history(self, plan: str, as_of: date | None = None) -> tuple[Activity, ...]:
        """Return all that was said of a plan's activities up to and on `as_of`, oldest first. Raises StoreError."""
        told = (_read(self.folder / name) for name in self._names())
        return tuple(one for one in told if one.plan == plan and (as_of is None or one.day <= as_of))

    def newest(self, plan: str, as_of: date | None = None) -> dict[str, Activity]:
        """Return what holds on `as_of`, by target."""
        return {one.target: one for one in self.history(plan, as_of)}


def _told(one: Activity) -> dict[str, str]:
    return {
        "plan": one.plan,
        "target": one.target,
        "state": one.state.name.lower(),
        "on": one.on.isoformat(),
        "evidence": one.evidence,
        "by": one.by,
        "at": one.at.astimezone(UTC).isoformat(),
    }


def _read(path: Path) -> Activity:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        state, on = ActivityState[told["state"].upper()], date.fromisoformat(told["on"])
        at = datetime.fromisoformat(told["at"])
        return Activity(told["plan"], told["target"], state, on, told["evidence"], told["by"], at)
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        problem = f"filen {path.name} i {path.parent} kan ikke læses; flyt den væk, og indtast aktiviteten igen"
        raise StoreError(problem) from error
