"""Ukendte kolonner: the files as they were understood, the questions they leave, and the answers remembered."""

import streamlit as st

from components import column_answers, columns, state

st.title("Ukendte kolonner")
st.markdown(
    "Når en fil har en kolonne eller en opdeling, Pejling ikke kender, spørges der én gang. Svaret huskes for filer "
    "med samme titel og kolonner."
)
message = state.said()
if message:
    st.success(message, icon=":material/check_circle:")
name = column_answers.who()
columns.questions(name)
st.subheader("Svar, der er husket")
column_answers.remembered(name)
