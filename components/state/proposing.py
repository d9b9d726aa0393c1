"""Which proposal is open, which are compared, and the levels being tried in the whole plan."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TypeVar
from urllib.parse import urlencode

import streamlit as st

from components import state
from components.state import addresses, choices, query, saying
from pejling.follow_up import Line
from pejling.proposals import Proposal, level_fault

_Shown = TypeVar("_Shown")
_COMPARED = "sammenlign"  # its name in the address
_ROUND, _EMPTIED = "_proposal_round", "_proposal_emptied"
_ADOPTED = "_proposal_adopted"
_PILLS = "_compare_pills"
WITHOUT_LEVEL = "_without_level"  # the toggle's key
MOST_COMPARED = 3
_BETWEEN, _NOTHING = ".", "intet"


def levels(lines: Iterable[Line]) -> dict[str, float]:
    """Return the levels being tried, by target: typed ones that can be asked for."""
    tried = ((line, choices.level_of(line)) for line in lines)
    return {
        line.target.id: level
        for line, level in tried
        if level is not None and line.indicator is not None and not level_fault(level, line.indicator.unit)
    }


def levels_of(one: Proposal, lines: Iterable[Line]) -> dict[str, float]:
    """Return a proposal's levels for the targets that the plan has and that can be measured."""
    return {
        line.target.id: one.levels[line.target.id]
        for line in lines
        if line.target.id in one.levels and line.indicator is not None
    }


def is_tried(line: Line) -> bool:
    """True where something is typed for a target, whether or not it can be understood."""
    return bool(choices.typed_level(line))


def shows_without_level() -> bool:
    """True where targets without a level are to have a row too."""
    return bool(st.session_state.get(WITHOUT_LEVEL))


def opened() -> Proposal | None:
    """Return the open proposal, which the address names so that it can be sent, if it is one of the plan on show."""
    id_ = query.value(choices.OPENED)
    found = state.proposals().get(id_) if id_ else None
    return found if found is not None and found.plan == state.chosen_plan() else None


def open_linked(lines: Iterable[Line]) -> None:
    """Put the levels of the proposal in the address in place, where the address has no levels of its own."""
    found, listed = opened(), tuple(lines)
    if found is not None and not any(is_tried(line) for line in listed) and not st.session_state.get(_seen(found)):
        _place(found, listed)
    if found is not None:
        st.session_state[_seen(found)] = True


def _seen(one: Proposal) -> str:
    return f"_proposal_seen_{one.id}"


def open_(one: Proposal, lines: Iterable[Line]) -> None:
    """Open a proposal: its levels in place of those being tried, and its name in the address."""
    st.session_state[_seen(one)] = True
    _place(one, lines)
    name_in_address(one)


def _place(one: Proposal, lines: Iterable[Line]) -> None:
    levels = {line.target.id: one.levels.get(line.target.id) for line in lines}
    query.put(**{target: "" if level is None else written(level) for target, level in levels.items()})


def name_in_address(one: Proposal) -> None:
    """Let this be the open proposal, here and in the address."""
    query.put(**{choices.OPENED: one.id})


def close(one: Proposal) -> None:
    """Let a proposal no longer be the open one. The levels being tried stay where they are."""
    if query.value(choices.OPENED) == one.id:
        query.put(**{choices.OPENED: ""})


def start_over(lines: Iterable[Line]) -> None:
    """Close the open proposal and go back to the plan's own levels."""
    query.put(**dict.fromkeys([choices.OPENED, *(line.target.id for line in lines)], ""))


def written(level: float) -> str:
    """Write a level as a person types it: 22; 22,5; 4500."""
    return f"{level:.10g}".replace(".", ",")


def link(one: Proposal, lines: Iterable[Line], page: str) -> str:
    """Return the whole address of a proposal on a page, with its levels: it holds whatever becomes of the proposal."""
    asked = {target: written(level) for target, level in levels_of(one, lines).items()}
    told = {"plan": one.plan, choices.OPENED: one.id, **asked}
    return f"{addresses.root()}/{page}?{urlencode(told)}"


def compared_key(known: Iterable[Proposal]) -> str:
    """Return the key of the choice of what is compared, set to what the address says, else to the open or newest.

    The address says what a hand has chosen, and nothing before that: going back then takes back the choice.
    """
    ids = [one.id for one in known]
    addressed = query.value(_COMPARED)
    chosen = addressed.split(_BETWEEN) if addressed else [query.value(choices.OPENED)]
    found = list(dict.fromkeys(id_ for id_ in chosen if id_ in ids))
    if not found and addressed != _NOTHING:
        found = ids[:1]
    if st.session_state.get(_PILLS) != found:
        st.session_state[_PILLS] = found
    return _PILLS


def compare() -> None:
    """Let the address name what a hand has chosen to compare."""
    query.put(**{_COMPARED: _BETWEEN.join(st.session_state[_PILLS]) or _NOTHING})


def form_key(name: str) -> str:
    """Return the key of a field or form; a new one after each time something was kept, which empties it.

    A second press on the button of a form that has been replaced is a press on nothing.
    """
    emptied = st.session_state.get(_EMPTIED, {}).get(name, 0)
    return f"_proposing_{st.session_state.get(_ROUND, 0)}_{emptied}_{name}"


def shown_before(name: str, now: _Shown) -> _Shown | None:
    """Return what the page showed the last time, and remember what it shows now; None where it is the first time.

    What somebody agrees to is what was shown: others may have changed it meanwhile.
    """
    key = form_key(f"shown_{name}")
    before: _Shown | None = st.session_state.get(key)
    st.session_state[key] = now
    return before


def agreed_key(name: str, shown: object) -> str:
    """Return the key of a tick or button that agrees to what is shown: to something else one agrees anew."""
    return form_key(f"{name}_{hashlib.sha256(repr(shown).encode()).hexdigest()[:16]}")


def clear_form() -> None:
    """Empty the fields."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def empty(names: Iterable[str]) -> None:
    """Empty these fields, so that nothing of what was typed in them is kept."""
    emptied = st.session_state.get(_EMPTIED, {})
    st.session_state[_EMPTIED] = {**emptied, **{name: emptied.get(name, 0) + 1 for name in names}}


def has_adopted() -> None:
    """Remember that a decision was kept just now."""
    saying.say(_ADOPTED, "")


def has_just_adopted() -> bool:
    """True where a decision was kept a moment ago: the browser may not have heard that its page was turned."""
    return saying.is_new(_ADOPTED)


def sent_name(key: str) -> str:
    """Return the name of the file in a field; "" where there is none. To be called when it has changed."""
    sent = st.session_state.get(key)
    return sent.name if sent is not None else ""
