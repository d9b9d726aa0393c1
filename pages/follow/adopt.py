"""Vedtag et forslag: what it changes, who decided it, and the decision kept."""

import streamlit as st

from components import decisions, overview

st.title("Vedtag et forslag")
shown = overview.chosen()
if shown is not None:
    decisions.go_on(shown)
    overview.heading(shown)
    st.markdown(
        "Her skrives ind, hvad udvalget eller kommunalbestyrelsen har besluttet. Planens fil ændres ikke; "
        "beslutningen lægges ved siden af, og niveauerne gælder fra den dag, der er besluttet."
    )
    proposal = decisions.pick_proposal(shown)
    if proposal is not None:
        decisions.adopt(proposal, shown)
