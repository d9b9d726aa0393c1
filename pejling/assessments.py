"""What can be said of a target on a day: one function makes it, pages and reports show it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from pejling import sentences
from pejling.ambitions import Ambition, ambition_of
from pejling.forecasts import NoForecast
from pejling.gaps import Persons, Precedent, gap, noise_limit, persons, precedent
from pejling.goals import FULL, Improve, threshold
from pejling.levels import Resolved, resolve
from pejling.likelihoods import BY_CHANCE
from pejling.markers import markers_of
from pejling.measurements import Aim, Measurement, Span, is_sum, measure, span_of
from pejling.outlooks import chance
from pejling.paces import Pace, pace_of
from pejling.plans import Measured, Plan, Target, with_level
from pejling.results_ahead import Ahead, ahead_of
from pejling.series import Mark, Observation, Series
from pejling.status_rules import Case, by_kind, decide, is_only_ahead
from pejling.statuses import Marker, Status

_ADOPTED, _PROPOSED = "målet", "forslaget"
_NO_CHANCE_IN = {Status.MET, Status.NOT_MET, Status.TOO_EARLY, Status.NO_DATA, Status.NOT_SET}


@dataclass(frozen=True, slots=True)
class Assessment:
    """A target on a day.

    latest:       what the level is held against: the newest settled observation, a sum so far, or the complete result;
                  newest is the newest observation, which may be provisional.
    level:        the level it is held against: the plan's, or the proposal's where `proposed`.
    adopted:      the plan's own level, however `level` was moved.
    gap, persons: from `latest` to the level, in the indicator's unit and in persons; 0 or less where it is met.
    each:         for an average: how many more persons every period that is left must have than the newest.
    before, now:  for a direction without level: means of the 12 months before and of the plan's time so far.
    chance:       probability of reaching the level (for a direction: of beating `before`); None where there is none,
                  and no_chance says why.
    ahead:        the outlook of the result and the forecast it is made of.
    sentence:     the finding, in Danish; `reason` says why the status is what it is.
    """

    target: Target
    status: Status
    reason: str
    sentence: str
    markers: tuple[Marker, ...] = ()
    latest: Observation | None = None
    newest: Observation | None = None
    level: float | None = None
    adopted: float | None = None
    proposed: bool = False
    resolved: Resolved | None = None
    aim: Aim | None = None
    measurement: Measurement | None = None
    gap: float | None = None
    persons: Persons | None = None
    each: Persons | None = None
    pace: Pace | None = None
    noise: float | None = None
    precedent: Precedent | None = None
    before: float | None = None
    now: float | None = None
    chance: float | None = None
    ambition: Ambition | None = None
    no_chance: str = ""
    ahead: Ahead | None = field(default=None, compare=False)

    @property
    def rest(self) -> float | None:
        """What the periods left must be on average, in the unit; None where the result is no average, or settled."""
        return self.pace.required if self.pace and self.pace.is_average else None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a target is assessed on: its series, the country's, and the day.

    earlier: the same as it stood at the ends of the months before, oldest first, from the plan's start on.
    """

    series: Series | None
    national: Series | None
    as_of: date
    earlier: tuple[Evidence, ...] = ()


def assess(target: Target, plan: Plan, evidence: Evidence, proposed: float | None = None) -> Assessment:
    """Assess a target. `proposed` is a level to try in place of the plan's; the plan's own stays in `adopted`."""
    series, resolved = evidence.series, resolve(target, evidence.series)
    if series is None:
        return _without_series(target, resolved)
    tried = target if proposed is None else with_level(target, threshold(proposed, resolved.direction or 1))
    case, ahead = _case(tried, plan, evidence, series)
    if proposed is None and case.chance is not None:
        case = replace(case, earlier=_earlier(target, plan, evidence.earlier))
    aim, found = case.aim, case.found
    judged, unit = _judged(series, aim, found), series.indicator.unit
    status, reason = decide(case)
    told = _tells_chance(case, status, tried=proposed is not None)
    own = precedent(series, aim.level, aim.direction) if aim.level is not None and not is_sum(unit, aim) else None
    return Assessment(
        target=target,
        status=status,
        reason=reason,
        sentence=_sentence(case, judged, status, _ADOPTED if proposed is None else _PROPOSED),
        markers=(*((Marker.TRIED,) if proposed is not None else ()), *markers_of(case)),
        latest=judged,
        newest=series.newest,
        level=aim.level,
        adopted=resolved.level,
        proposed=proposed is not None,
        resolved=resolved,
        aim=aim,
        measurement=found,
        gap=_gap(judged, aim),
        persons=persons(aim.level, judged, aim.direction, unit) if judged and aim.level is not None else None,
        each=_each(case),
        pace=pace_of(series, evidence.national, aim, found),
        noise=noise_limit(judged, unit) if judged and not is_sum(unit, aim) else None,
        precedent=own,
        before=case.means[0],
        now=case.means[1],
        chance=case.chance if told else None,
        ambition=ambition_of(case.chance, own) if told and case.chance is not None and aim.level is not None else None,
        no_chance=case.no_chance,
        ahead=ahead if isinstance(ahead, Ahead) and told else None,
    )


