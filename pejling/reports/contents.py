"""What every paper is made of: a follow-up, what others have done, and the stamp. No format computes anything more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pejling import danish
from pejling.follow_up import FollowUp, Line
from pejling.library import Library
from pejling.others import reference
from pejling.references import Reference
from pejling.reports.stamps import Stamp, stamp_of
from pejling.store import Store


@dataclass(frozen=True)
class Report:
    """A follow-up ready for paper. others: by target, what comparable municipalities have done, where that is known."""

    follow_up: FollowUp
    stamp: Stamp
    others: dict[str, Reference]

    def findings(self, line: Line) -> tuple[str, ...]:
        """Return the sentences on a target, as its card has them: chance, what it takes, what has been."""
        others = self.others.get(line.target.id)
        likely, reason = line.what_is_likely(others), line.reason_besides
        return tuple(filter(None, (*likely, reason, *line.what_it_takes, *line.what_has_been(others))))

    @property
    def comments(self) -> dict[str, str]:
        """What was written of targets as wholes, by target: the job centre's own comments on its results."""
        told: dict[str, list[str]] = {}
        for line in self.follow_up.lines:
            for note in line.notes:
                if note.target and note.period is None:
                    told.setdefault(line.target.id, []).append(f"{note.text} ({note.by}, {danish.day(note.day)})")
        return {target: " ".join(texts) for target, texts in told.items()}


def report_of(found: FollowUp, store: Store, library: Library, made: date, *, invented: bool = False) -> Report:
    """Make a follow-up of this store ready for paper. made: the day the paper is made."""
    seen = {line.target.id: reference(line, store, library) for line in found.lines}
    others = {target: one for target, one in seen.items() if one is not None}
    return Report(found, stamp_of(found, made, invented=invented), others)
