"""What somebody is typing in: who it is, the fields' keys, and which figures this very person has saved just now."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

_Told = TypeVar("_Told")  # what figures and activities are told by: a period, a target
_ROUND, _TEXT_ROUND, _MINE, _REFUSED = "_entry_round", "_entry_text_round", "_entry_mine", "_entry_refused"
_DOUBT, _SHOWN, _DRAWN = "_entry_doubt", "_entry_shown", "_entry_drawn"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is to be confirmed before it is saved: of which figure, in words, and what was typed."""

    about: str
    words: tuple[str, ...]
    typed: str


def field_key(name: str) -> str:
    """Return a field's key; a new one for each round, which empties the field."""
    return f"_entry_{st.session_state.get(_ROUND, 0)}_{name}"


def text_key(name: str) -> str:
    """Return the key of a field of text, which is emptied also where what was typed is refused."""
    return field_key(f"{st.session_state.get(_TEXT_ROUND, 0)}_{name}")


def clear() -> None:
    """Empty all fields."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.session_state.pop(_DOUBT, None)


def ask(doubt: Doubt) -> None:
    """Ask about what was typed at the next run."""
    st.session_state[_DOUBT] = doubt


def doubt(about: str) -> Doubt | None:
    """Return what is to be confirmed of a figure, or None."""
    found: Doubt | None = st.session_state.get(_DOUBT)
    return found if found is not None and found.about == about else None


def sure_key(doubt: Doubt) -> str:
    """Return the key of the tick that says what was typed is right: other figures are ticked anew."""
    return field_key(f"sure_{hashlib.sha256(repr(doubt).encode()).hexdigest()[:16]}")


def is_sure(doubt: Doubt) -> bool:
    """True where somebody has said that what was typed is right."""
    return bool(st.session_state.get(sure_key(doubt)))


def unseen(about: str, newest: Mapping[_Told, str]) -> frozenset[_Told]:
    """Return what has been told anew since the fields were shown; `newest` has a mark of who told each last.

    Later runs of the page do not count as having shown it: whoever is typing looks at the fields.
    """
    key = field_key(about)
    st.session_state[_DRAWN] = (key, newest)
    if st.session_state.get(_SHOWN, ("", None))[0] != key:
        has_seen()
    shown: Mapping[_Told, str] = st.session_state[_SHOWN][1]
    return frozenset(one for one, mark in newest.items() if shown.get(one) != mark)


def has_seen() -> None:
    """Take it that what is drawn now is seen from here on."""
    st.session_state[_SHOWN] = st.session_state[_DRAWN]


def remember(digest: str) -> None:
    """Remember an import that was typed in this session: its own figures may be shown to this person."""
    st.session_state[_MINE] = st.session_state.get(_MINE, frozenset()) | {digest}


def mine() -> frozenset[str]:
    """Return the digests of the imports typed in this session."""
    found: frozenset[str] = st.session_state.get(_MINE, frozenset())
    return found


def refuse(problem: str) -> None:
    """Empty all fields of text, so that nothing of what was typed is kept, and say why at the next run."""
    st.session_state[_TEXT_ROUND] = st.session_state.get(_TEXT_ROUND, 0) + 1
    st.session_state[_REFUSED] = problem


def refused() -> str:
    """Return why what was typed was refused, once; "" where nothing was."""
    return str(st.session_state.pop(_REFUSED, ""))
