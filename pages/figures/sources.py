"""Kilder og metode: indicators and where they come from, imports so far, what the words mean."""

import streamlit as st

from components import sources, state, withdrawals
from components.tables import safe

st.title("Kilder og metode")
store, examples = state.store()
message = state.said()
if message:
    st.success(safe(message), icon=":material/check:")
sources.imports(store, state.library(), examples=examples)
if not examples:
    withdrawals.one_import(store, state.library())
st.subheader("Indikatorer")
sources.indicators(state.library())
st.subheader("Hvad status betyder")
sources.statuses_table()
st.subheader("Sådan regnes der")
sources.method()
st.subheader("Ordliste")
sources.glossary()
