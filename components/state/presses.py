"""Presses on the buttons of forms, remembered until they are answered.

A form is sent first, and then what was being typed beside it: the run that the press has begun is broken off, and the
next run would know of no press. A press is for the page it was made on.
"""

from __future__ import annotations

import streamlit as st

_PRESSED = "_pressed"


def press(button: str) -> None:
    """Remember that a button was pressed; `button` names it, with its form."""
    st.session_state[_PRESSED] = button


def is_pressed(button: str) -> bool:
    """True where this button was pressed and has not been answered."""
    return bool(st.session_state.get(_PRESSED) == button)


def forget() -> bool:
    """Forget the press: it is being answered whole, or the page has been drawn to its end. True where there was one."""
    return st.session_state.pop(_PRESSED, None) is not None
