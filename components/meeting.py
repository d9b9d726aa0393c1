"""The dialogue meeting on the wall: a layout of its own, with one message to a screen and nothing below its edge."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import streamlit as st

from components import meeting_bar, state, statuses, what_if
from components.overview import chosen
from components.state import meeting
from components.tables import safe
from components.target_line import target_line
from components.way_in import agenda_points
from pejling import captions, sentences
from pejling.agendas import Point
from pejling.charts.marks import in_utc
from pejling.charts.meeting import meeting_spec
from pejling.charts.rows import drawing
from pejling.examples import LABEL
from pejling.follow_up import Line
from pejling.meeting_texts import Wall, overview_title, wall_of
from pejling.next_year import LABEL as DRAFT
from pejling.periods import Frequency
from pejling.proposals import LABEL as PROPOSAL
from pejling.status_words import status_text

_STYLE = (Path(__file__).parent / "meeting.css").read_text(encoding="utf-8")
_CHART = "meeting_chart"
_COLUMNS = [1.95, 1]


def show() -> None:
    """Show the meeting that the address asks for; what is wrong with a plan is told in the ordinary layout."""
    shown = chosen()
    if shown is not None:
        st.html(_STYLE)
        _screen(shown)


@st.fragment
def _screen(shown: state.Shown) -> None:
    """Show one screen. Alone in a fragment: the next one is drawn without menu, plan and day being looked at again."""
    if not meeting.is_on():
        st.rerun()
    follow_up = state.followed_up(shown)
    listed = agenda_points(follow_up)
    on_show = next((point for point in listed if point.line.target.id == meeting.place()), None)
    with st.container(key="meeting"):
        if on_show is None:
            _overview(listed, shown)
        else:
            tried = what_if.proposed_line(on_show.line)
            _target(on_show.line, tried, shown)
            on_show = replace(on_show, line=tried)
        meeting_bar.bar(tuple(point.line.target.id for point in listed), on_show)


def _top(text: str, shown: state.Shown, badges: str = "") -> None:
    labels = {LABEL: shown.examples, DRAFT: shown.plan.draft, "Prøveplan – opdigtede niveauer": shown.plan.invented}
    told = "".join(f" :orange-badge[{label}]" for label, holds in labels.items() if holds)
    with st.container(horizontal=True, key="meeting_top", horizontal_alignment="distribute"):
        st.markdown(safe(text), width="content")
        st.markdown(f"{badges}{told}", width="content")


def _overview(listed: tuple[Point, ...], shown: state.Shown) -> None:
    lines = [what_if.proposed_line(point.line) for point in listed]
    _top(shown.plan.title, shown)
    with st.container(key="meeting_title"):
        st.markdown(safe(overview_title(lines)))
    rows = [_row(number, line) for number, line in enumerate(lines, start=1)]
    with st.container(key="meeting_body"), st.container(key="meeting_list"):
        st.markdown("\n".join(["| | Mål | Seneste | Niveau | Status |", "|---|---|---|---|---|", *rows]))


def _row(number: int, line: Line) -> str:
    latest, wanted, _ = captions.key_figures(line)
    figure, bracket, when = latest.partition(" (")
    proposed = f" :violet-badge[{PROPOSAL}]{_adopted(line)}" if line.assessment.proposed else ""
    status = f":{statuses.colour_of(line.assessment.status)}[**{status_text(line.assessment.status)}**]"
    name = safe(f"{line.target.id} · {line.target.title}")
    cells = (str(number), name, f"{_whole(figure)}{bracket}{_whole(when)}", f"{_whole(wanted)}{proposed}", status)
    return f"| {' | '.join(cells)} |"


def _adopted(line: Line) -> str:
    """Say what was adopted, beside a level that is tried."""
    found, indicator = line.assessment, line.indicator
    if found.adopted is None or found.aim is None or indicator is None:
        return ""
    return " " + _whole(f"Planen: {sentences.goal_words(found.adopted, found.aim.direction, indicator.unit)}")


def _whole(text: str) -> str:
    """Let a text from a figure stand on one line."""
    return safe(text.replace(" ", "\N{NO-BREAK SPACE}"))


def _target(line: Line, tried: Line, shown: state.Shown) -> None:
    """Show the screen of a target: `line` is at the plan's own level, `tried` at the one being tried."""
    wall = wall_of(tried)
    status = statuses.badges(tried.assessment.status)
    _top(f"{line.target.id} · {line.target.title}", shown, status)
    with st.container(key="meeting_title"):
        st.markdown(safe(wall.title))
    with st.container(key="meeting_body"):
        chart, words = st.columns(_COLUMNS)
        with chart:
            frame = _chart(tried, line)
        with words, st.container(key="meeting_figure"):
            _words(wall, proposed=tried.assessment.proposed)
    with st.container(key="meeting_try"):
        what_if.controls(line)
    target_line(tried, line, frame, _CHART, curve=False)


def _words(wall: Wall, *, proposed: bool) -> None:
    with st.container(key="meeting_proposed" if proposed else "meeting_adopted"):
        st.markdown(f"**{safe(wall.label)}**" if proposed else safe(wall.label))
        with st.container(key="meeting_number"):
            st.markdown(f"**{safe(wall.figure)}** {safe(wall.unit)}")
    if wall.chance:
        with st.container(key="meeting_chance"):
            st.markdown(safe(wall.chance))
    st.markdown("\n\n".join(safe(text) for text in wall.takes))


def _chart(line: Line, adopted: Line) -> tuple[float, float]:
    """Show the chart of a target that has figures, and return the ends of its axis."""
    drawn = drawing(line)
    indicator = line.series.indicator if line.series else None
    looks = (indicator.unit.decimals, indicator.unit.suffix) if indicator else (0, "")
    frequency = indicator.frequency if indicator else Frequency.MONTH
    with st.container(key=_CHART, height="stretch"):
        st.vega_lite_chart(
            in_utc(drawn.table),
            meeting_spec(*looks, drawn.frame, drawn.extras, frequency),
            key=f"meeting_{line.plan.id}_{line.target.id}",
            height="stretch",
            theme=None,
            alt=f"{line.target.title}: {adopted.assessment.sentence}",
        )
    return drawn.frame
