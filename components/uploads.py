"""Files on their way in: read one by one with progress, shown as receipts, kept or discarded."""

from __future__ import annotations

import hashlib
from collections import ChainMap
from collections.abc import Callable, Collection, Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from components import state
from components.receipt_cards import receipt_card
from components.state import waiting
from components.tables import safe
from pejling import danish
from pejling.activity_changes import with_changed
from pejling.entries import PERSON_NUMBER
from pejling.errors import StoreError
from pejling.intake import NAME_HIDDEN, Import, name_shown, read_export
from pejling.intake.privacy import holds_person_number
from pejling.receipts import LOADED, REFUSED, Receipt, receipt
from pejling.receipts_together import receipts_together, says_otherwise
from pejling.records import LONGEST
from pejling.store import StoredImport
from pejling.store.imports import subjects_of


def upload_field() -> None:
    """Show the field to drop files in, and read what is dropped.

    A file whose name is refused leaves the field with the others, which would go on showing it.
    """
    files = st.file_uploader(
        "Udtræk fra Jobindsats, Danmarks Statistik eller jeres egne regneark",
        accept_multiple_files=True,
        key=waiting.upload_key(),
        on_change=waiting.taken_out,
    )
    seen = waiting.shown_in_field()
    waiting.show_in_field({file.file_id: seen.get(file.file_id) or _digest(file) for file in files})
    if left := waiting.left_behind():
        _tell_left_behind(left)
    fresh = [file for file in files if not waiting.knows(file.file_id)]
    if fresh:
        _read(fresh)
    if any(name_shown(file.name) == NAME_HIDDEN for file in files):
        waiting.empty_field()
        st.rerun()


def _tell_left_behind(names: Sequence[str]) -> None:
    again = "Vælg den igen" if len(names) == 1 else "Vælg dem igen"
    told = f"{danish.listing(names)} blev ikke læst færdig, fordi siden blev forladt. {again}."
    st.warning(safe(told), icon=":material/warning:")


def _read(files: list[UploadedFile]) -> None:
    waiting.begin({file.file_id: name_shown(file.name) for file in files})
    with st.status(f"Læser {danish.count(len(files), 'fil', 'filer')} …", expanded=True) as status:
        st.button("Afbryd", icon=":material/cancel:", on_click=_cancel)
        for number, file in enumerate(files, start=1):
            _take(file, st.empty())
            status.update(label=f"Læste {number} af {danish.count(len(files), 'fil', 'filer')}")
        status.update(label=f"Læste {danish.count(len(files), 'fil', 'filer')}", state="complete", expanded=False)
    waiting.begin({})


def _cancel() -> None:
    """Stop reading; what has been read goes on waiting."""
    waiting.begin({})
    waiting.empty_field()
    state.say("Læsningen er afbrudt. Filer, der ikke var læst færdig, er ikke med.")


def _digest(file: UploadedFile) -> str:
    return hashlib.sha256(file.getvalue()).hexdigest()


def _take(file: UploadedFile, line: st.delta_generator.DeltaGenerator) -> None:
    """Read a file whose bytes do not wait already; the line tells how far that is."""
    name, content = name_shown(file.name), file.getvalue()
    same = waiting.find(_digest(file))
    if same is None or (same.new.file == NAME_HIDDEN and name != NAME_HIDDEN):  # renamed, as it was asked for

        def tell(text: str) -> None:
            line.markdown(safe(f"{name}: {text} …"))

        read_again(file.name, content, tell)
        remark = ""
    else:
        remark = f"{name}: samme indhold som '{same.new.file}', og er ikke læst for sig"
    waiting.dealt_with(file.file_id, remark)
    line.markdown(safe(remark or f"{name}: læst"))


def read_again(name: str, content: bytes, tell: Callable[[str], None] = lambda _: None) -> None:
    """Read a file with what has been learned by now, and let it wait for a decision."""
    waits = (one.new.about for one in waiting.files())
    about = dict(ChainMap(dict(subjects_of(state.own_store().imports())), *map(dict, waits)))
    new = read_export(name, content, state.content_folder(), tell, state.answers().learned(about))
    waiting.put(waiting.Waiting(new, content if new.previews else b""))


def _refresh() -> frozenset[str]:
    """See to it that the receipts of the files that wait hold. Return the files whose receipts have changed."""
    own, library = state.own_store(), state.library()
    imports = [one.new for one in waiting.files()]
    return waiting.refresh(
        own.version,
        lambda: receipts_together(imports, own, library, lambda new, shown: waiting.unconfirmed(new.digest, shown)),
    )


