"""Three classes of chance, and how a target changes between them without wavering.

On its way from 70 per cent, not on its way below 30 (docs/method.md, section 5). Once in a class, a target leaves it
only when the boundary is passed by five points, so that a figure that moves a little does not turn the word around.
"""

from __future__ import annotations

from collections.abc import Iterable

from pejling.statuses import Status

BY_CHANCE = frozenset({Status.ON_TRACK, Status.UNCERTAIN, Status.NOT_ON_TRACK})
_UPPER, _LOWER = 0.70, 0.30
_PASSED_BY = 0.05


def plain_class(chance: float) -> Status:
    """Return the class of a chance that has no past."""
    return _class(chance, _UPPER, _LOWER)


def class_after(chances: Iterable[float]) -> Status | None:
    """Return the class after a row of chances, oldest first; None without any."""
    found: Status | None = None
    for chance in chances:
        found = plain_class(chance) if found is None else _next(found, chance)
    return found


def _next(now: Status, chance: float) -> Status:
    upper = _UPPER + (-_PASSED_BY if now is Status.ON_TRACK else _PASSED_BY)
    lower = _LOWER + (_PASSED_BY if now is Status.NOT_ON_TRACK else -_PASSED_BY)
    return _class(chance, upper, lower)


def _class(chance: float, upper: float, lower: float) -> Status:
    if chance >= upper:
        return Status.ON_TRACK
    return Status.UNCERTAIN if chance >= lower else Status.NOT_ON_TRACK
