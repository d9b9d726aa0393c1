"""The stamp every paper carries: which plan and version, which day and files, and what is not adopted or not real."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pejling import danish
from pejling.examples import LABEL as INVENTED
from pejling.follow_up import FollowUp
from pejling.import_texts import file_and_day
from pejling.next_year import LABEL as DRAFT
from pejling.plans import Plan
from pejling.proposals import LABEL as PROPOSED
from pejling.store import StoredImport

_DIGEST = 12  # characters; enough to find a file again among those a job centre has


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a paper was made of.

    warnings: what must stand on every page: that figures are invented, or levels proposed or not adopted.
    plan:     the plan's title and its version.
    files:    name, day loaded and the beginning of its digest, of each file; the newest first.
    """

    warnings: tuple[str, ...]
    plan: str
    as_of: date
    made: date
    files: tuple[str, ...]

    @property
    def line(self) -> str:
        """What stands at the foot of every page."""
        return " · ".join((*self.warnings, self.plan, f"opgjort {danish.day(self.as_of)}"))


def stamp_of(found: FollowUp, made: date, *, invented: bool) -> Stamp:
    """Return the stamp of papers made of a follow-up. invented: True where the figures are the examples."""
    plan = found.plan
    warnings = {
        INVENTED: invented,
        "Prøveplan – opdigtede niveauer": plan.invented,
        f"{PROPOSED}: {found.proposal.title}" if found.proposal else "": found.proposal is not None,
        DRAFT: plan.draft,
    }
    files = tuple(_file(one) for one in reversed(found.imports))
    version = f"{plan.title}, {_version(plan, found)}"
    return Stamp(tuple(text for text, holds in warnings.items() if holds), version, found.as_of, made, files)


def _version(plan: Plan, found: FollowUp) -> str:
    if found.decisions:
        newest = found.decisions[-1]
        number = len(found.decisions) + 1
        return f"version {number}, ændret {danish.day(newest.adopted)} af {newest.decided_by} (sag {newest.case})"
    return f"version 1, vedtaget {danish.day(plan.adopted)}" if plan.adopted else "version 1"


def _file(one: StoredImport) -> str:
    return f"{file_and_day(one)}, mærke {one.digest[:_DIGEST]}"
