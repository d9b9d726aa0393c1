"""Indtast tal: what no register has, typed in period by period, and how far the plan's activities are."""

import streamlit as st

from components import activity_entries, entries, overview, signing

_FIGURES, _ACTIVITIES = "Tal", "Aktiviteter"

st.title("Indtast tal")
shown = overview.chosen()
if shown is not None:
    st.markdown(
        "Her skriver I det, som intet register har. Tal rettes ved at skrive et nyt; det gamle bliver stående i "
        "historikken. Små tal om personer skjules på alle andre sider, og tekst med personnumre afvises."
    )
    by = signing.who()
    asked = st.segmented_control("Hvad vil du indtaste?", [_FIGURES, _ACTIVITIES], default=_FIGURES, required=True)
    if asked == _ACTIVITIES:
        activity_entries.activities(shown, by)
    else:
        entries.figures(shown, by)
    st.markdown("Meget på én gang? Udfyld skabelonen i Excel med tal og aktiviteter, og træk den ind på *Indlæs data*.")
    entries.template_button(shown)
