"""Pejling's frame. `streamlit run app.py` finds `app` and serves it; for each reader the same file is the script.

Each part imports for itself: the server is to answer before the page's libraries are read.
"""

import streamlit as st

if __name__ == "__main__":
    from components import frame

    frame.show()
else:
    from components import server

    app = st.App("app.py", lifespan=server.lifespan, middleware=server.MIDDLEWARE, on_script_error=server.tell_failure)
