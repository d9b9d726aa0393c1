"""Papirer: the follow-up as files of every format, each with the stamp of what it was made of."""

import streamlit as st

from components import overview, papers

st.title("Papirer")
shown = overview.chosen()
if shown is not None:
    overview.heading(shown)
    st.markdown(
        "De samme tal og sætninger som på skærmen, som filer til dagsordenen og mødet. En fil laves først, når du "
        "trykker på den; knappen viser, at den arbejder."
    )
    found = papers.pick(shown)
    papers.stamp(found, shown)
    template = papers.pick_template()
    papers.downloads(found, shown, template)
