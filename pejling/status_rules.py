"""The rules of status, in the order in which they are tried; the first that speaks decides.

They stand in docs/method.md, section 5. A target that nothing else decides goes by its chance; where the figures bear
none, it is *i gang*, and no traffic light is invented in its place. Every rule gives its reason in Danish.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from pejling import danish, sentences
from pejling.gaps import noise_limit
from pejling.goals import Activity, Improve, Undecided, Unmeasurable, has_level
from pejling.levels import Resolved
from pejling.likelihoods import class_after, plain_class
from pejling.measurements import Aim, Measurement
from pejling.periods import MONTHS_A_YEAR, Frequency
from pejling.plans import Measured, Plan, Target
from pejling.series import Mark, Observation, Series
from pejling.statuses import Status

_OLDEST_MONTHS = 4
_DAYS_A_MONTH = 30
_LEAST_HISTORY = {Frequency.MONTH: 14, Frequency.QUARTER: 6, Frequency.HALF_YEAR: 4}
_LEAST_YEARS = 3
_LEAST_STARTED = 3
_LEAST_PEOPLE = 30

Decision = tuple[Status, str]


@dataclass(frozen=True, slots=True)
class Case:
    """All that the rules look at.

    means:   of the year before the plan and of its time so far.
    chance:  of reaching `tested`; None where there is none, and `no_chance` says why.
    earlier: the chances of the plan's level at the month ends before, oldest first; none for a level that is tried.
    """

    target: Target
    plan: Plan
    series: Series
    as_of: date
    resolved: Resolved
    aim: Aim
    found: Measurement
    means: tuple[float | None, float | None]
    chance: float | None = None
    earlier: tuple[float, ...] = ()
    no_chance: str = ""

    @property
    def tested(self) -> float | None:
        """The level whose chance is told: the aim's, or the mean to be beaten where the plan sets only a direction."""
        return self.means[0] if isinstance(self.target.goal, Improve) and self.aim.level is None else self.aim.level


def by_kind(target: Target) -> Decision | None:
    """Decide what the kind of the goal alone decides, or None."""
    match target.goal:
        case Activity():
            return Status.ACTIVITY, "Målet er en aktivitet; planen sætter intet tal for den."
        case Undecided():
            return Status.NOT_SET, "Planen fastsætter niveauet senere."
        case Unmeasurable():
            return Status.NOT_MEASURABLE, "Som målet er formuleret, kan det ikke måles."
    return None


def decide(case: Case) -> Decision:
    """Return a target's status and the reason for it."""
    rules = (_unresolved, _no_figures, _result, _plan_ahead, _too_old, _awaiting, _too_early)
    decided = by_kind(case.target)
    for rule in rules:
        decided = decided or rule(case)
    return decided or _by_chance(case) or _under_way(case)


def _unresolved(case: Case) -> Decision | None:
    resolved, target = case.resolved, case.target
    if resolved.problem:
        return Status.UNCLEAR, resolved.problem
    if has_level(target.goal) and target.measured is None:
        return Status.UNCLEAR, "Planen siger ikke, hvordan resultatet gøres op."
    if resolved.baseline_missing and case.series.published:
        return Status.UNCLEAR, "Udgangspunktet mangler: intet endeligt tal for den periode, ændringen regnes fra."
    baseline = target.baseline.period if target.baseline else None
    if baseline and baseline.frequency is case.series.indicator.frequency:
        crossed = case.series.indicator.break_between(baseline, case.aim.span.due)
        if crossed:
            when = danish.period(crossed.at)
            return Status.UNCLEAR, f"Databrud i {when} mellem udgangspunkt og måldato; tallene kan ikke sammenlignes."
    return None


def _no_figures(case: Case) -> Decision | None:
    observations = case.series.observations
    if case.series.published:
        return None
    if any(one.mark is Mark.SUPPRESSED for one in observations):
        return Status.NO_DATA, "Alle tal er diskretioneret, fordi de handler om for få personer."
    manual = case.series.indicator.source.manual
    return Status.NO_DATA, "Tallet skal tælles og indtastes." if manual else "Der er ikke indlæst tal for målet."


def _result(case: Case) -> Decision | None:
    found, unit = case.found, case.series.indicator.unit
    if isinstance(case.target.goal, Improve):
        return _direction_result(case) if found.complete else None
    newest = case.series.newest_settled
    if found.value is None and newest and case.aim.span.due <= newest.period:
        text = f"Tallet for {danish.period(case.aim.span.due)} er diskretioneret eller mangler"
        return Status.NO_DATA, f"{text}, så resultatet kan ikke gøres op."
    if found.complete and found.decided is None and case.aim.level is not None:
        return Status.NO_DATA, "Mindst en periode er skjult eller mangler, så resultatet kan ikke gøres op."
    if found.decided is None or found.value is None or case.aim.level is None:
        return None
    value = danish.amount(found.value, unit, sentences.shown_decimals(found.value, case.aim.level, unit))
    wanted = sentences.goal_words(case.aim.level, case.aim.direction, unit)
    status = Status.MET if found.decided else Status.NOT_MET
    if found.complete:
        return status, f"Resultatet blev {value}; målet var {wanted} ({sentences.RULES[case.aim.measured]})."
    text = f"Resultatet er {value} indtil nu og kan ikke længere ændre sig i forhold til {wanted}"
    return status, danish.closed(text)


