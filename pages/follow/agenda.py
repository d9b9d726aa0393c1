"""Dagsorden: what the dialogue meeting talks about, in which order, and the way to the wall."""

import streamlit as st

from components import agenda, overview, state
from components.tables import safe

st.title("Dagsorden")
shown = overview.chosen()
if shown is not None:
    follow_up = state.followed_up(shown)
    overview.heading(shown)
    message = state.said()
    if message:
        st.success(safe(message), icon=":material/check:")
    to_meeting = st.container()
    edited = agenda.edit(follow_up)
    agenda.keep(edited, follow_up)
    with to_meeting:
        agenda.begin(edited, shown, follow_up)
