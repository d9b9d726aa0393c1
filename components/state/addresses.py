"""Where the application lies: at a server's top, or below a path (`server.baseUrlPath`, or a proxy's)."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from components import state


def root() -> str:
    """Return the application's own address, without a slash at its end; "" where it is not known."""
    return root_of(_url(), state.address())


def asked() -> str:
    """Return the path of the page that the reader's browser asks for; "" for the front page."""
    return asked_in(_url(), str(st.get_option("server.baseUrlPath") or ""))


def _url() -> str:
    return str(st.context.url or "")


def root_of(url: str, page: str) -> str:
    """Return what is left of a page's address without the page's path."""
    return url.rstrip("/").removesuffix(f"/{page}" if page else "")


def asked_in(url: str, base: str) -> str:
    """Return the last part of an address's path; "" where that is the base path. Pages have one part each."""
    path = urlsplit(url).path.strip("/")
    return "" if path == base.strip("/") else path.rpartition("/")[2]
