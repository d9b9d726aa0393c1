"""Beslutninger: what was decided about the plan's levels, newest first."""

import streamlit as st

from components import decisions, mistaken_decisions, overview, state
from components.tables import safe

st.title("Beslutninger")
shown = overview.chosen()
if shown is not None:
    overview.heading(shown)
    message = state.said()
    if message:
        st.success(safe(message), icon=":material/check:")
    decisions.log(shown)
    decisions.downloads(shown)
    mistaken_decisions.withdraw(shown)
