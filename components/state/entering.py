"""What somebody is typing in: who it is, the fields' keys, and which figures this very person has saved just now."""

from __future__ import annotations

import streamlit as st

_ROUND, _MINE, _REFUSED = "_entry_round", "_entry_mine", "_entry_refused"


def field_key(name: str) -> str:
    """Return a field's key; a new one for each round, which empties the field."""
    return f"_entry_{st.session_state.get(_ROUND, 0)}_{name}"


def clear() -> None:
    """Empty all fields."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def remember(digest: str) -> None:
    """Remember an import that was typed in this session: its own figures may be shown to this person."""
    st.session_state[_MINE] = st.session_state.get(_MINE, frozenset()) | {digest}


def mine() -> frozenset[str]:
    """Return the digests of the imports typed in this session."""
    found: frozenset[str] = st.session_state.get(_MINE, frozenset())
    return found


def refuse(problem: str) -> None:
    """Empty all fields, so that nothing of what was typed is kept, and say why at the next run."""
    clear()
    st.session_state[_REFUSED] = problem


def refused() -> str:
    """Return why what was typed was refused, once; "" where nothing was."""
    return str(st.session_state.pop(_REFUSED, ""))