def _tells_chance(case: Case, status: Status, *, tried: bool) -> bool:
    """True where the chance is told. A level that may be read in two ways has none; one that is tried has."""
    if status is Status.TOO_EARLY:
        return is_only_ahead(case)
    return status not in _NO_CHANCE_IN and (tried or status is not Status.UNCLEAR)


def _case(target: Target, plan: Plan, evidence: Evidence, series: Series) -> tuple[Case, Ahead | NoForecast]:
    resolved = resolve(target, series)
    aim = _aim(target, plan, series, (resolved.level, resolved.direction or 1))
    found = measure(series, aim)
    case = Case(target, plan, series, evidence.as_of, resolved, aim, found, _means(target, plan, series, aim.span))
    ahead = ahead_of(series, evidence.national, aim, found)
    if isinstance(ahead, NoForecast) or case.tested is None:
        return replace(case, no_chance=ahead.reason if isinstance(ahead, NoForecast) else ""), ahead
    return replace(case, chance=chance(ahead.outlook, case.tested, aim.direction)), ahead


def _earlier(target: Target, plan: Plan, earlier: tuple[Evidence, ...]) -> tuple[float, ...]:
    """Return the chances of the plan's level at the month ends before, as far as they bore a status by chance."""
    cases = (_case(target, plan, one, one.series)[0] for one in earlier if one.series is not None)
    return tuple(case.chance for case in cases if case.chance is not None and decide(case)[0] in BY_CHANCE)


def _judged(series: Series, aim: Aim, found: Measurement) -> Observation | None:
    """Return what a level is held against: the newest settled figure, a sum so far, or the result once complete."""
    newest = series.newest_settled
    if not found.complete:
        if newest is None or not is_sum(series.indicator.unit, aim):
            return newest
        return Observation(newest.period, found.value, Mark.FINAL) if newest.period >= aim.span.first else None
    if aim.span.length == 1:
        return series.at(aim.span.due)
    return Observation(aim.span.due, found.value, Mark.FINAL)


def _gap(latest: Observation | None, aim: Aim) -> float | None:
    if latest is None or latest.value is None or aim.level is None:
        return None
    return gap(aim.level, latest.value, aim.direction)


def _each(case: Case) -> Persons | None:
    """Return what every period that is left lacks, in persons, to the average it must have."""
    aim, required, newest = case.aim, case.found.required, case.series.newest_settled
    unit = case.series.indicator.unit
    averaged = unit.is_rate and aim.measured is not Measured.EVERY_MONTH
    if not averaged or required is None or newest is None or not 0 <= required <= FULL:
        return None
    return persons(required, newest, aim.direction, unit)


def _aim(target: Target, plan: Plan, series: Series, wanted: tuple[float | None, int]) -> Aim:
    starts, due = target.starts or plan.starts, target.due or plan.ends
    return Aim(*wanted, target.rule, span_of(target.rule, series.indicator.frequency, starts, due))


def _means(target: Target, plan: Plan, series: Series, span: Span) -> tuple[float | None, float | None]:
    """For a direction without level: plain means of the year before the plan and of its time so far (settled)."""
    if not isinstance(target.goal, Improve):
        return None, None
    year = series.indicator.frequency.per_year
    start = span_of(Measured.YEAR_AVERAGE, series.indicator.frequency, plan.starts, plan.ends).first
    before, now = series.between(start + -year, start + -1), series.between(start, span.due)
    return _mean(before), _mean(now)


def _mean(observations: tuple[Observation, ...]) -> float | None:
    values = [one.value for one in observations if one.value is not None]
    return sum(values) / len(values) if values else None


def _without_series(target: Target, resolved: Resolved) -> Assessment:
    status, reason = by_kind(target) or (Status.NOT_MEASURABLE, "Målet har ingen indikator.")
    return Assessment(target, status, reason, target.title, resolved=resolved)


def _sentence(case: Case, judged: Observation | None, status: Status, held_against: str) -> str:
    unit = case.series.indicator.unit
    if judged is None or judged.value is None:
        return f"{case.target.title}: {status.value}"
    # What is unclear has no level to be held against until somebody has answered.
    aim = replace(case.aim, level=None) if status is Status.UNCLEAR and held_against == _ADOPTED else case.aim
    whole = case.found.complete and aim.span.length > 1
    return sentences.finding(judged.value, None if whole else judged.period, aim, unit, held_against)
