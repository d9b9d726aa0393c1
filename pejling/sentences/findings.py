"""Every sentence about a target's figures, in Danish. Numbers come in as values and are written here.

Wording: docs/method.md, section 6. A change of a rate is always percentage points, never a bare percentage.
"""

from __future__ import annotations

import math
from datetime import date

from pejling import danish
from pejling.activities import Activity
from pejling.gaps import Persons, Precedent, gap
from pejling.goals import FULL
from pejling.indicators import Indicator
from pejling.measurements import Aim, Measurement, is_sum
from pejling.paces import Pace
from pejling.periods import Frequency, Period
from pejling.plans import Measured
from pejling.series import Observation
from pejling.units import Unit

RULES = {
    Measured.END: "værdien i den sidste periode",
    Measured.YEAR_AVERAGE: "gennemsnit af planens tid",
    Measured.SUM: "sum over planens tid",
    Measured.ROLLING_12: "de seneste 12 måneder til og med måldatoen",
    Measured.EVERY_MONTH: "hver eneste måned",
    Measured.COHORT: "alle, der begynder i planens tid",
}
_SO_FAR = {
    Measured.YEAR_AVERAGE: "Gennemsnittet",
    Measured.ROLLING_12: "Resultatet",
    Measured.COHORT: "Andelen",
    Measured.SUM: "Summen",
    Measured.EVERY_MONTH: "Den dårligste måned",
}


_MOST_DECIMALS = 9
_SAME = 1e-9  # a gap smaller than this is floating point


def level_words(level: float, direction: int, unit: Unit) -> str:
    """Write a level; of a count the whole number that meets it: a fall to 146.3 persons is 146, a rise 147."""
    if unit.decimals == 0:
        whole = math.ceil(level - _SAME) if direction >= 0 else math.floor(level + _SAME)
        return danish.amount(whole, unit)
    return danish.level(level, unit)


def goal_words(level: float, direction: int, unit: Unit) -> str:
    """Write what a goal asks for: mindst 16,0 pct.; højst 650 fuldtidspersoner."""
    return f"{'mindst' if direction >= 0 else 'højst'} {level_words(level, direction, unit)}"


def shown_decimals(value: float, level: float | None, unit: Unit) -> int:
    """Return how many decimals keep a value that misses its level from looking as if it met it."""
    if level is None or abs(value - level) < _SAME:
        return unit.decimals
    enough = (n for n in range(unit.decimals, _MOST_DECIMALS) if danish.rounded(value, n) != danish.rounded(level, n))
    return next(enough, _MOST_DECIMALS)


def away_words(missing: float, unit: Unit, decimals: int | None = None) -> str:
    """Write how far a value is from its level. A count is missing whole persons, rounded up, and spare ones down."""
    if unit.decimals == 0:
        whole = math.ceil(missing - _SAME) if missing > 0 else math.floor(abs(missing) + _SAME)
        return danish.difference(whole, unit)
    return danish.difference(missing, unit, shown_decimals(missing, 0.0, unit) if decimals is None else decimals)


def finding(value: float, period: Period | None, aim: Aim, unit: Unit, held_against: str = "målet") -> str:
    """The title of a chart: the newest settled value, or a sum so far, and where it stands. At most ten words.

    Without a period it is the result of the whole time, an average or a sum.
    """
    level = aim.level
    decimals = shown_decimals(value, level, unit)
    shown = danish.amount(value, unit, decimals)
    when = "til og med" if is_sum(unit, aim) else "i"
    now = f"{shown} {when} {danish.period(period)}" if period else f"Resultatet blev {shown}"
    if level is None:
        return now
    missing = gap(level, value, aim.direction)
    if abs(missing) < _SAME:
        return f"{now}: netop på {held_against}"
    away = away_words(missing, unit, decimals)
    return f"{now}: {away} {'fra' if missing > 0 else 'bedre end'} {held_against}"


