"""What somebody writes of a target's figures: the fields' keys, emptied by a new round."""

from __future__ import annotations

import streamlit as st

from components.state import saying
from pejling.follow_up import Line

_ROUND, _SAID = "_note_round", "_note_said"


def field_key(line: Line, name: str) -> str:
    """Return a field's key; a new one for each round, which empties the field."""
    return f"_note_{st.session_state.get(_ROUND, 0)}_{line.plan.id}_{line.target.id}_{name}"


def say(line: Line, text: str) -> None:
    """Keep what was done for the next run, beside the target it was done to."""
    saying.say(_SAID, text, _name(line))


def said(line: Line) -> str:
    """Return what was just done to a target's notes, to show it; "" where nothing was."""
    return saying.said(_SAID, _name(line))


def _name(line: Line) -> str:
    return f"{line.plan.id}/{line.target.id}"


def clear() -> None:
    """Empty all fields."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
