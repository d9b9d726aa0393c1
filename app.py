"""Pejling's frame. `streamlit run app.py` finds `app` and serves it; for each reader the same file is the script."""

import streamlit as st

from components import frame

if __name__ == "__main__":
    frame.show()
else:
    app = st.App("app.py", lifespan=frame.lifespan, on_script_error=frame.tell_failure)
