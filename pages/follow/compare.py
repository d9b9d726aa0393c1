"""Sammenlign forslag: the adopted plan and up to three proposals side by side."""

import streamlit as st

from components import compare, overview

st.title("Sammenlign forslag")
shown = overview.chosen()
if shown is not None:
    overview.heading(shown)
    chosen = compare.pick(shown)
    if chosen:
        compare.table(chosen, shown)
        compare.charts(chosen, shown)