def _direction_result(case: Case) -> Decision | None:
    before, now = case.means
    text = "Planen sætter en retning, men intet niveau, så målet kan hverken kaldes nået eller ikke nået."
    if before is None or now is None:
        return Status.NOT_SET, text
    return Status.NOT_SET, f"{text} {_moved(case.series, before, now)}"


def _moved(series: Series, before: float, now: float) -> str:
    newest = series.newest_settled
    limit = noise_limit(newest, series.indicator.unit) if newest else None
    return sentences.moved_words(before, now, series.indicator.unit, limit)


def _plan_ahead(case: Case) -> Decision | None:
    starts = case.target.starts or case.plan.starts
    if case.as_of < starts:
        return Status.TOO_EARLY, f"Planen begynder først {danish.day(starts)}."
    return None


def is_only_ahead(case: Case) -> bool:
    """True where it is too early only because the plan has not begun: the figures themselves bear a chance."""
    return _plan_ahead(case) is not None and _history(case) is None


def _too_old(case: Case) -> Decision | None:
    newest = case.series.newest_settled
    if newest is None:
        return Status.TOO_EARLY, "Der er kun foreløbige tal; det nyeste tal vurderes først, når det næste er kommet."
    if _months_old(newest, case.as_of) > _oldest(case.series):
        text = f"Det nyeste endelige tal er fra {danish.period(newest.period)} og er for gammelt til en vurdering"
        return Status.NO_DATA, f"{text} den {danish.day(case.as_of)}."
    return None


def _months_old(observation: Observation, as_of: date) -> int:
    end = observation.period.end
    return (as_of.year - end.year) * MONTHS_A_YEAR + as_of.month - end.month


def _oldest(series: Series) -> int:
    """Return how many months old the newest settled figure may be: four, and what slow publication adds."""
    indicator = series.indicator
    months = MONTHS_A_YEAR // indicator.frequency.per_year
    slow = indicator.published_after_days // _DAYS_A_MONTH + (months - 1) * 2
    unsettled = max(0, indicator.provisional_periods - 1) * months
    return _OLDEST_MONTHS + slow + unsettled


def _awaiting(case: Case) -> Decision | None:
    due = case.aim.span.due
    if case.as_of <= due.end:
        return None
    settled = due + case.series.indicator.provisional_periods
    known = settled.end + timedelta(days=case.series.indicator.published_after_days)
    return Status.AWAITING, f"Måldatoen er passeret, men resultatet er ikke endeligt. {sentences.known_at(known)}"


def _too_early(case: Case) -> Decision | None:
    series, found = case.series, case.found
    if short := _history(case):
        return short
    if case.aim.measured not in {Measured.COHORT, Measured.SUM} or found.complete:
        return None
    if found.known < _LEAST_STARTED:
        have = danish.periods_left(found.known, series.indicator.frequency)
        return (
            Status.TOO_EARLY,
            f"Kun {have} af planens tid er endeligt opgjort; en vurdering kræver mindst {_LEAST_STARTED}.",
        )
    if found.people is not None and found.people < _LEAST_PEOPLE and _people_before(case) < _LEAST_PEOPLE:
        return Status.TOO_EARLY, f"Kun {danish.number(found.people)} personer indgår; en vurdering kræver mindst 30."
    return None


def _history(case: Case) -> Decision | None:
    series = case.series
    least = _LEAST_HISTORY.get(series.indicator.frequency, _LEAST_YEARS)
    if len(series.settled) >= least:
        return None
    have = danish.periods_left(len(series.settled), series.indicator.frequency)
    return Status.TOO_EARLY, f"Der er kun {have} med endelige tal; en vurdering kræver mindst {least}."


def _people_before(case: Case) -> float:
    """Return how many the year before the plan's time counts; 0 where that is not known."""
    first = case.aim.span.first
    before = case.series.between(first + -first.frequency.per_year, first + -1)
    return sum(one.denominator or 0.0 for one in before)


def _by_chance(case: Case) -> Decision | None:
    if case.chance is None or case.tested is None:
        return None
    status = class_after((*case.earlier, case.chance)) or plain_class(case.chance)
    unit = case.series.indicator.unit
    if case.aim.level is None:
        before, now = case.means
        moved = _moved(case.series, before, now) if before is not None and now is not None else ""
        reason = sentences.direction_reason(case.chance, case.tested, case.aim, unit)
        return status, " ".join(filter(None, [moved, reason]))
    so_far = sentences.so_far_words(case.found, case.series.indicator, case.aim)
    return status, " ".join(filter(None, [so_far, sentences.class_reason(case.chance, case.tested, case.aim, unit)]))


def _under_way(case: Case) -> Decision:
    parts = [sentences.so_far_words(case.found, case.series.indicator, case.aim)]
    before, now = case.means
    if before is not None and now is not None:
        parts = [_moved(case.series, before, now)]
    return Status.UNDER_WAY, " ".join(["Resultatet er ikke afgjort.", *filter(None, (*parts, case.no_chance))])
