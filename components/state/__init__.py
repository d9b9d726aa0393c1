"""What the screens share: content, store, follow-up, and where the reader is.

This package is the only place with caches, session state and query parameters.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import streamlit as st

from components.state import presses, query, saying
from pejling.activities import Activities
from pejling.answers import Answers
from pejling.decisions import Decisions
from pejling.errors import ContentError
from pejling.examples import example_store, load_examples
from pejling.follow_up import FollowUp, Line, follow_up
from pejling.library import CONTENT_FOLDER, Library, load_library
from pejling.next_year import FOLDER as OWN_PLANS
from pejling.notes import Notes
from pejling.others import comparison
from pejling.others import reference as reference_for
from pejling.plan_versions import plan_in_force
from pejling.plans import Plan
from pejling.proposals import Proposals
from pejling.references import Reference
from pejling.series import Series
from pejling.store import Store, store_folder

AS_OF, EXAMPLE_AS_OF = "dato", "eksempeldato"  # the picker's key is its name in the address
_PLAN, _PLAN_IN_ADDRESS = "_plan", "plan"  # Streamlit would write the title there, not the id
_ADDRESS, _SAID, _SHOWN, _LEFT = "_address", "_said", "_said_is_shown", "_left"


@dataclass(frozen=True)
class Shown:
    """What the reader has chosen to look at. `plan` is the plan's file; the follow-up has what was decided since."""

    plan: Plan
    as_of: date
    store: Store
    library: Library
    examples: bool


def library() -> Library:
    """Return the content as it is on disk: a plan file put in the folder is there at the next click."""
    return _library(_content_version())


def _content_version() -> str:
    files = sorted([*CONTENT_FOLDER.glob("*/*.toml"), *CONTENT_FOLDER.glob("*.toml"), *CONTENT_FOLDER.glob("*.csv")])
    files += sorted(_own_plans().glob("*.toml"))
    return "|".join([answers().version, *(f"{file}{file.stat().st_mtime_ns}" for file in files)])


@st.cache_resource(max_entries=2, show_spinner=False)
def _library(version: str) -> Library:  # noqa: ARG001 - the cache's key
    return load_library(own_indicators=answers().indicators_folder, own_plans=_own_plans())


def _own_plans() -> Path:
    return store_folder() / OWN_PLANS


def answers() -> Answers:
    """Return what the job centre has taught Pejling about its own files."""
    return Answers(store_folder())


def own_store() -> Store:
    """Return the job centre's own store, empty or not."""
    return Store(store_folder())


def proposals() -> Proposals:
    """Return the proposals, kept in the job centre's own store also while the examples are on show."""
    return Proposals(store_folder())


def decisions() -> Decisions:
    """Return the log of decisions, kept as proposals are."""
    return Decisions(store_folder())


def notes() -> Notes:
    """Return what people have written of targets and figures, kept as proposals are."""
    return Notes(store_folder())


def store() -> tuple[Store, bool]:
    """Return the store on show, and whether it is the invented examples, shown where nobody has told anything.

    Proposals, decisions and drafts are about levels and tell no figures: the examples stay beside them.
    """
    own = own_store()
    untold = own.is_empty and Activities(own.folder).is_empty
    if not untold:
        return own, False
    return Store(_example_store(_content_version()).folder, told=own.folder), True


@st.cache_resource(max_entries=1, show_spinner="Gør eksempeldata klar …")
def _example_store(version: str) -> Store:  # noqa: ARG001 - the cache's key
    return example_store(CONTENT_FOLDER, CONTENT_FOLDER / "example_store")


def default_day(*, examples: bool) -> date:
    """Return the day to look on: today, or the examples' own day."""
    return load_examples(CONTENT_FOLDER).as_of if examples else date.today()  # noqa: DTZ011 - the server's day


def pick_plan(ids: list[str], default: str) -> None:
    """Put the picker on the plan in the address before it is drawn; on `default` where there is none such.

    The address names the plan from then on, so that a link keeps its meaning when a newer plan comes.
    """
    asked = query.value(_PLAN_IN_ADDRESS)
    st.session_state[_PLAN] = asked if asked in ids else default
    take_plan()


def plan_key() -> str:
    """Return the key of the plan picker."""
    return _PLAN


