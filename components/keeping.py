"""Keeping what somebody has typed: the whole of it, or a word of why not."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from components.state.unbroken import unbroken
from components.tables import safe
from pejling import danish
from pejling.errors import PejlingError


def is_kept(act: Callable[[], object]) -> bool:
    """Do something whole (`unbroken`), or say why not. True where it was done: the page is to be drawn anew."""
    try:
        unbroken(act)
    except PejlingError as error:
        st.error(safe(danish.sentence(str(error))), icon=":material/error:")
        return False
    return True
