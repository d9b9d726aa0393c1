"""What a reader has chosen on the cards.

Of a level tried, the text field is the truth and stands in the address; the slider follows it and leads it.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from components import state
from pejling import danish
from pejling.follow_up import Line

OPENED = "_proposal_open"  # holds the open proposal's id


def text_key(line: Line) -> str:
    """Return the key of a target's typed level, which is its name in the address."""
    return line.target.id


def slider_key(line: Line) -> str:
    """Return the key of a target's slider."""
    return f"_slider_{line.plan.id}_{line.target.id}"


def typed_level(line: Line) -> str:
    """Return what is typed as a level, or stands in the address; "" where nothing does."""
    typed = st.session_state.get(text_key(line))
    if typed is None:
        typed = st.query_params.get(text_key(line), "")
    return str(typed)


def level_of(line: Line) -> float | None:
    """Return the proposed level, or None where none is typed or it cannot be understood."""
    return danish.read_number(typed_level(line), line.indicator.unit) if line.indicator else None


def slide(line: Line, write: Callable[[float], str]) -> None:
    """Take the slider's level over into the text field and so into the address."""
    st.session_state[text_key(line)] = write(st.session_state[slider_key(line)])


def place_slider(line: Line, level: float) -> None:
    """Put the slider where the text field is, before the slider is drawn."""
    st.session_state[slider_key(line)] = level


def line_key(line: Line) -> str:
    """Return the key of a target's line in the chart, which can be taken hold of."""
    return f"line_{line.plan.id}_{line.target.id}"


def drop(line: Line, write: Callable[[float], str]) -> None:
    """Take the level over at which the chart's line was let go."""
    let_go = st.session_state[line_key(line)].get("level")
    if isinstance(let_go, int | float):
        st.session_state[text_key(line)] = write(float(let_go))


def compared_key(line: Line) -> str:
    """Return the key of the choice of what a target is compared with."""
    return f"compare_{line.plan.id}_{line.target.id}"


def compared(line: Line) -> tuple[str, ...]:
    """Return what a target is compared with, by the names the choice has."""
    return tuple(st.session_state.get(compared_key(line), ()))


def behind_key(line: Line) -> str:
    """Return the key of the choice of what is shown below a card."""
    return f"behind_{line.plan.id}_{line.target.id}"


def forget_levels() -> None:
    """Forget all typed levels and the open proposal: another plan's targets may go by the same ids."""
    st.session_state[OPENED] = ""
    for plan in state.library().plans.values():
        for target in plan.targets:
            if st.session_state.get(target.id):
                st.session_state[target.id] = ""


def take_back(line: Line) -> None:
    """Go back to the plan's own level."""
    st.session_state[text_key(line)] = ""
