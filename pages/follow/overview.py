"""Overblik: every target of the plan, the ones that need talk first."""

import streamlit as st

from components import overview, state
from components.cards import fact_card
from components.tables import safe

shown = overview.chosen()
if shown is not None:
    follow_up = state.followed_up(shown)
    st.title(safe(shown.plan.title))
    overview.heading(shown, to_meeting=True)
    overview.newest_decision(shown)
    st.subheader("Drøft først")
    overview.talk_first(follow_up)
    st.subheader("Alle mål")
    overview.row_titles()
    for focus_area in shown.plan.focus_areas:
        overview.focus_area_rows(focus_area, follow_up.of(focus_area))
    if shown.plan.context:
        st.subheader("Tal om kommunen")
        for column, fact in zip(st.columns(len(shown.plan.context)), shown.plan.context, strict=True):
            with column:
                fact_card(fact)
