"""Files on their way in: read one by one with progress, shown as receipts, kept or discarded."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from components import links, state
from components.state import waiting
from components.tables import safe
from pejling import danish
from pejling.errors import StoreError
from pejling.intake import Severity, read_export
from pejling.receipts import KNOWN, LOADED, REFUSED, SEVERITIES, Receipt, issue_place, receipt

_BADGES = {LOADED: ("kan indlæses", "blue"), KNOWN: ("indlæst før", "gray"), REFUSED: ("afvist", "orange")}


def upload_field() -> None:
    """Show the field to drop files in, and read what is dropped."""
    files = st.file_uploader(
        "Udtræk fra Jobindsats, Danmarks Statistik eller jeres egne regneark",
        accept_multiple_files=True,
        key=waiting.upload_key(),
    )
    fresh = [(file, file.getvalue()) for file in files]
    fresh = [(file, content) for file, content in fresh if not waiting.holds(_digest(content))]
    if fresh:
        _read(fresh)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _read(files: list[tuple[UploadedFile, bytes]]) -> None:
    with st.status(f"Læser {danish.count(len(files), 'fil', 'filer')} …", expanded=True) as status:
        st.button("Afbryd", icon=":material/cancel:", on_click=waiting.clear)
        for number, (file, content) in enumerate(files, start=1):
            line = st.empty()

            def tell(text: str, line: st.delta_generator.DeltaGenerator = line, file: UploadedFile = file) -> None:
                line.markdown(safe(f"{file.name}: {text} …"))

            read_again(file.name, content, tell)
            line.markdown(safe(f"{file.name}: læst"))
            status.update(label=f"Læste {number} af {danish.count(len(files), 'fil', 'filer')}")
        status.update(label=f"Læste {danish.count(len(files), 'fil', 'filer')}", state="complete", expanded=False)


def read_again(name: str, content: bytes, tell: Callable[[str], None] = lambda _: None) -> None:
    """Read a file with what has been learned by now, and let it wait for a decision."""
    new = read_export(name, content, state.content_folder(), tell, state.answers().learned())
    asks = any(preview.unknown for preview in new.previews)
    told = receipt(new, state.own_store(), state.library())
    waiting.put(waiting.Waiting(new, told, content if asks else b""))


def decision() -> None:
    """Show the receipts of the files that wait, and the choice to keep or discard them."""
    waits = waiting.files()
    if not waits:
        return
    usable = [one for one in waits if one.receipt.status == LOADED]
    refused = [one for one in waits if one.receipt.status == REFUSED]
    st.subheader("Kvittering")
    with st.container(horizontal=True):
        many = danish.count(len(usable), "fil", "filer")
        if usable and st.button(f"Gem {many}", type="primary", icon=":material/save:"):
            _keep()
        if st.button("Kassér alle" if usable else "Ryd listen", icon=":material/delete:"):
            waiting.clear()
            st.rerun()
    if refused:
        st.caption(f"{danish.count(len(refused), 'fil', 'filer')} kan ikke bruges; de andre berøres ikke af det.")
    for one in waits:
        receipt_card(one.receipt, asks=bool(one.content))


def _keep() -> None:
    kept = 0
    try:
        for one in waiting.files():
            if one.receipt.status == LOADED:
                state.own_store().add(one.new)
                kept += 1
    except StoreError as error:
        st.error(safe(str(error)), icon=":material/error:")
        return
    waiting.clear()
    state.say(f"{danish.count(kept, 'fil', 'filer')} er gemt.")
    st.rerun()


def receipt_card(shown: Receipt, *, asks: bool = False) -> None:
    """Show one receipt."""
    word, colour = _BADGES[shown.status]
    with st.container(border=True):
        with st.container(horizontal=True):
            st.markdown(f"**{safe(shown.file)}**")
            st.badge(word, color=colour)  # type: ignore[arg-type]  # one of the three above
        st.markdown(safe(shown.summary))
        if shown.title:
            st.caption(safe(shown.title))
        if shown.gained:
            st.table(_gained(shown), hide_index=True, border="horizontal")
        for text in shown.revisions:
            st.markdown(f":material/change_history: {safe(text)}")
        hidden = len(shown.changes.revisions) - len(shown.revisions)
        if hidden > 0:
            st.caption(f"Og {danish.count(hidden, 'ændret tal', 'ændrede tal')} til.")
        if asks:
            st.page_link(
                links.columns_page(), label="Svar på, hvad de ukendte kolonner er", icon=":material/help_center:"
            )
        for issue in shown.issues:
            icon = ":material/error:" if issue.severity is Severity.ERROR else ":material/info:"
            st.markdown(f"{icon} **{SEVERITIES[issue.severity]}** {safe(issue_place(issue) + issue.problem)}")


def _gained(shown: Receipt) -> dict[str, list[str]]:
    return {
        "Indikator": [safe(one.name) for one in shown.gained],
        "Kolonne i filen": [safe(one.label) for one in shown.gained],
        "Perioder": [one.periods for one in shown.gained],
        "Områder": [safe(one.areas) for one in shown.gained],
        "Tal": [danish.number(one.figures) for one in shown.gained],
    }
