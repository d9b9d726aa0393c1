"""Who signs what is typed: the name last signed with in this session."""

from __future__ import annotations

import streamlit as st

_NAME = "_who"


def name() -> str:
    """Return the name last signed with; a field forgets it when its page is left."""
    return str(st.session_state.get(_NAME, ""))


def remember(name: str) -> None:
    """Remember who signs, for the next field that asks."""
    st.session_state[_NAME] = name
