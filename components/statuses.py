"""A status as word, shape and colour together. Blue is good, orange a concern, grey neither."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from pejling.activities import Activity, ActivityState
from pejling.status_words import CONCERN, GOOD, status_text
from pejling.statuses import Marker, Status

Colour = Literal["blue", "orange", "gray"]

STATES: dict[ActivityState, tuple[str, Colour]] = {
    ActivityState.NOT_STARTED: ("○", "gray"),
    ActivityState.UNDER_WAY: ("▶", "gray"),
    ActivityState.DONE: ("●", "blue"),
    ActivityState.DELAYED: ("◆", "orange"),
}


def colour_of(status: Status) -> Colour:
    """Return the colour that goes with a status's shape and word."""
    if status in CONCERN:
        return "orange"
    return "blue" if status in GOOD else "gray"


def badge(status: Status) -> None:
    """Show a status."""
    st.badge(status_text(status), color=colour_of(status))


def badges(status: Status, markers: tuple[Marker, ...] = (), said: Activity | None = None) -> str:
    """Return a status, how far the activity is, and the markers on one line, as Markdown."""
    shown = f":{colour_of(status)}-badge[{status_text(status)}]"
    state = [f":{STATES[said.state][1]}-badge[{STATES[said.state][0]} {said.state.value}]"] if said else []
    return " ".join([shown, *state, *(f":gray-badge[{one.value}]" for one in markers)])
