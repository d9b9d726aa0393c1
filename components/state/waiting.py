"""Files that have been read and wait for a person to keep or discard them."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from pejling.intake import Import
from pejling.receipts import Receipt

_WAITING = "_waiting"
_UPLOADS = "_uploads"


@dataclass(frozen=True)
class Waiting:
    """A file that has been read and waits for a person to keep or discard it."""

    new: Import
    receipt: Receipt
    content: bytes = b""  # the file itself, while columns of it wait for an answer


def files() -> tuple[Waiting, ...]:
    """Return the files that wait, in the order they were read."""
    return tuple(st.session_state.setdefault(_WAITING, {}).values())


def put(one: Waiting) -> None:
    """Put a read file among those that wait; the same bytes are one file."""
    st.session_state.setdefault(_WAITING, {})[one.new.digest] = one


def holds(digest: str) -> bool:
    """True where a file of these bytes waits already."""
    return digest in st.session_state.setdefault(_WAITING, {})


def clear() -> None:
    """Forget the files that wait, and empty the upload field."""
    st.session_state[_WAITING] = {}
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1


def upload_key() -> str:
    """Return the upload field's key; a new one empties it."""
    return f"_upload_{st.session_state.get(_UPLOADS, 0)}"
