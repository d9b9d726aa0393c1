"""What can be said of an activity: how far it is, from when, what shows it, and who says so when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

LONGEST_EVIDENCE = 500  # characters


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


def activity_told(one: Activity) -> dict[str, str]:
    """Return an answer as plain values, ready for JSON."""
    return {
        "plan": one.plan,
        "target": one.target,
        "state": one.state.name.lower(),
        "on": one.on.isoformat(),
        "evidence": one.evidence,
        "by": one.by,
        "at": one.at.astimezone(UTC).isoformat(),
    }


def activity_understood(told: dict[str, Any]) -> Activity:
    """Read what `activity_told` gave. Raises KeyError, TypeError, ValueError or AttributeError for anything else."""
    state, on = ActivityState[told["state"].upper()], date.fromisoformat(told["on"])
    at = datetime.fromisoformat(told["at"])
    return Activity(told["plan"], told["target"], state, on, told["evidence"], told["by"], at)
