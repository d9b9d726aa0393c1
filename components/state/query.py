"""What the address says after its question mark of plan, levels being tried, proposals and a meeting.

The browser tells its address with everything it sends, also before it has heard of the newest change. So what this
session knows holds, and the address is put right. The browser is believed of what is asked about for the first time,
and when its reader goes back or forward.
"""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

_KNOWN = "_known_of_address"


def begin() -> None:
    """Begin a run of the whole page: believe the address where the reader has gone back or forward, else put it right.

    Streamlit tells of going back in its context only; without that, the address would be put right then too. What is
    believed is told all the same: the browser may be about to hear of a move made before its reader went back.
    """
    if getattr(get_script_run_ctx(), "is_history_navigation", False):
        _known().clear()
        st.query_params.update()
    _write()


def value(name: str) -> str:
    """Return what stands under a name; "" where nothing does."""
    return _known().setdefault(name, str(st.query_params.get(name, "")))


def put(**values: str) -> None:
    """Let these stand in the address, each under its name; "" takes a name out.

    What has moved is told also where the browser says it already: it may be about to hear of an older move.
    """
    moved = {name for name, wanted in values.items() if value(name) != wanted}
    _known().update(values)
    _write(moved)


def _known() -> dict[str, str]:
    known: dict[str, str] = st.session_state.setdefault(_KNOWN, {})
    return known


def _write(moved: Collection[str] = ()) -> None:
    """Write what has changed in one go: it is one step back. A name without values is left out of the address."""
    changed: dict[str, str | list[str]] = {
        name: wanted or []
        for name, wanted in _known().items()
        if name in moved or st.query_params.get(name, "") != wanted
    }
    if changed:
        st.query_params.update(changed)
