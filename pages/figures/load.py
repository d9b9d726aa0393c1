"""Indlæs data: drop files, read the receipt, keep or discard."""

import streamlit as st

from components import state, uploads

st.title("Indlæs data")
st.markdown(
    "Træk månedens udtræk ind, ét eller flere ad gangen. Pejling finder selv perioder, områder og målinger, "
    "og intet gemmes, før du siger ja. Filer med personnumre afvises."
)
message = state.said()
if message:
    st.success(message, icon=":material/check:")
uploads.upload_field()
uploads.decision()
