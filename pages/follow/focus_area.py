"""One focus area of the chosen plan: the goals in three layers, and a card for each target."""

import streamlit as st

from components import overview, state
from components.cards import fact_card, target_card

shown = overview.chosen()
focus_area = overview.focus_area_on_show(shown)
if shown is not None and focus_area is not None:
    lines = state.followed_up(shown).of(focus_area)
    overview.area_heading(shown, focus_area)
    overview.newest_decision(shown, focus_area)
    for line in overview.headline_first(lines):
        target_card(line, shown)
    if focus_area.context:
        st.subheader("Tal til baggrund")
        for fact in focus_area.context:
            fact_card(fact)
