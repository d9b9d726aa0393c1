"""The bar of a meeting: back, counter, on, overview, notes and the way out, all of it by keys and clicker too.

It asks for a place, not for a step: pressed twice in a hurry it ends where the second press meant.
"""

from __future__ import annotations

import time
from pathlib import Path

import streamlit as st

from components.state import meeting
from pejling.agendas import Point
from pejling.meeting_texts import HOW_TO_READ, behind

_FOLDER = Path(__file__).parent
_WORDS = {
    "back": "← Forrige",
    "next": "Næste →",
    "home": "Overblik",
    "more": "Noter og definition (N)",
    "leave": "Afslut (Esc)",
    "close": "Luk (Esc)",
}
_BAR = st.components.v2.component(
    "pejling_meeting_bar",
    css=(_FOLDER / "meeting_bar.css").read_text(encoding="utf-8"),
    js=(_FOLDER / "meeting_bar.js").read_text(encoding="utf-8"),
)


def bar(points: tuple[Point, ...], place: int) -> None:
    """Show the bar at a place: 0 for the overview, then the agenda's items from 1."""
    told = (*behind(points[place - 1]), HOW_TO_READ) if place else ()
    targets = tuple(point.line.target.id for point in points)
    _BAR(
        key=meeting.BAR,
        data={
            "drawn": time.monotonic_ns(),  # or an unchanged bar would not be drawn again after the network was lost
            "at": place,
            "count": len(points),
            "overview": "Overblik",
            "words": _WORDS,
            "behind": [[heading, list(texts)] for heading, texts in told],
        },
        on_place_change=lambda: meeting.steer(targets),
    )
