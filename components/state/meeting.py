"""Whether the screens are those of a meeting, and where in its agenda it is: both stand in the address.

The place is the id of the target on show, so that the address keeps its meaning when the agenda is changed.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from components import state
from components.state import query
from pejling.agendas import Agenda, Agendas
from pejling.store import store_folder

_LAYOUT, _MEETING, _PLACE = "vis", "moede", "punkt"
BAR = "meeting_bar"
_PRESS = "_meeting_press"
_DRAFT, _ROUND = "_agenda_draft", "_agenda_round"


def is_on() -> bool:
    """True where the address asks for the layout of a meeting."""
    return query.value(_LAYOUT) == _MEETING


def place() -> str:
    """Return the id of the target on show; "" for the overview."""
    return query.value(_PLACE)


def enter(target: str = "") -> None:
    """Begin the meeting at a target, or at its overview."""
    query.put(**{_LAYOUT: _MEETING, _PLACE: target})


def leave() -> None:
    """End the meeting: the page it was begun from is shown again."""
    query.put(**{_LAYOUT: "", _PLACE: ""})


def steer(targets: tuple[str, ...]) -> None:
    """Do what the bar was asked for: a place from 0, the overview, to the number of targets; -1 ends the meeting."""
    told = st.session_state[BAR].get("place")
    asked, press = (told.get("at"), told.get("press")) if isinstance(told, dict) else (None, None)
    if not isinstance(asked, int | float) or not isinstance(press, int | float):
        return
    st.session_state[_PRESS] = press
    if asked < 0:
        leave()
        return
    number = min(int(asked), len(targets))
    enter(targets[number - 1] if number else "")


def answered() -> float:
    """Return the mark of the newest press that has been answered; 0 before the first."""
    return float(st.session_state.get(_PRESS, 0))


def agendas() -> Agendas:
    """Return the agendas, kept as proposals are."""
    return Agendas(store_folder())


def draft(begun: Agenda) -> Agenda:
    """Return the agenda as it is being edited; `begun` where nobody has touched it."""
    found = st.session_state.get(_DRAFT)
    return found if isinstance(found, Agenda) and found.plan == begun.plan else begun


def change(begun: Agenda, how: Callable[[Agenda], Agenda]) -> None:
    """Edit the agenda, for this session only. `begun` is the one nobody has touched."""
    st.session_state[_DRAFT] = how(draft(begun))


def start_over() -> None:
    """Forget what was edited and not saved; the fields are new ones, which empties them."""
    st.session_state.pop(_DRAFT, None)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def field_key(name: str) -> str:
    """Return the key of a field of the agenda."""
    return f"_agenda_{state.chosen_plan()}_{st.session_state.get(_ROUND, 0)}_{name}"


def typed(key: str) -> str:
    """Return what is typed in the field of this key."""
    return str(st.session_state.get(key, ""))


def empty(key: str) -> None:
    """Empty the field of this key. To be called when it has changed."""
    st.session_state[key] = ""