def take_plan(*without: str) -> None:
    """Let the address name the plan in the picker, and no longer have these names."""
    query.put(**dict.fromkeys(without, ""), **{_PLAN_IN_ADDRESS: chosen_plan()})


def chosen_plan() -> str:
    """Return the id of the plan in the picker."""
    return str(st.session_state.get(_PLAN, ""))


def shown() -> Shown | None:
    """Return what the reader looks at; None where the chosen plan cannot be read."""
    found = library()
    plan = found.plans.get(chosen_plan())
    on_show, examples = store()
    default = default_day(examples=examples)
    day = st.session_state.get(EXAMPLE_AS_OF if examples else AS_OF) or default
    return Shown(plan, day, on_show, found, examples) if plan else None


def followed_up(shown: Shown) -> FollowUp:
    """Return the follow-up on show, worked out once for each plan, store, log of decisions and day."""
    said = Activities(shown.store.folder).version
    told = (said, decisions().version, notes().version)
    key = (_content_version(), str(shown.store.folder), shown.store.version, *told)

    def made() -> FollowUp:
        return follow_up(shown.plan, shown.store, shown.library, shown.as_of)

    return _follow_up((shown.plan.id, shown.as_of, *key), made)


def in_force(shown: Shown, day: date) -> Plan:
    """Return the plan on show as it stands on a day, with what was decided by then."""
    return plan_in_force(shown.plan, decisions().of(shown.plan.id), day)


@st.cache_resource(max_entries=32, show_spinner=False)
def _follow_up(key: tuple[object, ...], _make: Callable[[], FollowUp]) -> FollowUp:  # noqa: ARG001 - the cache's key
    return _make()


def peers(line: Line, shown: Shown, group: str) -> tuple[Series, ...]:
    """Return the series of a comparison group's municipalities."""
    key = (line.plan.id, line.target.id, line.as_of, group, _content_version(), shown.store.version)
    return _peers(key, lambda: comparison(line, shown.store, shown.library, group))


@st.cache_resource(max_entries=64, show_spinner=False)
def _peers(key: tuple[object, ...], _make: Callable[[], tuple[Series, ...]]) -> tuple[Series, ...]:  # noqa: ARG001
    return _make()


def reference(line: Line, shown: Shown) -> Reference | None:
    """Return what the other municipalities have done with a target's indicator; the same at every level tried."""
    key = (line.plan.id, line.target.id, line.as_of, _content_version(), shown.store.version)
    return _reference(key, lambda: reference_for(line, shown.store, shown.library))


@st.cache_resource(max_entries=64, show_spinner=False)
def _reference(key: tuple[object, ...], _make: Callable[[], Reference | None]) -> Reference | None:  # noqa: ARG001
    return _make()


def set_address(address: str) -> None:
    """Remember which page is shown, by its path in the address."""
    if address != st.session_state.get(_ADDRESS) and presses.forget():
        saying.say(_LEFT, "Siden blev forladt, før der blev gemt noget. Gå tilbage, og skriv det igen.")
    st.session_state.update({_ADDRESS: address, _SHOWN: False})


def address() -> str:
    """Return the path of the page on show; "" for the front page."""
    return str(st.session_state.get(_ADDRESS, ""))


def unreadable(id_: str) -> ContentError | None:
    """Return the faults of a plan file that cannot be read, by its id; None where it can."""
    return next((error for error in library().unreadable if error.file.stem == id_), None)


def content_folder() -> Path:
    """Return the folder of the content."""
    return CONTENT_FOLDER


def say(text: str) -> None:
    """Keep a short message for the next run, which a rerun would otherwise lose."""
    saying.say(_SAID, text)


def refuse(about: str, problem: str) -> None:
    """Keep why something that was typed or sent is not used, for the next run to say beside it."""
    st.session_state[f"_refused_{about}"] = problem


def refused(about: str) -> str:
    """Return why something is not used, once; "" where it is."""
    return str(st.session_state.pop(f"_refused_{about}", ""))


def said() -> str:
    """Return the message kept for this run, to show it; "" without one."""
    st.session_state[_SHOWN] = True
    return saying.said(_SAID)


def unsaid() -> str:
    """Return the message where the page on show has no place for it: its reader has left the page it was said on."""
    return "" if st.session_state.get(_SHOWN) else saying.said(_SAID)


def left() -> str:
    """Return what to say of a press that its page was left before it was answered; "" where there was none."""
    return saying.said(_LEFT)
