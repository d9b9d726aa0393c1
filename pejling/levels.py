"""The level a target comes to, from what the plan states and what the data say of its baseline; or why none does."""

from __future__ import annotations

from dataclasses import dataclass

from pejling import danish
from pejling.goals import FULL, ChangePercent, agree, direction, has_level, is_change, level_of
from pejling.plans import Target
from pejling.series import Observation, Series

_SAME = 1e-9  # a difference smaller than this is floating point
_BACK = 2  # how many periods before the baseline's own may stand in for it


@dataclass(frozen=True, slots=True)
class Resolved:
    """A target's level. `problem` is a Danish sentence where the plan and the data do not agree on one.

    baseline:  the value the change starts from; baseline_from: the observation that gives it, where data do.
    direction: 1 where higher meets the level, -1 where lower does, 0 where the plan says neither.
    """

    level: float | None
    direction: int
    baseline: float | None = None
    baseline_from: Observation | None = None
    problem: str = ""
    baseline_missing: bool = False
    revised: bool = False


def resolve(target: Target, series: Series | None) -> Resolved:
    """Work out a target's level. `series` is its indicator's, or None where it has none."""
    improvement = series.indicator.improvement.sign if series else 0
    way = direction(target.goal, improvement)
    if series is None or not has_level(target.goal):
        return Resolved(None, way)
    if not is_change(target.goal):
        return _threshold(target, way)
    found = _baseline_observation(target, series)
    stated = target.baseline.value if target.baseline else None
    baseline = stated if stated is not None else (found.value if found else None)
    level = target.stated_level if target.stated_level is not None else level_of(target.goal, baseline)
    problem = _two_readings(target, series) or _contradiction(target, series, baseline) or _impossible(level, series)
    missing = level is None and baseline is None
    return Resolved(level, way, baseline, found, problem, missing, _revised(stated, found, series))


def _revised(stated: float | None, found: Observation | None, series: Series) -> bool:
    """True where the plan quotes a baseline that the data of today do not."""
    if stated is None or found is None or found.value is None:
        return False
    return abs(stated - found.value) > series.indicator.unit.grid + _SAME


def _threshold(target: Target, way: int) -> Resolved:
    level = level_of(target.goal, None)
    if target.stated_level is not None and target.stated_level != level:
        problem = f"Planen nævner to niveauer: {level:g} og {target.stated_level:g}."
        return Resolved(level, way, problem=problem)
    return Resolved(level, way)


def _baseline_observation(target: Target, series: Series) -> Observation | None:
    """Return the settled observation of the baseline's period, or of one at most two periods before it."""
    if target.baseline is None or target.baseline.period is None:
        return None
    wanted = target.baseline.period
    if wanted.frequency is not series.indicator.frequency:
        return None
    found = series.between(wanted + -_BACK, wanted)
    return found[-1] if found else None


def _two_readings(target: Target, series: Series) -> str:
    if target.stated_level is None or target.stated_change is None:
        return ""
    unit = series.indicator.unit
    if agree(target.goal, target.stated_level - target.stated_change, target.stated_level, unit):
        return ""
    way = "fald" if target.stated_change < 0 else "stigning"
    to, by = danish.amount(target.stated_level, unit), danish.difference(target.stated_change, unit)
    return f"Planens tal kan læses på to måder: {way} til {to} eller {way} på {by}."


def _contradiction(target: Target, series: Series, baseline: float | None) -> str:
    unit = series.indicator.unit
    if isinstance(target.goal, ChangePercent) and unit.is_rate and target.stated_level is None:
        return "Planen ændrer en andel med procent; det kan betyde procent eller procentpoint."
    if isinstance(target.goal, ChangePercent) and baseline == 0:
        return "Udgangspunktet er 0, og en ændring i procent fra 0 findes ikke."
    if target.stated_level is None or baseline is None or agree(target.goal, baseline, target.stated_level, unit):
        return ""
    resulting = level_of(target.goal, baseline)
    gives = "intet niveau" if resulting is None else danish.level(resulting, unit)
    stated = danish.level(target.stated_level, unit)
    return danish.closed(
        f"Planens ændring fra {danish.level(baseline, unit)} giver {gives}, men planen skriver {stated}"
    )


def _impossible(level: float | None, series: Series) -> str:
    unit = series.indicator.unit
    if level is not None and (level < 0 or (unit.is_rate and level > FULL)):
        return f"Målet bliver {danish.level(level, unit)}, og det findes ikke."
    return ""
