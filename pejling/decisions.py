"""What was decided about a plan's levels: a log that is only ever added to. The plan's file is never changed by it.

A decision entered by mistake is withdrawn: it never took effect then, on no day, but it stays in the log with who
withdrew it and why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer

from pejling.content import STRICT_KEYS
from pejling.errors import RefusedError
from pejling.goals import WITH_NUMBER, AtLeast, AtMost, Threshold
from pejling.plans import Plan
from pejling.proposals import Proposal
from pejling.records import Moment, Records, needed, new_id, reader, told_of, typed

_FOLDER = "decisions"
ABOUT_DRAFT = "Planen er et udkast; dens niveauer vedtages sammen med planen. Slet da linjen draft i planens fil"
_KEYS: dict[type[Threshold], str] = {AtLeast: "at_least", AtMost: "at_most"}


@dataclass(frozen=True, slots=True)
class NewLevel:
    """A target's level as decided, in the indicator's unit. old: the level before; None where it had none."""

    target: str
    old: float | None
    new: Threshold


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided.

    plan:       the plan's id.
    adopted:    the day it was decided; in force from that day, inclusive.
    decided_by: the committee or council.     case: its case number.
    by, made_at: who entered it here, and when (UTC).     proposal: the id it was made from; "" where none.
    """

    __pydantic_config__ = STRICT_KEYS

    plan: str
    levels: tuple[Annotated[NewLevel, BeforeValidator(_level_read), PlainSerializer(_level_told)], ...]
    adopted: date
    decided_by: str
    case: str
    reason: str
    by: str
    made_at: Moment
    id: str = ""
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A decision was entered by mistake, says somebody. decision: its id."""

    __pydantic_config__ = STRICT_KEYS

    decision: Annotated[str, Field(alias="withdraws")]
    by: str
    reason: str
    at: Moment

    @property
    def day(self) -> date:
        """The day it was withdrawn, where the store is."""
        return self.at.astimezone().date()


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A decision, and its withdrawal if there is one."""

    decision: Decision
    withdrawn: Withdrawn | None = None


class Decisions:
    """The decisions kept beside a store's imports. Safe for several readers and writers at once."""

    def __init__(self, store_folder: Path) -> None:
        self._records = Records(store_folder / _FOLDER, "beslutningen")

    @property
    def version(self) -> str:
        """A text that is another one whenever a decision has been made or withdrawn."""
        return self._records.version

    def add(self, new: Decision, plan: Plan | None = None) -> Decision:
        """Keep a decision and return it with its id. Raises RefusedError, StoreError; nothing is changed then.

        plan: the plan it is about, where that is at hand; nothing is decided about a draft.
        """
        if plan is not None and plan.draft:
            raise RefusedError(ABOUT_DRAFT)
        if not new.levels:
            raise RefusedError("Beslutningen ændrer ingen niveauer, så der er intet at gemme")
        decided_by, by = typed(new.decided_by, "Hvem der besluttede", "title"), typed(new.by, "Dit navn", "name")
        case, reason = typed(new.case, "Sagsnummeret", "title"), typed(new.reason, "Begrundelsen")
        needed([
            (decided_by, "hvem der besluttede det"),
            (case, "sagens nummer"),
            (reason, "en begrundelse"),
            (by, "dit eget navn eller dine initialer"),
        ])  # fmt: skip
        id_ = new.id or new_id()
        kept = Decision(new.plan, new.levels, new.adopted, decided_by, case, reason, by, new.made_at, id_, new.proposal)
        self._records.add(told_of(kept), kept.made_at)
        return kept

    def withdraw(self, id_: str, by: str, reason: str, at: datetime | None = None) -> None:
        """Take back a decision that was entered by mistake. Raises RefusedError, StoreError."""
        by, reason = typed(by, "Dit navn", "name"), typed(reason, "Begrundelsen")
        needed([(by, "dit eget navn eller dine initialer"), (reason, "hvorfor beslutningen trækkes tilbage")])
        at = at or datetime.now(UTC)
        self._records.add(told_of(Withdrawn(id_, by, reason, at)), at)

    def log(self, plan: str) -> tuple[LogEntry, ...]:
        """Return all that was decided about a plan, withdrawn or not: by the day it was adopted, oldest first."""
        told = self._records.all(reader(Decision | Withdrawn))
        taken_back = {one.decision: one for one in reversed(told) if isinstance(one, Withdrawn)}
        made = [one for one in told if isinstance(one, Decision) and one.plan == plan]
        ordered = sorted(made, key=lambda one: (one.adopted, one.made_at))
        return tuple(LogEntry(one, taken_back.get(one.id)) for one in ordered)

    def of(self, plan: str) -> tuple[Decision, ...]:
        """Return the decisions that hold, by the day they were adopted, oldest first."""
        return tuple(entry.decision for entry in self.log(plan) if entry.withdrawn is None)


def adopting(one: Proposal, versions: Sequence[Proposal], decisions: Sequence[Decision]) -> Decision | None:
    """Return the newest decision by which a proposal was adopted with just its levels; None where none did.

    versions: all the proposal's, oldest first; what was adopted is the newest from before the decision. decisions:
    oldest first.
    """
    made = (each for each in reversed(decisions) if one.id and each.proposal == one.id)
    return next((each for each in made if _adopted(each, versions) == one.levels), None)


def _adopted(made: Decision, versions: Sequence[Proposal]) -> dict[str, float] | None:
    """Return the levels of the version a decision adopted; None where none has what it decided."""
    before = [one.levels for one in versions if one.made_at is not None and one.made_at <= made.made_at]
    if not before or any(before[-1].get(each.target) != each.new.level for each in made.levels):
        return None
    return before[-1]


def _level_told(one: NewLevel) -> dict[str, Any]:
    return {"target": one.target, "old": one.old, _KEYS[type(one.new)]: one.new.level}


def _level_read(told: object) -> object:
    """Let a level's goal be read from its key, as it is in a plan file."""
    if not isinstance(told, dict):
        return told
    written = dict(told)
    for key in _KEYS.values():
        if key in written:
            written["new"] = WITH_NUMBER[key](float(written.pop(key)))
    return written
