"""A whole plan at the levels being tried, summed up: likely targets, persons by unit, what is ambitious or certain."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pejling import danish, sentences
from pejling.ambitions import Ambition
from pejling.assessments import Assessment
from pejling.follow_up import Line
from pejling.gaps import Persons
from pejling.proposals import level_fault
from pejling.sentences.chances import per_cent
from pejling.statuses import Status
from pejling.units import Unit

_EVEN = 0.5
_SURELY_NOT, _CERTAIN = 0.05, 0.95
_SENTENCE_END = re.compile(r"(?<!\d)\. ")  # and not "1. januar"
_DECIDED = {Status.MET, Status.NOT_MET}


@dataclass(frozen=True, slots=True)
class PersonsNeeded:
    """How many persons some targets are off by altogether, in one unit and one direction; others are never added.

    direction: 1 where so many more are wanted, -1 where so many fewer.
    """

    unit: Unit
    direction: int
    count: int
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """What can be said of all targets that have a level. Each target is in just one of the first five.

    met, missed:  decided already.
    likely:       a chance of a half or more; unlikely: less.
    unknown:      without a chance, with the reason in Danish.
    certain:      those of the likely ones with a chance of more than 95 per cent.
    uncounted:    open targets that are off their level, by how many persons cannot be said.
    """

    met: tuple[Line, ...]
    missed: tuple[Line, ...]
    likely: tuple[Line, ...]
    unlikely: tuple[Line, ...]
    unknown: tuple[tuple[Line, str], ...]
    certain: tuple[Line, ...]
    persons: tuple[PersonsNeeded, ...]
    uncounted: tuple[Line, ...]

    @property
    def with_level(self) -> int:
        """How many targets have a level."""
        return sum(map(len, (self.met, self.missed, self.likely, self.unlikely, self.unknown)))


def totals(lines: Iterable[Line]) -> Totals:
    """Sum up the lines that have a level, at the level each is assessed at."""
    wanted = [line for line in lines if line.assessment.level is not None]
    open_ = [line for line in wanted if line.assessment.status not in _DECIDED]
    told = [(line, line.assessment.chance) for line in open_]
    return Totals(
        met=tuple(line for line in wanted if line.assessment.status is Status.MET),
        missed=tuple(line for line in wanted if line.assessment.status is Status.NOT_MET),
        likely=tuple(line for line, chance in told if chance is not None and chance >= _EVEN),
        unlikely=tuple(line for line, chance in told if chance is not None and chance < _EVEN),
        unknown=tuple((line, _why(line)) for line, chance in told if chance is None),
        certain=tuple(line for line, chance in told if chance is not None and chance > _CERTAIN),
        persons=_persons(open_),
        uncounted=tuple(line for line in open_ if _is_off(line) and not _is_counted(line)),
    )


def _why(line: Line) -> str:
    """Say why there is no chance."""
    if line.assessment.latest is None:
        return "ingen tal"
    if line.assessment.no_chance:
        return line.assessment.no_chance.rstrip(".")
    first = _SENTENCE_END.split(line.assessment.reason)[0]
    return first.rstrip(".") or "der er ingen fremskrivning"


def _is_off(line: Line) -> bool:
    found = line.assessment
    if found.rest is not None and found.aim and found.latest and found.latest.value is not None:
        return found.aim.direction * (found.rest - found.latest.value) > 0
    return line.assessment.gap is not None and line.assessment.gap > 0


def _is_counted(line: Line) -> bool:
    return line.assessment.persons is not None and counted_in(line) is not None


def _persons(lines: Iterable[Line]) -> tuple[PersonsNeeded, ...]:
    needed: dict[tuple[str, int], PersonsNeeded] = {}
    for line in lines:
        found, aim, unit = line.assessment.each or line.assessment.persons, line.assessment.aim, counted_in(line)
        if found and found.count and unit and aim:
            key = (unit.id, -1 if aim.direction < 0 else 1)
            so_far = needed.get(key, PersonsNeeded(unit, key[1], 0, ()))
            needed[key] = replace(so_far, count=so_far.count + found.count, targets=(*so_far.targets, line.target.id))
    return tuple(needed.values())


def counted_in(line: Line) -> Unit | None:
    """Return the unit a target's gap in whole numbers is counted in: of a rate, its denominator's."""
    if line.indicator is None:
        return None
    if not line.indicator.unit.is_rate:
        return line.indicator.unit
    return line.counted.unit if line.counted else None


def chance_text(found: Assessment) -> str:
    """Write the chance of the level an assessment is held against; why there is none where there is none."""
    if found.status in _DECIDED:
        return "afgjort"
    if found.chance is None:
        return "–" if found.level is None else "ikke kendt"
    words = sentences.chance_words(found.chance)
    return words if found.level is not None else f"{words} for bedre end før planen"


def short_chance(found: Assessment) -> str:
    """Write the chance in per cent alone, where there is no room for more; "" where there is none."""
    if found.chance is None or found.level is None:
        return ""
    if not _SURELY_NOT <= found.chance <= _CERTAIN:
        return "under 5 pct." if found.chance < _SURELY_NOT else "over 95 pct."
    return f"{per_cent(found.chance)} pct."


def ambition_text(found: Assessment) -> str:
    """Write how demanding the level is; "" where that is not known.

    Whether others have been at it is not looked up for a whole plan, so nothing is called without precedent.
    """
    if found.ambition is None:
        return ""
    unprecedented = found.ambition is Ambition.UNPRECEDENTED
    return Ambition.VERY_AMBITIOUS.value if unprecedented else found.ambition.value


def condition_text() -> str:
    """Say on what condition all chances of a page hold."""
    return f"Chancerne gælder, {sentences.CONDITION[0].lower()}{sentences.CONDITION[1:]}."


def gap_text(line: Line) -> str:
    """Write how far the newest settled value is from the level: mangler 3,1 procentpoint (ca. 36 fuldtidspersoner).

    Of an average, what the rest must be, and in persons beyond the newest period: one month's gap says little of it.
    Where less is asked for, nothing is "missing": 52 fuldtidspersoner for mange; 0,1 procentpoint for højt.
    """
    found, unit = line.assessment, line.indicator.unit if line.indicator else None
    if found.gap is None or found.aim is None or unit is None:
        return "–"
    counted = counted_in(line)
    if found.rest is not None and not level_fault(found.rest, unit):
        return _rest_text(found.rest, found, unit, counted)
    away = sentences.away_words(found.gap, unit)
    if found.gap <= 0:
        return "på niveau nu" if found.gap == 0 else f"{away} bedre end niveauet"
    off = off_words(away, unit, found.aim.direction)
    if not unit.is_rate or counted is None or found.persons is None:
        return off
    return f"{off} ({_many(found.persons, counted)})"


def _rest_text(rest: float, found: Assessment, unit: Unit, counted: Unit | None) -> str:
    up = found.aim is None or found.aim.direction >= 0
    text = f"resten af tiden skal i gennemsnit være {'mindst' if up else 'højst'} {danish.amount(rest, unit)}"
    if found.each is None or not found.each.count or counted is None:
        return text
    return f"{text} ({_many(found.each, counted)} {'flere' if up else 'færre'} end nu)"


def _many(found: Persons, unit: Unit) -> str:
    return f"{'ca. ' if found.approximate else ''}{danish.amount(found.count, unit)}"


def off_words(amount: str, unit: Unit, direction: int) -> str:
    """Say that an amount is missing, or is too much where less is asked for."""
    if direction >= 0:
        return f"mangler {amount}"
    return f"{amount} for {'mange' if unit.additive else 'højt'}"