def decision() -> None:
    """Show the receipts of the files that wait, and the choice to keep or discard them."""
    waits = waiting.files()
    if not waits:
        return
    changed = _refresh()
    usable = [one for one in waits if one.receipt.status == LOADED]
    refused = [one for one in waits if one.receipt.status == REFUSED]
    st.subheader("Kvittering")
    by = _who() if any(one.receipt.activities.changed for one in usable) else ""
    with st.container(horizontal=True):
        many = danish.count(len(usable), "fil", "filer")
        if usable and st.button(f"Gem {many}", type="primary", icon=":material/save:", key="waiting_save"):
            _keep(by, changed)
        if st.button("Kassér alle" if usable else "Ryd listen", icon=":material/delete:", key="waiting_clear"):
            waiting.clear()
            st.rerun()
    if refused:
        others = "; de andre berøres ikke af det" if len(waits) > len(refused) else ""
        st.caption(f"{danish.count(len(refused), 'fil', 'filer')} kan ikke bruges{others}.")
    unconfirmed = sum(len(waiting.left_out(one)) for one in usable)
    for remark in waiting.remarks():
        st.caption(safe(f"{remark}."))
    if unconfirmed:
        many = danish.count(unconfirmed, "tal", "tal")
        st.caption(f"{many} gemmes ikke, før nogen nedenfor har sagt god for det, der springer usædvanligt meget.")
    for one in waits:
        receipt_card(one)


@st.fragment  # told of by the press that saves, it breaks nothing off
def _who() -> str:
    """Ask who says what a file says of activities; the file's name stands for whoever does not answer."""
    field = st.text_input(
        "Hvem har udfyldt aktiviteterne? (navn eller initialer; ellers står filens navn)",
        max_chars=LONGEST["name"],
        key="_activities_by",
        width=520,
    )
    return " ".join(field.split())


def _keep(by: str, changed: Collection[str]) -> None:
    """Keep the files in their order; none whose receipt says otherwise than the one that was shown."""
    if holds_person_number(by):
        st.error(f"Navnet {PERSON_NUMBER}.", icon=":material/error:")
        return
    loaded = [one for one in waiting.files() if one.receipt.status == LOADED]
    told = [(one.new, one.receipt, waiting.left_out(one)) for one in loaded]
    stored: list[StoredImport] = []
    problem = _have_changed(changed) or _add(told, by, stored)
    if problem:
        before = f" {danish.count(len(stored), 'fil', 'filer')} nåede at blive gemt." if stored else ""
        st.error(safe(f"{danish.closed(problem)}{before}"), icon=":material/error:")
        return
    waiting.clear()
    said = f"{danish.count(len(stored), 'fil', 'filer')} er gemt."
    left_out = sum(one.left_out for one in stored)
    state.say(f"{said} {_left_out_words(left_out)}" if left_out else said)
    st.rerun()


def _add(told: Sequence[tuple[Import, Receipt, Collection[int]]], by: str, stored: list[StoredImport]) -> str:
    """Keep files without the rows that nobody confirmed, and add them to `stored`. Return what went wrong, or "".

    Streamlit is not asked for anything on the way: where it is, a page that is loaded again stops what goes on.
    """
    own, library = state.own_store(), state.library()
    try:
        for new, shown, left_out in told:
            if says_otherwise(receipt(new, own, library), shown):
                _refresh()
                return _have_changed([new.digest])
            stored.append(own.add(with_changed(new, shown.activities, by), without=left_out))
    except StoreError as error:
        return str(error)
    return ""


def _have_changed(digests: Collection[str]) -> str:
    files = [f"'{one.new.file}'" for one in waiting.files() if one.new.digest in digests]
    if not files:
        return ""
    what = "Der er kommet andre tal i lageret, eller der er sagt god for andre, siden kvitteringen blev vist"
    return f"{what}, og {danish.listing(files)} siger nu noget andet: se kvitteringen nedenfor, før I gemmer"


def _left_out_words(left_out: int) -> str:
    many = danish.count(left_out, "tal er udeladt, fordi det", "tal er udeladt, fordi de")
    return f"{many} ikke er bekræftet; indlæs filen igen for at tage {'det' if left_out == 1 else 'dem'} med."
