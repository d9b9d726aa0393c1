"""Presses on the buttons of forms, remembered until they are answered.

A form is sent first, and then what was being typed beside it: the run that the press has begun is broken off, and the
next run would know of no press. A press is for the page it was made on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

_PRESSED = "_pressed"


def press(button: str) -> None:
    """Remember that a button was pressed; `button` names it, with its form."""
    st.session_state[_PRESSED] = button


def is_pressed(button: str) -> bool:
    """True where this button was pressed and has not been answered."""
    return bool(st.session_state.get(_PRESSED) == button)


def answered() -> bool:
    """Forget the press: to be called when it has been answered on the screen. True where there was one."""
    return st.session_state.pop(_PRESSED, None) is not None


@contextmanager
def answering() -> Iterator[None]:
    """Forget the press while it is answered, so that no other run answers it too; remember it where that fails."""
    pressed = st.session_state.pop(_PRESSED, None)
    failed = True
    try:
        yield
        failed = False
    finally:
        if pressed and failed:
            press(pressed)
