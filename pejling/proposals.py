"""What-ifs: levels to try in place of the plan's own. A proposal never changes the plan.

Kept in the store's folder, only ever added to: a change is a new version, the newest of an id holds, and what is
archived is still there.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from pejling import danish
from pejling.content import STRICT_KEYS
from pejling.errors import RefusedError
from pejling.goals import FULL
from pejling.records import Moment, Records, needed, new_id, reader, told_of, typed
from pejling.units import Unit

LABEL = "Forslag – ikke vedtaget"  # on every screen and in every file that shows proposed levels
_FOLDER = "proposals"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Levels by target id, in each indicator's unit. An empty proposal is the adopted plan.

    id: the same for all versions of a proposal. plan: the plan's id. by: who made this version, at `made_at` (UTC).
    """

    __pydantic_config__ = STRICT_KEYS

    id: str = ""
    title: str = ""
    levels: dict[str, float] = field(default_factory=dict, hash=False)
    note: str = ""
    made_at: Moment | None = None
    plan: str = ""
    by: str = ""
    archived: bool = False

    @property
    def day(self) -> date | None:
        """The day this version was made, where the store is."""
        return self.made_at.astimezone().date() if self.made_at else None


class Proposals:
    """The proposals kept beside a store's imports. Safe for several readers and writers at once."""

    def __init__(self, store_folder: Path) -> None:
        self._records = Records(store_folder / _FOLDER, "forslaget")

    @property
    def version(self) -> str:
        """A text that is another one whenever a proposal has been kept."""
        return self._records.version

    def save(self, new: Proposal) -> Proposal:
        """Keep a proposal; one with an id is a new version of that. Raises RefusedError, StoreError.

        The time is now where it has none.
        """
        title, by = typed(new.title, "Forslagets navn", "title"), typed(new.by, "Dit navn", "name")
        needed([(title, "et navn til forslaget"), (by, "dit eget navn eller dine initialer")])
        if not new.levels:
            raise RefusedError("Forslaget har ingen niveauer. Skriv først et niveau ud for et mål")
        at = new.made_at or datetime.now(UTC)
        kept = replace(new, id=new.id or new_id(), title=title, by=by, note=typed(new.note, "Noten"), made_at=at)
        self._records.add(told_of(kept), at)
        return kept

    def versions(self, id_: str) -> tuple[Proposal, ...]:
        """Return all versions of a proposal, oldest first; () where there is none of that id."""
        return tuple(one for one in self._records.all(reader(Proposal)) if one.id == id_)

    def get(self, id_: str) -> Proposal | None:
        """Return the newest version of a proposal, archived or not."""
        return next(reversed(self.versions(id_)), None)

    def all(self, plan: str) -> tuple[Proposal, ...]:
        """Return the newest version of each of a plan's proposals, the newest first, archived ones too."""
        newest = {one.id: one for one in self._records.all(reader(Proposal)) if one.plan == plan}
        return tuple(sorted(newest.values(), key=_when, reverse=True))

    def active(self, plan: str) -> tuple[Proposal, ...]:
        """Return a plan's proposals that are not archived, the newest first."""
        return tuple(one for one in self.all(plan) if not one.archived)

    def copy(self, of: Proposal, by: str) -> Proposal:
        """Keep a copy under a name and id of its own."""
        title = f"Kopi af {of.title}"[:80]
        return self.save(replace(of, id="", title=title, by=by, made_at=None, archived=False))

    def archive(self, one: Proposal, by: str) -> Proposal:
        """Put a proposal away. It is still there."""
        return self.save(replace(one, by=by, made_at=None, archived=True))

    def reopen(self, one: Proposal, by: str) -> Proposal:
        """Take a proposal out of the archive."""
        return self.save(replace(one, by=by, made_at=None, archived=False))


def distinct_titles(listed: Iterable[Proposal]) -> dict[str, str]:
    """Return titles by id; where two have the same, with who made each and when."""
    ones = tuple(listed)
    count = Counter(one.title for one in ones)
    return {one.id: one.title if count[one.title] == 1 else _with_maker(one) for one in ones}


def _with_maker(one: Proposal) -> str:
    return f"{one.title} ({', '.join(filter(None, (one.by, danish.moment(_when(one)))))})"


def gone_words(one: Proposal, in_plan: Collection[str]) -> str:
    """Name the targets of a proposal that are not among the plan's, by id: X9 er ikke i planen mere; "" without any."""
    gone = [target for target in one.levels if target not in in_plan]
    return f"{danish.listing(gone)} er ikke i planen mere" if gone else ""


def level_fault(level: float, unit: Unit) -> str:
    """Say in Danish why a level cannot be asked for; "" where it can."""
    if not math.isfinite(level):
        return "et niveau skal være et almindeligt tal"
    if level < 0:
        return "et niveau kan ikke være under 0"
    if unit.is_rate and level > FULL:
        return "en andel går fra 0 til 100 pct."
    return ""


def _when(one: Proposal) -> datetime:
    return one.made_at or datetime.min.replace(tzinfo=UTC)
