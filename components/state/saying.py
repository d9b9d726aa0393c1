"""What is said of the last thing done, in the next run, and a moment longer than that.

Over a slow network a second press, or another page asked for, arrives before the answer to the first has been seen:
what is said stays through the runs of these seconds, and until it has been shown once.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import streamlit as st

_MOMENT = 4.0  # seconds: a slow answer, and a hurried hand


@dataclass(frozen=True, slots=True)
class _Said:
    text: str
    about: str
    until: float
    shown: bool = False


def say(kind: str, text: str, about: str = "") -> None:
    """Keep a message for the next runs. There is one of each kind, and what it is about tells where it is shown."""
    st.session_state[kind] = _Said(text, about, time.monotonic() + _MOMENT)


def said(kind: str, about: str = "") -> str:
    """Return the message of a kind about this, to show it; "" where there is none any more."""
    found: _Said | None = st.session_state.get(kind)
    if found is None or found.about != about:
        return ""
    if found.shown and time.monotonic() > found.until:
        del st.session_state[kind]
        return ""
    st.session_state[kind] = replace(found, shown=True)
    return found.text


def is_new(kind: str) -> bool:
    """True in the moment after a message of this kind was said."""
    found: _Said | None = st.session_state.get(kind)
    return found is not None and time.monotonic() <= found.until
