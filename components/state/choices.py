"""What a reader has chosen on the cards.

A level tried stands in the address as it is typed; slider, text field and the chart's line show it and move it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from components import state
from components.state import query
from pejling import danish
from pejling.follow_up import Line
from pejling.intake.privacy import holds_person_number

OPENED = "forslag"  # the open proposal's name in the address


def field_key(line: Line, kind: str) -> str:
    """Return the key of a field for a target's level, such as its slider; see `placed`."""
    return f"_{kind}_{line.plan.id}_{line.target.id}_{st.session_state.get(_moves(line, kind), 0)}"


def _moves(line: Line, kind: str) -> str:
    return f"_moves_{kind}_{line.plan.id}_{line.target.id}"


def placed(line: Line, kind: str, value: float | str) -> str:
    """Give a field its value before it is drawn, and return its key.

    Where something else has moved the level it is a new field: until the browser has heard of the move it goes on
    telling what stood in the old one, which would be taken for a hand on it, and the level would be lost.
    """
    if st.session_state.get(field_key(line, kind), value) != value:
        st.session_state[_moves(line, kind)] = st.session_state.get(_moves(line, kind), 0) + 1
    key = field_key(line, kind)
    st.session_state[key] = st.session_state[_shown(key)] = value
    return key


def _shown(key: str) -> str:
    return f"_shown_{key}"


def typed_level(line: Line) -> str:
    """Return the level as it is typed, and stands in the address; "" where none is tried."""
    text = query.value(line.target.id)
    if holds_person_number(text):
        try_level(line, text)
        return ""
    return text


def level_of(line: Line) -> float | None:
    """Return the proposed level, or None where none is typed or it cannot be understood."""
    return danish.read_number(typed_level(line), line.indicator.unit) if line.indicator else None


def try_level(line: Line, text: str) -> None:
    """Try a level, as one types it; "" goes back to the plan's own, and so does a person number: addresses are kept."""
    if holds_person_number(text):
        text = ""
        state.refuse(line_key(line), "det ligner et personnummer (CPR)")
    query.put(**{line.target.id: text})


def take(line: Line, kind: str, key: str, written: Callable[[Any], str] = str.strip) -> None:
    """Take the level over from a field that a hand has moved; `written` writes its value as one types it.

    A field that has been replaced, or shows what it was given (as one does that comes back to the screen), was not.
    """
    if key == field_key(line, kind) and st.session_state.get(key) != st.session_state.get(_shown(key)):
        try_level(line, written(st.session_state[key]))


def refused(line: Line) -> str:
    """Return why what was typed is not a level that is tried, once; "" where it is not known to be."""
    return state.refused(line_key(line))


def line_key(line: Line) -> str:
    """Return the key of a target's line in the chart, which can be taken hold of."""
    return f"line_{line.plan.id}_{line.target.id}"


def drop(line: Line, write: Callable[[float], str]) -> None:
    """Take the level over at which the chart's line was let go."""
    told = st.session_state.get(line_key(line))  # gone where the page was turned with the line in the hand
    let_go = told.get("level") if told else None
    if isinstance(let_go, int | float):
        try_level(line, write(float(let_go)))


def compared_key(line: Line) -> str:
    """Return the key of the choice of what a target is compared with."""
    return f"compare_{line.plan.id}_{line.target.id}"


def compared(line: Line) -> tuple[str, ...]:
    """Return what a target is compared with, by the names the choice has."""
    return tuple(st.session_state.get(compared_key(line), ()))


def behind_key(line: Line) -> str:
    """Return the key of the choice of what is shown below a card."""
    return f"behind_{line.plan.id}_{line.target.id}"


def change_plan() -> None:
    """Take the plan picked, and forget levels tried and the open proposal: its targets may go by the same ids."""
    state.take_plan(OPENED, *(target.id for plan in state.library().plans.values() for target in plan.targets))
