"""The follow-up of a plan on a day: one line a target, with all that pages and reports say of it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date

from pejling import goals, sentences
from pejling.activities import Activities, Activity
from pejling.areas import Area
from pejling.assessments import Assessment, Evidence, assess
from pejling.decisions import Decision, Decisions
from pejling.figures import Figures
from pejling.indicators import Indicator
from pejling.levels import resolve
from pejling.library import Library
from pejling.likelihoods import BY_CHANCE, plain_class
from pejling.measurements import is_sum
from pejling.notes import Note, Notes, Remark, remarks
from pejling.outlooks import chance
from pejling.plan_versions import levels_held, plan_in_force
from pejling.plans import FocusArea, Plan, Target
from pejling.proposals import Proposal, level_fault
from pejling.references import Reference, Seen
from pejling.series import Series
from pejling.statuses import Marker, Status
from pejling.store import Store, StoredImport
from pejling.vintages import earlier_figures

_FULL = 100
_LITTLE, _EVEN = 0.05, 0.5
_TALK_FIRST = (
    Status.NOT_MET,
    Status.NOT_ON_TRACK,
    Status.UNCERTAIN,
    Status.UNCLEAR,
    Status.UNDER_WAY,
    Status.AWAITING,
    Status.TOO_EARLY,
    Status.NO_DATA,
    Status.ON_TRACK,
    Status.MET,
    Status.NOT_SET,
    Status.NOT_MEASURABLE,
    Status.ACTIVITY,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One target and all there is to say about it. indicator, series and national are None where it has none.

    activity: how far an activity is, as somebody last said; None where nobody has.
    earlier:  what the target was assessed on at the ends of the months before.
    held:     the levels decided, each with the day it held from; see `plan_versions.levels_held`.
    notes:    what people wrote of it or its indicator, oldest first.
    """

    plan: Plan
    focus_area: FocusArea
    target: Target
    assessment: Assessment
    area: Area
    as_of: date
    indicator: Indicator | None = None
    counted: Indicator | None = None
    series: Series | None = None
    national: Series | None = None
    activity: Activity | None = None
    earlier: tuple[Evidence, ...] = ()
    held: tuple[tuple[date | None, float], ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """The notes, and the breaks within the figures there are and the target's time: what is read with the chart."""
        published = self.series.published if self.series else ()
        last = self.target.due or self.plan.ends
        breaks = self.indicator.breaks if self.indicator and published else ()
        return remarks(self.notes, (one for one in breaks if published[0].period.start < one.at.start <= last))

    @property
    def what_it_takes(self) -> tuple[str, ...]:
        """Sentences on what the level would take: gap, persons and pace; of an average first what the rest takes."""
        found, indicator = self.assessment, self.indicator
        if indicator is None or found.latest is None or found.gap is None or found.aim is None:
            return ()
        if found.status is Status.UNCLEAR and not found.proposed:
            return ()  # a level that may be read in two ways asks for nothing yet
        pace = sentences.pace_words(found.pace, found.latest, indicator, found.aim) if found.pace else ""
        newest, way = found.latest.period, found.aim.direction
        if found.rest is not None:  # one month's gap is not what an average takes
            each = sentences.each_words(found.each, way, self.counted, newest)
            return (*filter(None, (pace, each)), sentences.newest_words(found.gap, way, indicator.unit, newest))
        final = found.measurement is not None and found.measurement.complete
        in_sum = is_sum(indicator.unit, found.aim)
        texts = [sentences.gap_words(found.gap, indicator.unit, way, final=final, in_sum=in_sum)]
        if found.persons and not final:
            texts.append(sentences.persons_words(found.persons, way, self.counted))
        return tuple(filter(None, (*texts, pace)))

    def what_is_likely(self, others: Reference | None = None) -> tuple[str, ...]:
        """Sentences on the chance of the level, where the result ends, what one step more costs; () without one.

        others: what other municipalities have done; None where that is not known.
        """
        found, indicator = self.assessment, self.indicator
        if indicator is None or found.ahead is None or found.aim is None or found.chance is None:
            return ()
        if found.level is None:
            return (found.reason,)
        range_ = sentences.range_words(found.ahead.outlook, found.aim, indicator.name, indicator.unit)
        chance_of_it = sentences.chance_sentence(found.chance, found.level, found.aim, indicator.unit)
        at_level = others.at_level(found.level, found.aim.direction) if others else None
        words = sentences.ambition_words(found.ambition, at_level) if found.ambition else ""
        kept = found.status in BY_CHANCE and found.status is not plain_class(found.chance)
        wavers = sentences.wavering_words(found.status) if kept else ""
        first = " ".join(filter(None, [chance_of_it, words, wavers]))
        return first, range_, self._one_step_more(found.level, found.chance)

    def _one_step_more(self, level: float, now: float) -> str:
        found, indicator = self.assessment, self.indicator
        if indicator is None or found.ahead is None or found.aim is None:
            return ""
        unit, way = indicator.unit, found.aim.direction
        if not _LITTLE <= now <= 1 - _LITTLE:
            even = round(found.ahead.outlook.quantile(_EVEN), unit.decimals)
            return "" if level_fault(even, unit) else sentences.even_words(even, found.aim, unit)
        step = 1.0 if unit.is_rate else max(1.0, round(level / _FULL))
        if level_fault(level + way * step, unit):
            return ""
        further = chance(found.ahead.outlook, level + way * step, way)
        return sentences.step_words(now, further, step, found.aim, indicator.unit)

    @property
    def reason_besides(self) -> str:
        """Why the status is what it is, where the sentences on the chance do not say it already."""
        by_chance = self.assessment.chance is not None and self.assessment.status in BY_CHANCE
        return "" if by_chance else self.assessment.reason

    def what_has_been(self, others: Reference | None) -> tuple[str, ...]:
        """Sentences on the level's own precedent, and on what other municipalities have done."""
        found, unit = self.assessment, self.indicator.unit if self.indicator else None
        texts = [sentences.precedent_words(found.precedent)] if found.precedent else []
        if others is None or unit is None or found.level is None or found.aim is None or found.latest is None:
            return tuple(texts)
        at_level = others.at_level(found.level, found.aim.direction)
        texts += [sentences.peers_words(at_level, found.level, found.aim, unit)] if at_level else []
        seen = self._seen(others)
        if seen and found.chance is not None:
            texts += [sentences.seen_words(seen), sentences.apart_words(found.chance, seen)]
        return tuple(text for text in texts if text)

    def _seen(self, others: Reference) -> Seen | None:
        """How often so large a change was seen: to the level, or to what the rest must be for an average or a sum."""
        found = self.assessment
        wanted = found.pace.required if found.pace and found.pace.required is not None else found.level
        newest = self.series.newest_settled if self.series else None
        if wanted is None or newest is None or newest.value is None or found.aim is None:
            return None
        return others.seen(newest.value, wanted, found.aim.direction)

    def at_level(self, level: float | None) -> Line:
        """Return the line with another level tried in place of the plan's; None goes back to the plan's own."""
        evidence = Evidence(self.series, self.national, self.as_of, self.earlier)
        return dataclasses.replace(self, assessment=assess(self.target, self.plan, evidence, level))


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A plan followed up on a day. Lines are in the plan's order.

    imports:   what the figures were made of, oldest first.
    decisions: those about the plan up to and on the day, oldest first.
    proposal:  what the levels are tried from; None for the plan as decided.
    """

    plan: Plan
    area: Area
    as_of: date
    lines: tuple[Line, ...]
    imports: tuple[StoredImport, ...] = ()
    decisions: tuple[Decision, ...] = ()
    proposal: Proposal | None = None

    def of(self, focus_area: FocusArea) -> tuple[Line, ...]:
        """Return the lines of a focus area."""
        return tuple(line for line in self.lines if line.focus_area.id == focus_area.id)

    def at(self, proposal: Proposal) -> FollowUp:
        """Return the same follow-up at a proposal's levels; targets it does not name stay at the plan's."""
        levels = proposal.levels
        lines = (line.at_level(levels[line.target.id]) if line.target.id in levels else line for line in self.lines)
        return dataclasses.replace(self, lines=tuple(lines), proposal=proposal)

    @property
    def talk_first(self) -> tuple[Line, ...]:
        """Return all lines, those that need talk first; within a status those not at their level first."""
        return tuple(sorted(self.lines, key=_urgency))


def _urgency(line: Line) -> tuple[int, bool]:
    off_level = {Marker.BELOW_LEVEL, Marker.ABOVE_LEVEL} & set(line.assessment.markers)
    return _TALK_FIRST.index(line.assessment.status), not off_level


def follow_up(plan: Plan, store: Store, library: Library, as_of: date, proposal: Proposal | None = None) -> FollowUp:
    """Follow up a plan: every target assessed on the figures known on `as_of`, at the proposal's levels if given.

    The targets are those in force on that day: what was decided since the plan was written is kept beside the store.
    """
    decisions, notes = Decisions(store.told).of(plan.id), Notes(store.told).all()
    written = {target.id: target for target in plan.targets}
    plan = plan_in_force(plan, decisions, as_of)
    area, country = library.areas.get(plan.municipality), library.areas.country
    wanted = {target.indicator for target in plan.targets if target.indicator}
    figures = Figures(store, library, wanted, (area, country), as_of)
    vintages = earlier_figures(plan, figures)
    levels = proposal.levels if proposal else {}
    activities = Activities(store.folder).newest(plan.id, as_of)
    lines = []
    for focus_area in plan.focus_areas:
        for target in focus_area.targets:
            indicator = library.indicators.get(target.indicator)
            series = figures.series(target.indicator, area, target.group) if indicator else None
            national = figures.series(target.indicator, country, target.group) if indicator else None
            places = (area, country)
            held = levels_held(target.id, decisions, as_of, resolve(written[target.id], series).level)
            since = held[-1][0] if held and held[-1][0] else date.min  # a new level has no past
            known = ((day, seen) for day, seen in vintages if indicator and day >= since)
            earlier = tuple(_evidence(target, seen, places, day) for day, seen in known)
            evidence = Evidence(series, national, as_of, earlier)
            assessment = assess(target, plan, evidence, levels.get(target.id))
            counted = library.indicators.get(indicator.denominator) if indicator else None
            line = Line(plan, focus_area, target, assessment, area, as_of, indicator, counted, series, national)
            said = activities.get(target.id) if isinstance(target.goal, goals.Activity) else None
            own = tuple(one for one in notes if one.is_about(plan.id, target.id, target.indicator))
            lines.append(dataclasses.replace(line, activity=said, earlier=earlier, held=held, notes=own))
    made = tuple(one for one in decisions if one.adopted <= as_of)
    return FollowUp(plan, area, as_of, tuple(lines), figures.imports, made, proposal if levels else None)


def _evidence(target: Target, figures: Figures, places: tuple[Area, Area], day: date) -> Evidence:
    series, national = (figures.series(target.indicator, place, target.group) for place in places)
    return Evidence(series, national, day)
