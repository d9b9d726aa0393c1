"""The server around all readers. It imports next to nothing, so that it answers soon after it is started."""

from __future__ import annotations

import contextlib
import importlib
import threading
from collections.abc import AsyncIterator

import streamlit as st
from starlette.middleware import Middleware

from components.first_page import FirstPage

MIDDLEWARE = (Middleware(FirstPage),)


@contextlib.asynccontextmanager
async def lifespan(_: object) -> AsyncIterator[dict[str, object]]:
    """Prepare the server before its first reader.

    Tells Streamlit that the menu is ours, or a deep link to a fresh server would meet a box in English; and warms up
    beside, while the first browser fetches Streamlit's own files.
    """
    st.navigation(["app.py"])
    threading.Thread(target=_warm_up, daemon=True).start()
    yield {}


def _warm_up() -> None:
    importlib.import_module("components.warm_up").warm_up()


def tell_failure(_: Exception) -> bool:
    """Say in Danish that a page failed, in place of Streamlit's English box. The server's log has the details."""
    st.error(
        "Noget gik galt på siden. Dine data er ikke ændret. Genindlæs siden; sker det igen, så sig det til den, "
        "der driver Pejling. Fejlen står i programmets log.",
        icon=":material/error:",
    )
    return True
