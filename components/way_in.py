"""The way from a page to the screens of a meeting."""

from __future__ import annotations

import streamlit as st

from components.state import meeting
from pejling.agendas import Point, default_agenda, points
from pejling.follow_up import FollowUp
from pejling.plans import FocusArea


def agenda_points(follow_up: FollowUp) -> tuple[Point, ...]:
    """Return the agenda that holds: the one somebody saved, else one made from the plan."""
    return points(meeting.agendas().newest(follow_up.plan.id) or default_agenda(follow_up), follow_up.lines)


def way_in(follow_up: FollowUp, focus_area: FocusArea | None = None) -> None:
    """Offer the meeting, from its overview; from a focus area at its first target on the agenda."""
    listed = [point.line for point in agenda_points(follow_up)]
    own = [line.target.id for line in listed if focus_area and line.focus_area.id == focus_area.id]
    first = own[0] if own else ""
    st.button(
        "Mødevisning",
        icon=":material/co_present:",
        type="tertiary",
        help="Vis dagsordenen på mødelokalets skærm",
        key="way_in",
        on_click=meeting.enter,
        args=(first,),
    )
