"""A status as word, shape and colour together. Blue is good, orange a concern, grey neither."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from pejling.activities import Activity, ActivityState
from pejling.statuses import Marker, Status

Colour = Literal["blue", "orange", "gray"]

SHAPES: dict[Status, tuple[str, Colour]] = {
    Status.MET: ("●", "blue"),
    Status.NOT_MET: ("■", "orange"),
    Status.ON_TRACK: ("▲", "blue"),
    Status.UNCERTAIN: ("◆", "orange"),
    Status.NOT_ON_TRACK: ("▼", "orange"),
    Status.UNDER_WAY: ("▶", "gray"),
    Status.TOO_EARLY: ("◔", "gray"),
    Status.AWAITING: ("◷", "gray"),
    Status.NO_DATA: ("–", "gray"),
    Status.UNCLEAR: ("?", "orange"),
    Status.NOT_SET: ("○", "gray"),
    Status.NOT_MEASURABLE: ("×", "gray"),
    Status.ACTIVITY: ("◇", "gray"),
}
STATES: dict[ActivityState, tuple[str, Colour]] = {
    ActivityState.NOT_STARTED: ("○", "gray"),
    ActivityState.UNDER_WAY: ("▶", "gray"),
    ActivityState.DONE: ("●", "blue"),
    ActivityState.DELAYED: ("◆", "orange"),
}
# The two that say where a target is just now stand beside the status everywhere; the others only on the card.
WHERE_NOW = (
    Marker.AT_LEVEL,
    Marker.BELOW_LEVEL,
    Marker.ABOVE_LEVEL,
    Marker.RISING,
    Marker.FALLING,
    Marker.WITHIN_NOISE,
)

MEANINGS = {
    Status.MET: "Resultatet er endeligt eller afgjort, og det holder målet.",
    Status.NOT_MET: "Resultatet er endeligt eller afgjort, og det holder ikke målet.",
    Status.ON_TRACK: "Chancen er mindst 70 pct., hvis udviklingen fortsætter som hidtil. Af 100 blev 89 nået.",
    Status.UNCERTAIN: "Chancen er mellem 30 og 70 pct., hvis udviklingen fortsætter som hidtil. Af 100 blev 54 nået.",
    Status.NOT_ON_TRACK: "Chancen er under 30 pct., hvis udviklingen fortsætter som hidtil. Af 100 blev 13 nået.",
    Status.UNDER_WAY: "Resultatet er ikke afgjort, og tallene kan ikke bære et skøn, fx kvartalstal.",
    Status.TOO_EARLY: "Der er for få endelige tal, eller planen er ikke begyndt.",
    Status.AWAITING: "Måldatoen er passeret, men det afgørende tal er ikke endeligt.",
    Status.NO_DATA: "Der er ingen tal, de er diskretioneret, eller det nyeste er for gammelt.",
    Status.UNCLEAR: "Planens ord eller tal kan forstås på flere måder, eller udgangspunktet mangler.",
    Status.NOT_SET: "Planen sætter ikke noget niveau.",
    Status.NOT_MEASURABLE: "Som målet er formuleret, kan det ikke måles.",
    Status.ACTIVITY: "Målet er en aktivitet; der er ikke et tal at nå.",
}


def status_text(status: Status) -> str:
    """Return the status as shape and word: ● nået."""
    return f"{SHAPES[status][0]} {status.value}"


def badge(status: Status) -> None:
    """Show a status."""
    st.badge(status_text(status), color=SHAPES[status][1])


def badges(status: Status, markers: tuple[Marker, ...] = (), said: Activity | None = None) -> str:
    """Return a status, how far the activity is, and the markers on one line, as Markdown."""
    shown = f":{SHAPES[status][1]}-badge[{status_text(status)}]"
    state = [f":{STATES[said.state][1]}-badge[{STATES[said.state][0]} {said.state.value}]"] if said else []
    return " ".join([shown, *state, *(f":gray-badge[{one.value}]" for one in markers)])
