"""The agenda of a dialogue meeting: which of a plan's targets are talked about, in which order, and what is asked.

Kept in the store's folder, only ever added to: what is saved is a new version, and the newest of a plan holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pejling.errors import RefusedError
from pejling.follow_up import FollowUp, Line
from pejling.records import Records, needed, typed
from pejling.statuses import Status

QUESTION = "Hvad undrer I jer over?"  # where nobody has written another
MOST = 8  # targets: what a meeting can talk about, and the overview can show at once
_FOLDER = "agendas"

_NO_TALK = {Status.ACTIVITY, Status.NO_DATA, Status.NOT_MEASURABLE}


@dataclass(frozen=True, slots=True)
class Item:
    """A point of the agenda. target: its id. question: what the meeting is asked about it."""

    target: str
    question: str = QUESTION


@dataclass(frozen=True, slots=True)
class Agenda:
    """One version of a plan's agenda, its items in their order. by, at: who saved it, and when (UTC).

    One nobody has saved has no `at`.
    """

    plan: str
    items: tuple[Item, ...] = ()
    by: str = ""
    at: datetime | None = None

    @property
    def targets(self) -> tuple[str, ...]:
        """The ids of the targets, in their order."""
        return tuple(item.target for item in self.items)

    def moved(self, target: str, by: int) -> Agenda:
        """Return the agenda with a target moved down by so many places, or up by a negative number; never past an end.

        Raises ValueError where it has no such target.
        """
        items = list(self.items)
        place = self.targets.index(target)
        item = items.pop(place)
        items.insert(max(0, place + by), item)
        return replace(self, items=tuple(items))

    def without(self, target: str) -> Agenda:
        """Return the agenda without a target."""
        return replace(self, items=tuple(item for item in self.items if item.target != target))

    def with_(self, target: str) -> Agenda:
        """Return the agenda with a target at its end, unless it is there already."""
        return self if target in self.targets else replace(self, items=(*self.items, Item(target)))

    def asking(self, target: str, question: str) -> Agenda:
        """Return the agenda with another question to a target; without a text it is the usual one."""
        asked = question.strip() or QUESTION
        return replace(
            self, items=tuple(Item(one.target, asked) if one.target == target else one for one in self.items)
        )


@dataclass(frozen=True, slots=True)
class Point:
    """An item of the agenda beside all there is to say about its target."""

    item: Item
    line: Line


class Agendas:
    """The agendas kept beside a store's imports. Safe for several readers and writers at once."""

    def __init__(self, store_folder: Path) -> None:
        self._records = Records(store_folder / _FOLDER, "dagsordenen")

    def save(self, new: Agenda) -> Agenda:
        """Keep an agenda as its plan's newest version. Raises RefusedError, StoreError.

        The time is now where it has none.
        """
        by = typed(new.by, "Dit navn", "name")
        needed([(by, "dit eget navn eller dine initialer")])
        if not new.items:
            raise RefusedError("Dagsordenen er tom. Vælg mindst ét mål")
        if len(new.items) > MOST:
            raise RefusedError(f"Dagsordenen har {len(new.items)} mål; der er plads til {MOST}. Fjern nogle")
        items = tuple(Item(one.target, typed(one.question, f"Spørgsmålet til {one.target}")) for one in new.items)
        at = new.at or datetime.now(UTC)
        kept = replace(new, items=items, by=by, at=at)
        self._records.add(_told(kept, at), at)
        return kept

    def versions(self, plan: str) -> tuple[Agenda, ...]:
        """Return all versions of a plan's agenda, oldest first; () where nobody has saved one."""
        return tuple(one for one in self._records.all(_read) if one.plan == plan)

    def newest(self, plan: str) -> Agenda | None:
        """Return the version that holds."""
        return next(reversed(self.versions(plan)), None)


def default_agenda(found: FollowUp) -> Agenda:
    """Return an agenda of the targets with figures that need talk first, at most eight, where nobody has made one."""
    wanted = [line for line in found.talk_first if line.assessment.status not in _NO_TALK and has_screen(line)]
    return Agenda(found.plan.id, tuple(Item(line.target.id) for line in wanted[:MOST]))


def has_screen(line: Line) -> bool:
    """True where a target has figures to show: only those can be on an agenda."""
    return line.series is not None and bool(line.series.published) and line.assessment.aim is not None


def points(agenda: Agenda, lines: Iterable[Line]) -> tuple[Point, ...]:
    """Return the agenda's items with their lines; what is no longer in the plan, or has no figures, is left out."""
    known = {line.target.id: line for line in lines if has_screen(line)}
    return tuple(Point(item, known[item.target]) for item in agenda.items if item.target in known)


def _told(one: Agenda, at: datetime) -> dict[str, Any]:
    return {
        "plan": one.plan,
        "items": [{"target": item.target, "question": item.question} for item in one.items],
        "by": one.by,
        "at": at.astimezone(UTC).isoformat(),
    }


def _read(told: dict[str, Any]) -> Agenda:
    items = tuple(Item(one["target"], one["question"]) for one in told["items"])
    return Agenda(told["plan"], items, told["by"], datetime.fromisoformat(told["at"]))