def gap_words(missing: float, unit: Unit, direction: int = 1, *, final: bool = False, in_sum: bool = False) -> str:
    """Say what is missing or too much, or that the level is met: now, or for good where the result is final.

    in_sum: True where the value is a sum so far, which only grows.
    """
    if in_sum and not final and direction < 0 and missing <= 0:
        return f"Der er plads til {away_words(missing, unit)} mere."
    now = "" if final else " indtil nu" if in_sum else " lige nu"
    if abs(missing) < _SAME or (unit.decimals == 0 and -1 < missing < 0):
        return f"Niveauet er netop nået{now}."
    if missing < 0:
        return f"Niveauet er nået{now} med {away_words(missing, unit)} til overs."
    if direction < 0:
        return f"Tallet {'var' if final else 'er'} {away_words(missing, unit)} for højt."
    return f"Der {'manglede' if final else 'mangler'} {away_words(missing, unit)}."


def persons_words(persons: Persons, direction: int, counted: Indicator | None) -> str:
    """Write a gap in persons, and on what denominator. `counted` is the denominator's indicator, for rates."""
    if not persons.count or persons.denominator is None or counted is None:
        return ""
    way = "flere" if direction >= 0 else "færre"
    about = "ca. " if persons.approximate else ""
    number = danish.amount(persons.count, counted.unit)
    base = danish.amount(persons.denominator, counted.unit)
    return f"Det svarer til {about}{number} {way}, hvis grundlaget ({base}) er uændret."


def each_words(each: Persons | None, direction: int, counted: Indicator | None, newest: Period) -> str:
    """Write how many persons more than in the newest period each that is left needs to its average; "" where none."""
    if each is None or not each.count or each.denominator is None or counted is None:
        return ""
    about = "ca. " if each.approximate else ""
    way = "flere" if direction >= 0 else "færre"
    base = danish.amount(each.denominator, counted.unit)
    more = f"{about}{danish.amount(each.count, counted.unit)} {way} end i {danish.period(newest)}"
    return f"Det er {more} i hver af dem, hvis grundlaget ({base}) er uændret."


def newest_words(missing: float, direction: int, unit: Unit, newest: Period) -> str:
    """Write how the newest period alone stood to the level of an average."""
    when = f"I {danish.period(newest)} alene"
    if abs(missing) < _SAME:
        return f"{when} var niveauet netop nået."
    if missing < 0:
        return f"{when} var niveauet nået med {away_words(missing, unit)} til overs."
    away = away_words(missing, unit)
    return f"{when} var tallet {away} for højt." if direction < 0 else f"{when} manglede der {away}."


def pace_words(pace: Pace, latest: Observation, indicator: Indicator, aim: Aim) -> str:
    """Write what a level still takes, season removed where it is known."""
    unit, left = indicator.unit, danish.periods_left(pace.left, indicator.frequency)
    if pace.required is not None:
        which = danish.periods([aim.span.due + -back for back in range(pace.left)])
        return _rest_words(pace.required, f"{left} ({which})", unit, aim.measured)
    if pace.per_period is None:
        return ""
    a_period = "om " + danish.a_period(indicator.frequency)
    if pace.unseasonal is None or pace.by_itself is None:
        how_often = f"på {left}" if pace.left == 1 else f"{a_period} i {left}"
        return _needed("Det", pace.per_period, aim.direction, unit, how_often)
    if danish.rounded(pace.by_itself, unit.decimals) == 0:
        return _needed("Uden årstidens udsving", pace.unseasonal, aim.direction, unit, a_period)
    moves = "stiger" if pace.by_itself >= 0 else "falder"
    itself = danish.difference(pace.by_itself, unit)
    first, due = danish.period(latest.period), danish.period(aim.span.due)
    season = f"Fra {first} til {due} {moves} tallet normalt ca. {itself} af sig selv."
    return f"{season} {_needed('Derudover', pace.unseasonal, aim.direction, unit, a_period)}"


