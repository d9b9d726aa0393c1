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


def bar(targets: tuple[str, ...], on_show: Point | None) -> None:
    """Show the bar on the screen of a point, at the level its line is at; None for the overview.

    targets: the ids of the agenda's targets, in their order.
    """
    told = (*behind(on_show), HOW_TO_READ) if on_show else ()
    _BAR(
        key=meeting.BAR,
        data={
            "drawn": time.monotonic_ns(),  # or an unchanged bar would not be drawn again after the network was lost
            "press": meeting.answered(),
            "at": targets.index(on_show.line.target.id) + 1 if on_show else 0,
            "count": len(targets),
            "overview": "Overblik",
            "words": _WORDS,
            "behind": [[heading, list(texts)] for heading, texts in told],
        },
        on_place_change=lambda: meeting.steer(targets),
    )
