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
st.markdown(
    """
- **Afstanden** regnes fra det seneste endelige tal. Det nyeste tal er foreløbigt, tegnes hult og vurderes ikke.
- **Personer** rundes altid op. For aktiveringsgraden er det fuldtidspersoner, ikke mennesker.
- **Procentpoint** er forskellen mellem to andele; **procent** er en andel af et tal. De blandes aldrig.
- **Skjulte tal** (for få personer) er et hul i kurven, aldrig nul.
- **Det, der kommer af sig selv**, er den bevægelse, årstiden normalt giver; den trækkes fra det, der kræves.
- **Opgjort pr.** viser tallene, som de var indlæst den dag. Er de indlæst senere, er de markeret som genskabt.
"""
)
st.subheader("Ordliste")
sources.glossary()
