"""Commands that work figures out: a plan followed up, a series, and forecasts for other programs."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from pejling import danish, sentences
from pejling.activities import Activity
from pejling.commands import USED, WRONG, Add, day, today
from pejling.commands.plan import proposal_of
from pejling.errors import AreaError
from pejling.figures import Figures
from pejling.follow_up import FollowUp, Line, follow_up
from pejling.library import Library
from pejling.proposals import LABEL
from pejling.series import Observation, group_of
from pejling.store import Store


def add_commands(add: Add) -> None:
    """Add the commands to a parser."""
    follow = add("follow-up", _follow_up, "følg en plan op")
    follow.add_argument("--plan", required=True, metavar="ID_ELLER_FIL")
    follow.add_argument("--as-of", type=day, default=None, metavar="DATO", help="fx 2026-08-22; ellers i dag")
    follow.add_argument("--proposal", default=None, metavar="FIL", help="prøv niveauerne i et forslags fil")
    series = add("series", _series, "skriv en tidsserie")
    series.add_argument("indicator", metavar="INDIKATOR")
    series.add_argument("--area", default="Hvidovre", metavar="KODE_ELLER_NAVN")
    series.add_argument("--group", action="append", default=[], type=_pair, metavar="DIMENSION=KATEGORI")
    add("forecast", _forecast, "fremskriv tidsserier: JSON-linjer ind, JSON-linjer ud")
    for command in (follow, series):
        command.add_argument("--format", choices=("text", "json"), default="text")


def _pair(text: str) -> tuple[str, str]:
    dimension, equals, category = text.partition("=")
    if not equals or not dimension or not category:
        problem = f"'{text}' er ikke en gruppe; skriv fx visitation=uddannelsesparat"
        raise argparse.ArgumentTypeError(problem)
    return dimension, category


def _follow_up(parsed: argparse.Namespace, store: Store, library: Library) -> int:
    plan = library.plan(parsed.plan)
    proposal = proposal_of(parsed.proposal, plan, library) if parsed.proposal else None
    found = follow_up(plan, store, library, parsed.as_of or today(), proposal)
    if parsed.format == "json":
        told = {"proposal": {"title": proposal.title, "label": LABEL}} if proposal else {}
        print(json.dumps(follow_up_json(found) | told, ensure_ascii=False, indent=2))
        return USED
    print(f"{plan.title}, {found.area.name}, opgjort {danish.day(found.as_of)}")
    if proposal:
        print(f"{LABEL}: {proposal.title}")
    for focus_area in plan.focus_areas:
        print(f"\n{focus_area.title}")
        for line in found.of(focus_area):
            print("\n".join(_line_text(line)))
    return USED


def _line_text(line: Line) -> list[str]:
    found = line.assessment
    markers = f" ({', '.join(marker.value for marker in found.markers)})" if found.markers else ""
    texts = [f"  {line.target.id} {line.target.title}: {found.status.value}{markers}", f"     {found.sentence}"]
    said = sentences.activity_words(line.activity) if line.activity else ""
    texts += [f"     {text}" for text in (said, found.reason, *line.what_it_takes) if text]
    texts += [f"     Spørgsmål: {line.target.question}"] if line.target.question else []
    return texts


def follow_up_json(found: FollowUp) -> dict[str, Any]:
    """Return a follow-up as plain values. Levels and gaps are unrounded, in the indicator's unit."""
    return {
        "plan": found.plan.id,
        "title": found.plan.title,
        "area": found.area.name,
        "as_of": found.as_of.isoformat(),
        "targets": [_line_json(line) for line in found.lines],
    }


def _line_json(line: Line) -> dict[str, Any]:
    found = line.assessment
    measured, pace = found.measurement, found.pace
    return {
        "id": line.target.id,
        "focus_area": line.focus_area.id,
        "title": line.target.title,
        "indicator": line.target.indicator or None,
        "unit": line.indicator.unit.id if line.indicator else None,
        "status": found.status.value,
        "reason": found.reason,
        "markers": [marker.value for marker in found.markers],
        "sentence": found.sentence,
        "period": found.latest.period.id if found.latest else None,
        "value": found.latest.value if found.latest else None,
        "newest": _observation_json(found.newest),
        "level": found.level,
        "baseline": found.resolved.baseline if found.resolved else None,
        "gap": found.gap,
        "persons": found.persons.count if found.persons else None,
        "pace": pace.per_period if pace else None,
        "pace_without_season": pace.unseasonal if pace else None,
        "required": pace.required if pace else None,
        "measured": measured.value if measured else None,
        "noise_limit": found.noise,
        "question": line.target.question or None,
        "activity": _activity_json(line.activity),
    }


def _activity_json(said: Activity | None) -> dict[str, str] | None:
    if said is None:
        return None
    told = {"state": said.state.value, "on": said.on.isoformat(), "evidence": said.evidence}
    return told | {"by": said.by, "at": said.at.isoformat()}


def _forecast(_parsed: argparse.Namespace, _store: Store, _library: Library) -> int:
    from pejling.forecast_lines import answers  # noqa: PLC0415 - numbers of its own that other commands do not need

    for line in answers(sys.stdin):
        print(line, flush=True)
    return USED


def _observation_json(one: Observation | None) -> dict[str, Any] | None:
    return {"period": one.period.id, "value": one.value, "mark": one.mark.value} if one else None


def _series(parsed: argparse.Namespace, store: Store, library: Library) -> int:
    if parsed.indicator not in library.indicators:
        known = ", ".join(library.indicators)
        print(f"Indikatoren '{parsed.indicator}' findes ikke. Kendte er: {known}", file=sys.stderr)
        return WRONG
    try:
        area = library.areas.get(parsed.area)
    except AreaError as error:
        print(error, file=sys.stderr)
        return WRONG
    figures = Figures(store, library, [parsed.indicator], [area], today())
    series = figures.series(parsed.indicator, area, group_of(dict(parsed.group)))
    if parsed.format == "json":
        print(json.dumps([_observation_json(one) for one in series.observations], ensure_ascii=False, indent=2))
        return USED
    print(f"{series.indicator.name}, {area.name}{''.join(f', {d}={c}' for d, c in series.group)}")
    for one in series.observations:
        value = "–" if one.value is None else danish.amount(one.value, series.indicator.unit)
        print(f"  {danish.short_period(one.period):>18}  {value}  {danish.MARKS[one.mark.value]}".rstrip())
    if not series.observations:
        print("  ingen tal")
    return USED