def _needed(start: str, per_period: float, direction: int, unit: Unit, how_often: str) -> str:
    """Write a change that is needed, or the room there is where the level holds without one."""
    decimals = max(1, unit.decimals)
    if danish.rounded(per_period, decimals) == 0:
        return f"{start} kræver ingen yderligere ændring." if start == "Det" else f"{start} kræves ingen ændring."
    way = "en stigning på" if per_period > 0 else "et fald på"
    change = f"{way} {danish.difference(per_period, unit, decimals)} {how_often}"
    if direction * per_period < 0:
        return f"Der er plads til {change}." if start == "Det" else f"{start} er der plads til {change}."
    return f"{start} kræver {change}." if start == "Det" else f"{start} kræves {change}."


def _rest_words(required: float, left: str, unit: Unit, measured: Measured) -> str:
    if measured is Measured.SUM:
        return f"{left} er endnu ikke endeligt opgjort; det kræver {danish.amount(required, unit, 1)} i hver."
    if measured is Measured.EVERY_MONTH:
        return f"{left} er endnu ikke endeligt opgjort, og hver skal holde niveauet."
    if required < 0 or (unit.is_rate and required > FULL):
        return f"{left} er endnu ikke endeligt opgjort; intet muligt gennemsnit for dem kan ændre resultatet."
    return danish.closed(
        f"{left} er endnu ikke endeligt opgjort; de skal i gennemsnit være {danish.amount(required, unit)}"
    )


def so_far_words(found: Measurement, indicator: Indicator, aim: Aim) -> str:
    """Gennemsnittet er 18,9 pct. efter 6 af 12 måneder (vægtet efter antal)."""
    if found.value is None or found.needed == 1:
        return ""
    unit = indicator.unit
    value = danish.amount(found.value, unit, shown_decimals(found.value, aim.level, unit))
    counted = f"efter {found.known} af {danish.periods_left(found.needed, indicator.frequency)}"
    how = ""
    if unit.is_rate and aim.measured not in {Measured.EVERY_MONTH, Measured.SUM}:
        how = " (vægtet efter antal)" if found.weighted else " (uvægtet gennemsnit af månederne)"
    return f"{_SO_FAR[aim.measured]} er {value} {counted}{how}."


def precedent_words(found: Precedent) -> str:
    """Niveauet har været nået i 1 af de seneste 24 måneder, senest i februar 2026."""
    last = f", senest i {danish.period(found.latest)}" if found.latest else ""
    since = f" med tal (fra {danish.period(found.since)})" if found.since else ""
    return f"Niveauet har været nået i {found.met} af de seneste {found.months} måneder{since}{last}."


def noise_words(limit: float, unit: Unit) -> str:
    """Say how large a change must be before it is more than chance."""
    return f"Forskelle på op til {danish.difference(limit, unit)} kan være tilfældige i en gruppe af den størrelse."


def moved_words(before: float, now: float, unit: Unit, limit: float | None) -> str:
    """For a direction without a level: what it was, what it is, and whether that is more than noise."""
    if danish.rounded(before, unit.decimals) == danish.rounded(now, unit.decimals):
        return danish.closed(f"Gennemsnittet er uændret {danish.amount(now, unit)}")
    verb = "steget" if now > before else "faldet"
    moved = danish.closed(f"Gennemsnittet er {verb} fra {danish.amount(before, unit)} til {danish.amount(now, unit)}")
    if limit is not None and abs(now - before) < limit:
        return f"{moved} Udsving af den størrelse er almindelige; det kan endnu ikke kaldes en ændring."
    return moved


def known_at(when: date) -> str:
    """Vides tidligst i februar 2027."""
    return f"Resultatet kan tidligst kendes i {danish.period(Period.containing(Frequency.MONTH, when))}."


def activity_words(said: Activity) -> str:
    """Gennemført 3. marts 2026. Oplyst af ABC 5. marts 2026: what shows it."""
    evidence = f": {said.evidence}" if said.evidence else ""
    first = f"{said.state.value.capitalize()} {danish.day(said.on)}."
    return danish.closed(f"{first} Oplyst af {said.by} {danish.day(said.day)}{evidence}")
