"""Næste års plan: what goes on, what ends, last year's result beside each level, and the draft kept."""

import streamlit as st

from components import next_year, overview

st.title("Næste års plan")
shown = overview.chosen()
if shown is not None:
    overview.heading(shown)
    draft = next_year.begun(shown)
    next_year.what_goes_on(draft)
    levels = next_year.levels(draft, shown)
    next_year.keep(draft, shown, levels)
