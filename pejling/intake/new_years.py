"""Months under a year that is written once: in what order they stand, and from where on the year is not certain."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from itertools import pairwise

from pejling.intake.year_parts import Part
from pejling.periods import Frequency

NEW_YEAR = (
    "efter en måned, der er tidligere end den før, er året ikke sikkert; {} er ikke brugt. Skriv året ved hver måned"
)


def past_new_year(parts: Iterable[tuple[Hashable, Part | None]]) -> list[int]:
    """Return the places (from 0) of parts of a year from where on they may be of another year than the first.

    Each part comes with what it is of, and under which year: parts of the same are looked at together. They stand in
    order where each is later than the one before, or each a little earlier (the newest first).
    """
    runs: dict[tuple[Hashable, Frequency], list[tuple[int, int]]] = {}
    for place, (of, part) in enumerate(parts):
        if part is not None:
            runs.setdefault((of, part[0]), []).append((place, part[1]))
    return sorted(
        place
        for (_, frequency), run in runs.items()
        for place, _ in run[_turn([position for _, position in run], frequency.per_year / 2) :]
    )


def _turn(positions: list[int], half: float) -> int:
    """Return where a list of positions in a year turns back, or its length."""
    steps = [after - before for before, after in pairwise(positions)]
    if all(step >= 0 for step in steps) or all(-half < step <= 0 for step in steps):
        return len(positions)
    falls = next(step for step in steps if step) < 0
    return 1 + next(
        place for place, step in enumerate(steps) if abs(step) >= half or (step and (step < 0) is not falls)
    )
