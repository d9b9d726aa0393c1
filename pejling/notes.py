"""Why a figure is as it is, in the words of those who know: notes to a target, an indicator or a single month.

Kept in the store's folder, only ever added to: a correction is a new version, the newest of an id holds, and what is
taken back is still there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from pejling import danish
from pejling.content import STRICT_KEYS, WrittenPeriod
from pejling.errors import RefusedError
from pejling.indicators import Break
from pejling.periods import Period
from pejling.records import Moment, Records, needed, new_id, reader, told_of, typed

_FOLDER = "notes"
BREAK = "Databrud"


@dataclass(frozen=True, slots=True)
class Note:
    """One version of a note.

    plan, target: the ids of the target it belongs to; both "" for a note to an indicator, seen in every plan.
    indicator:    the id of the indicator it belongs to; "" for a note to a target that has none.
    period:       the period it explains; None where it is about the whole.
    by, at:       who wrote this version, and when (UTC).
    withdrawn:    True where it was taken back.
    """

    __pydantic_config__ = STRICT_KEYS

    text: str
    by: str
    at: Moment
    plan: str = ""
    target: str = ""
    indicator: str = ""
    period: WrittenPeriod | None = None
    id: str = ""
    withdrawn: bool = False

    @property
    def day(self) -> date:
        """The day this version was written, where the store is."""
        return self.at.astimezone().date()

    def is_about(self, plan: str, target: str, indicator: str) -> bool:
        """True where the note is to be read with this target: its own, or its indicator's."""
        if self.target:
            return (self.plan, self.target) == (plan, target)
        return self.indicator == indicator


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be read with a chart: a note or an indicator's break. mark: its sign in the chart, "" without one."""

    mark: str
    text: str
    period: Period | None = None
    source: str = ""
    note: Note | None = None

    @property
    def heading(self) -> str:
        """What it is about: the period, or that it is about the whole."""
        return danish.period(self.period) if self.period else "Hele forløbet"


class Notes:
    """The notes kept beside a store's imports. Safe for several readers and writers at once."""

    def __init__(self, store_folder: Path) -> None:
        self._records = Records(store_folder / _FOLDER, "noten")

    @property
    def version(self) -> str:
        """A text that is another one whenever a note has been kept."""
        return self._records.version

    def add(self, new: Note) -> Note:
        """Keep a note; one with an id is a new version of that. Raises RefusedError, StoreError."""
        text, by = typed(new.text, "Noten"), typed(new.by, "Dit navn", "name")
        needed([(text, "selve noten"), (by, "dit eget navn eller dine initialer")])
        if not new.target and not new.indicator:
            raise RefusedError("Noten hører hverken til et mål eller en indikator")
        kept = replace(new, id=new.id or new_id(), text=text, by=by)
        self._records.add(told_of(kept), kept.at)
        return kept

    def correct(self, old: Note, text: str, by: str, at: datetime | None = None) -> Note:
        """Keep a note with another text; the old version stays in its history."""
        return self.add(replace(old, text=text, by=by, at=at or datetime.now(UTC)))

    def withdraw(self, old: Note, by: str, at: datetime | None = None) -> Note:
        """Take a note back. It is no longer shown, and stays in the history."""
        return self.add(replace(old, by=by, at=at or datetime.now(UTC), withdrawn=True))

    def versions(self, id_: str) -> tuple[Note, ...]:
        """Return all versions of a note, oldest first; () where there is none of that id."""
        return tuple(one for one in self._records.all(reader(Note)) if one.id == id_)

    def all(self) -> tuple[Note, ...]:
        """Return the notes that hold, oldest first by when each was first written."""
        newest = {one.id: one for one in self._records.all(reader(Note))}
        return tuple(one for one in newest.values() if not one.withdrawn)


def remarks(notes: Iterable[Note], breaks: Iterable[Break]) -> tuple[Remark, ...]:
    """Return an indicator's breaks and the notes, by period and those about the whole last.

    Notes to a period are numbered as they stand in the chart. No period is ordered before one of another frequency
    that ends later.
    """
    told = [Remark(BREAK, one.text, one.at, "Indikatorens definition") for one in breaks]
    told += [Remark("", one.text, one.period, _source(one), one) for one in notes]
    told.sort(key=lambda one: one.period.end if one.period else date.max)
    dated = [one for one in told if one.note and one.period]
    numbers = {id(one): str(number) for number, one in enumerate(dated, start=1)}
    return tuple(replace(one, mark=numbers.get(id(one), one.mark)) for one in told)


def _source(one: Note) -> str:
    return f"{one.by}, {danish.day(one.day)}"
