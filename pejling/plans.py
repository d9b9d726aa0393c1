"""Adopted plans: focus areas, goals in three layers, targets. One TOML file each; a new one needs no code."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Annotated, Any

from pydantic import BeforeValidator

from pejling.content import STRICT_KEYS, WrittenPeriod
from pejling.goals import WITH_NUMBER, WITHOUT_NUMBER, Goal, Improve, Threshold, Undecided
from pejling.period_spellings import parse_period
from pejling.series import Group, group_of


class Measured(Enum):
    """How the result is made up (målereglen); docs/method.md, section 3."""

    END = "end"
    YEAR_AVERAGE = "year_average"
    SUM = "sum"
    ROLLING_12 = "rolling_12"
    EVERY_MONTH = "every_month"
    COHORT = "cohort"


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a change starts from. `value` is set where the plan states it; otherwise the data give it."""

    __pydantic_config__ = STRICT_KEYS

    period: WrittenPeriod | None = None
    value: float | None = None


def _last_day(written: object) -> object:
    """Let a due date be written as a month, quarter or year too: "2014-12" is its last day."""
    if isinstance(written, date) or written is None:
        return written
    return parse_period(str(written)).end


def _baseline(written: object) -> object:
    if isinstance(written, str):
        return {"period": written}
    return written


def _breakdown(written: object) -> Group:
    if isinstance(written, tuple):
        return written
    if not isinstance(written, dict) or not all(isinstance(text, str) for text in written.values()):
        problem = f'skal skrives som {{ dimension = "kategori" }}, fandt {written!r}'
        raise ValueError(problem)
    return group_of(written)


def _goal(written: object) -> Goal:
    if not isinstance(written, dict):
        return written  # type: ignore[return-value]  # already a goal
    if len(written) != 1:
        found = ", ".join(written) or "ingen"
        problem = f"et mål skal have netop én af {', '.join([*WITH_NUMBER, *WITHOUT_NUMBER])}; fandt {found}"
        raise ValueError(problem)
    ((kind, value),) = written.items()
    if kind in WITHOUT_NUMBER:
        if value is not True:
            problem = f"{kind} skal være true, fandt {value!r}"
            raise ValueError(problem)
        return WITHOUT_NUMBER[kind]()
    if isinstance(value, bool) or not isinstance(value, int | float):
        problem = f"{kind} skal være et tal, fandt {value!r}"
        raise ValueError(problem)  # noqa: TRY004 - pydantic collects ValueErrors as faults
    return WITH_NUMBER[kind](float(value))


@dataclass(frozen=True, slots=True)
class Target:
    """One thing the plan sets out to reach.

    group:         the breakdown the target is about; empty means everybody.
    measured:      the measurement rule; None where neither the plan nor we have one.
    starts, due:   first and last day of the plan's time for it, inclusive; the plan's own where left out.
    stated_level:  the level as the plan writes it, beside a change.
    stated_change: a second reading of the plan's number as a change, in the unit; makes contradictions visible.
    assumption:    what we take for granted where the plan is silent; shown with the figures.
    question:      what somebody must answer before the target is beyond doubt.
    """

    __pydantic_config__ = STRICT_KEYS

    id: str
    title: str
    goal: Annotated[Any, BeforeValidator(_goal)]
    indicator: str = ""
    group: Annotated[Any, BeforeValidator(_breakdown)] = ()
    measured: Measured | None = None
    baseline: Annotated[Baseline | None, BeforeValidator(_baseline)] = None
    starts: date | None = None
    due: Annotated[date | None, BeforeValidator(_last_day)] = None
    stated_level: float | None = None
    stated_change: float | None = None
    reference: str = ""
    assumption: str = ""
    question: str = ""

    @property
    def rule(self) -> Measured:
        """The rule figures are made up by: the plan's, else a year's average for a direction and the end for others."""
        return self.measured or (Measured.YEAR_AVERAGE if isinstance(self.goal, Improve) else Measured.END)


def with_level(target: Target, goal: Threshold) -> Target:
    """Put a level in the place of a target's goal. What the plan wrote beside the old one would contradict it.

    A level settles no open measurement rule; it keeps the one a target is followed by that had no level before.
    """
    measured = target.rule if isinstance(target.goal, Improve | Undecided) else target.measured
    return replace(target, goal=goal, measured=measured, baseline=None, stated_level=None, stated_change=None)


def _target(written: object) -> object:
    """Move the goal's key under `goal`, so that it is checked beside all other keys."""
    if not isinstance(written, dict):
        return written
    kinds = {key: written[key] for key in (*WITH_NUMBER, *WITHOUT_NUMBER) if key in written}
    return {key: value for key, value in written.items() if key not in kinds} | {"goal": kinds}


@dataclass(frozen=True, slots=True)
class FactItem:
    """One figure of a fact."""

    __pydantic_config__ = STRICT_KEYS

    label: str
    value: float


@dataclass(frozen=True, slots=True)
class Fact:
    """Figures from the plan that give context; never assessed."""

    __pydantic_config__ = STRICT_KEYS

    title: str
    unit: str
    source: str
    items: tuple[FactItem, ...]
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class FocusArea:
    """A focus area (pejlemærke): three layers of goals and its targets. Years are inclusive."""

    __pydantic_config__ = STRICT_KEYS

    id: str
    title: str
    targets: tuple[Annotated[Target, BeforeValidator(_target)], ...]
    minister_goals: tuple[str, ...] = ()
    committee_goals: tuple[str, ...] = ()
    context: tuple[Fact, ...] = ()
    from_year: int | None = None
    to_year: int | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan. `starts` and `ends` are inclusive; compare_with names groups.

    draft: True while it is being made and nobody has adopted it; every screen says so.
    """

    __pydantic_config__ = STRICT_KEYS

    id: str
    title: str
    municipality: str
    starts: date
    ends: date
    focus_areas: tuple[FocusArea, ...]
    committee: str = ""
    compare_with: tuple[str, ...] = ()
    adopted: date | None = None
    source: str = ""
    context: tuple[Fact, ...] = ()
    invented: bool = False
    draft: bool = False

    @property
    def targets(self) -> tuple[Target, ...]:
        """All targets, in the plan's order."""
        return tuple(target for area in self.focus_areas for target in area.targets)
