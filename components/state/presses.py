"""Presses on the buttons of forms, remembered until they are answered.

The browser sends a form first, and then what was still being typed beside it, such as a name: the run that the press
has begun is broken off, and the next run would know of no press.
"""

from __future__ import annotations

import streamlit as st

_PRESSED = "_pressed"


def press(button: str) -> None:
    """Remember that a button was pressed; `button` names it, with its form."""
    st.session_state[_PRESSED] = button


def is_pressed(button: str) -> bool:
    """True, once, where this button was pressed."""
    found = st.session_state.get(_PRESSED) == button
    if found:
        del st.session_state[_PRESSED]
    return found
