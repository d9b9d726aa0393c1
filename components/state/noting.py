"""What somebody writes of a target's figures: the fields' keys, emptied by a new round."""

from __future__ import annotations

import streamlit as st

from pejling.follow_up import Line

_ROUND = "_note_round"


def field_key(line: Line, name: str) -> str:
    """Return a field's key; a new one for each round, which empties the field."""
    return f"_note_{st.session_state.get(_ROUND, 0)}_{line.plan.id}_{line.target.id}_{name}"


def clear() -> None:
    """Empty all fields."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
