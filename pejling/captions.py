"""What stands above, below and beside a target's chart: what is measured, from where, and its three key figures."""

from __future__ import annotations

from collections.abc import Sequence

from pejling import danish, sentences
from pejling.follow_up import Line
from pejling.measurements import Aim
from pejling.periods import Period
from pejling.plans import Plan
from pejling.series import Mark, Series
from pejling.statuses import Status
from pejling.units import Unit
from pejling.year_before import year_before


def own_levels(plan: Plan) -> str:
    """Return what a plan's own levels are called beside those tried: a draft's are not adopted."""
    return "Udkastet" if plan.draft else "Vedtaget"


def measured(line: Line, series: Series) -> str:
    """Return what goes below a finding: the target, the measure with its group, the area, and the plan's own place."""
    return " · ".join((line.target.id, line.target.title, measure(line, series)))


def measure(line: Line, series: Series) -> str:
    """Return what is measured of whom and where, and the plan's own place for it."""
    groups = "".join(f", {category}" for _, category in series.group)
    what = f"{series.indicator.name}{groups}, {series.area.name}"
    return " · ".join(filter(None, (what, line.target.reference)))


def source_line(line: Line) -> str:
    """Return what `source` does, and what the grey line of the chart is."""
    told = source(line)
    return f"{told} · grå linje: samme periode året før" if told and year_before(line) else told


def source(line: Line) -> str:
    """Return where the figures come from and how new they are; "" without figures."""
    indicator, newest = line.indicator, line.assessment.newest
    if indicator is None or newest is None:
        return ""
    place = ", ".join(filter(None, (indicator.source.publisher, indicator.source.table)))
    state_of_newest = danish.MARKS[newest.mark.value]
    mark = f" ({state_of_newest})" if state_of_newest else ""
    return (
        f"Kilde: {place} · nyeste tal {danish.period(newest.period)}{mark}{_hidden_since(newest.period, line.series)}"
    )


def _hidden_since(newest: Period, series: Series | None) -> str:
    """Say which figures since the newest one there is are hidden; nobody is to think that they have not come."""
    told = series.observations if series else ()
    hidden = [one.period for one in told if one.period > newest and one.mark is Mark.SUPPRESSED]
    return f" · nyere tal er skjult (små tal): {danish.periods(hidden)}" if hidden else ""


def others_told(line: Line, others: Sequence[Series]) -> str:
    """Return what each of some others is at in the newest settled period, by name; "" where none has a figure then.

    By name and not by figure: municipalities are not ranked.
    """
    newest = line.series.newest_settled if line.series else None
    if newest is None or line.series is None or line.indicator is None:
        return ""
    unit = line.indicator.unit
    told: list[str] = []
    for series in sorted((line.series, *others), key=lambda one: one.area.name):
        one = series.at(newest.period)
        if one is not None and one.value is not None:
            told.append(f"{series.area.name} {danish.number(one.value, unit.decimals)}")
    return f"{danish.period(newest.period).capitalize()}, {unit.suffix}: {' · '.join(told)}" if len(told) > 1 else ""


def key_figures(line: Line) -> tuple[str, str, str]:
    """Return newest settled value, level and gap in words; "–" where there is none."""
    found, unit = line.assessment, line.indicator.unit if line.indicator else None
    if unit is None:
        return "–", "–", "–"
    latest, wanted, away = "–", "–", "–"
    if found.latest and found.latest.value is not None:
        latest = f"{danish.amount(found.latest.value, unit)} ({danish.short_period(found.latest.period)})"
    if found.level is not None and found.aim is not None:
        wanted = sentences.goal_words(found.level, found.aim.direction, unit)
    if found.gap is not None and found.status is not Status.UNCLEAR:
        away = _away(found.gap, found.aim, unit) if found.gap > 0 else "på niveau"
    return latest, wanted, away


def key_figures_on_paper(line: Line) -> tuple[str, str, str]:
    """Return the key figures for a table without badges: a level that is tried says so."""
    latest, wanted, away = key_figures(line)
    return latest, f"{wanted} (forslag)" if line.assessment.proposed else wanted, away


def development(series: Series, newest: int) -> str:
    """Say what a line of the `newest` observations shows: its ends. What is suppressed or missing is no end.

    "" with fewer than two values.
    """
    known = [(one.period, one.value) for one in series.observations[-newest:] if one.value is not None]
    if len(known) < 2:  # noqa: PLR2004 - a line has two ends
        return ""
    unit = series.indicator.unit
    first, last = (f"{danish.amount(value, unit)} i {danish.period(period)}" for period, value in (known[0], known[-1]))
    return f"Udviklingen fra {first} til {last}"


def _away(missing: float, aim: Aim | None, unit: Unit) -> str:
    words = sentences.away_words(missing, unit)
    return f"{words} for højt" if aim is not None and aim.direction < 0 else f"mangler {words}"
