"""Who signs what is typed, answered or saved on a page.

The browser tells of a name when its field is left, and a quick hand leaves it by the very press that the name is for.
The field is drawn anew by itself (a fragment): told of after the press, it breaks off nothing.
"""

from __future__ import annotations

import streamlit as st

from components.state import signer
from pejling.entries import PERSON_NUMBER
from pejling.intake.privacy import holds_person_number
from pejling.records import LONGEST

NAMELESS = "Skriv først dit navn eller dine initialer øverst på siden."


def who() -> str:
    """Ask who is at work, and return it; "" where nobody has said it, or with a person number."""
    _field()
    return signer.name()


@st.fragment
def _field() -> None:
    label = "Dit navn eller dine initialer"
    typed = st.text_input(label, signer.name(), max_chars=LONGEST["name"], key="_signed_by", width=320)
    name = " ".join(typed.split())
    if holds_person_number(name):
        st.error(f"Navnet {PERSON_NUMBER}.", icon=":material/error:")
        name = ""
    signer.remember(name)
