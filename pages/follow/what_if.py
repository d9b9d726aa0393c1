"""Hvad nu hvis: the whole plan at other levels, what it would take, and proposals kept."""

import streamlit as st

from components import overview, proposals, signing, state, whole_plan
from components.state import proposing
from components.tables import safe

st.title("Hvad nu hvis")
shown = overview.chosen()
if shown is not None:
    follow_up = state.followed_up(shown)
    overview.heading(shown)
    proposing.open_linked(follow_up.lines)
    whole_plan.whole_plan(shown)
    whole_plan.start_over(follow_up)
    st.subheader("Gem som forslag")
    by = signing.who()
    proposals.save_form(shown, by)
    message = state.said()
    if message:
        st.success(safe(message), icon=":material/check:")
    st.subheader("Gemte forslag")
    proposals.listed(shown, by)
    with st.expander("Læs et forslag fra en fil"):
        proposals.read_file(shown, by)
