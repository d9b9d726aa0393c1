"""Files on their way in: read one by one with progress, shown as receipts, kept or discarded."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from components import links, state
from components.state import waiting
from components.tables import safe
from pejling import danish
from pejling.activity_changes import with_changed
from pejling.entries import PERSON_NUMBER
from pejling.errors import StoreError
from pejling.intake import Severity, read_export
from pejling.intake.privacy import holds_person_number
from pejling.receipt_texts import SEVERITIES, issue_place, steps_sentence
from pejling.receipt_workbooks import receipt_workbook, workbook_name
from pejling.receipts import AS_BEFORE, KNOWN, LOADED, REFUSED, Receipt, receipt
from pejling.receipts_together import receipts_together, says_otherwise
from pejling.records import LONGEST
from pejling.store import StoredImport

_BADGES = {
    LOADED: (LOADED, "blue"),
    KNOWN: (KNOWN, "gray"),
    AS_BEFORE: (AS_BEFORE, "gray"),
    REFUSED: (REFUSED, "orange"),
}


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
    waiting.put(waiting.Waiting(new, content if new.previews else b""))


def _refresh() -> frozenset[str]:
    """See to it that the receipts of the files that wait hold. Return the files whose receipts have changed."""
    own, library = state.own_store(), state.library()
    imports = [one.new for one in waiting.files()]
    return waiting.refresh(
        own.version,
        lambda: receipts_together(imports, own, library, lambda new, shown: waiting.is_confirmed(new.digest, shown)),
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
        if usable and st.button(f"Gem {many}", type="primary", icon=":material/save:"):
            _keep(by, changed)
        if st.button("Kassér alle" if usable else "Ryd listen", icon=":material/delete:"):
            waiting.clear()
            st.rerun()
    if refused:
        st.caption(f"{danish.count(len(refused), 'fil', 'filer')} kan ikke bruges; de andre berøres ikke af det.")
    unconfirmed = sum(len(waiting.left_out(one)) for one in usable)
    if unconfirmed:
        many = danish.count(unconfirmed, "tal", "tal")
        them = "det" if unconfirmed == 1 else "dem"
        st.caption(f"{many} springer usædvanligt meget og gemmes ikke, før nogen har sagt god for {them} nedenfor.")
    for one in waits:
        receipt_card(one)


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
    stored: list[StoredImport] = []
    problem = _have_changed(changed)
    try:
        for one in waiting.files() if not problem else ():
            if one.receipt.status == LOADED:
                stored.append(_add(one, by))  # noqa: PERF401 - what is kept before an error counts
    except (StoreError, _ChangedError) as error:
        problem = str(error)
    if problem:
        before = f" {danish.count(len(stored), 'fil', 'filer')} nåede at blive gemt." if stored else ""
        st.error(safe(f"{danish.closed(problem)}{before}"), icon=":material/error:")
        return
    waiting.clear()
    said = f"{danish.count(len(stored), 'fil', 'filer')} er gemt."
    left_out = sum(one.left_out for one in stored)
    state.say(f"{said} {_left_out_words(left_out)}" if left_out else said)
    st.rerun()


class _ChangedError(Exception):
    """Somebody else has saved something that changes what is to be said of a file."""


def _add(one: waiting.Waiting, by: str) -> StoredImport:
    """Keep a file. Raises StoreError, and _ChangedError where its receipt no longer holds."""
    new, own, shown = one.new, state.own_store(), one.receipt
    if says_otherwise(receipt(new, own, state.library()), shown):
        _refresh()
        raise _ChangedError(_have_changed([new.digest]))
    return own.add(with_changed(new, shown.activities, by), without=waiting.left_out(one))


def _have_changed(digests: Collection[str]) -> str:
    files = [f"'{one.new.file}'" for one in waiting.files() if one.new.digest in digests]
    if not files:
        return ""
    what = "Der er kommet andre tal i lageret, eller der er sagt god for andre, siden kvitteringen blev vist"
    return f"{what}, og {danish.listing(files)} siger nu noget andet: se kvitteringen nedenfor, før I gemmer"


def _left_out_words(left_out: int) -> str:
    many = danish.count(left_out, "tal er udeladt, fordi det", "tal er udeladt, fordi de")
    return f"{many} ikke er bekræftet; indlæs filen igen for at tage {'det' if left_out == 1 else 'dem'} med."


def receipt_card(one: waiting.Waiting) -> None:
    """Show the receipt of a file that waits."""
    shown = one.receipt
    word, colour = _BADGES[shown.status]
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{safe(shown.file)}**")
            st.badge(word, color=colour)  # type: ignore[arg-type]  # one of those above
            st.space("stretch")
            receipt_download(shown, one.new.digest)
        st.markdown(safe(shown.summary))
        if shown.withdrawn:
            st.markdown(f":material/undo: Har været trukket tilbage {safe(danish.closed(shown.withdrawn))}")
        if shown.title:
            st.caption(safe(shown.title))
        if shown.gained:
            st.table(_gained(shown), hide_index=True, border="horizontal")
        if shown.activities.changed:
            st.markdown("**Aktiviteter**\n" + "\n".join(f"- {safe(each.words)}" for each in shown.activities.changed))
        _steps(one)
        _marked(":material/change_history:", shown.revisions, len(shown.changes.revisions), "ændret tal", "ændrede tal")
        _marked(":material/call_split: **Databrud**", shown.breaks, len(shown.breaks), "", "")
        if any(preview.unknown for preview in one.new.previews):
            st.page_link(
                links.columns_page(), label="Svar på, hvad de ukendte kolonner er", icon=":material/help_center:"
            )
        for issue in shown.issues:
            icon = ":material/error:" if issue.severity is Severity.ERROR else ":material/info:"
            st.markdown(f"{icon} **{SEVERITIES[issue.severity]}** {safe(issue_place(issue) + issue.problem)}")


def receipt_download(shown: Receipt, key: str) -> None:
    """Show the button that gives a receipt as a workbook, made when it is pressed."""
    library = state.library()
    st.download_button(
        "Hent kvittering",
        lambda: receipt_workbook(shown, library),
        file_name=workbook_name(shown),
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        icon=":material/download:",
        key=f"_receipt_{key}",
        on_click="ignore",
    )


def _steps(one: waiting.Waiting) -> None:
    """Show what is to be confirmed before it counts, and the tick that says it is right."""
    shown = one.receipt
    if not shown.steps:
        return
    with st.container(border=True):
        st.markdown(f":material/warning: **{safe(steps_sentence(shown))}**")
        st.caption("Det kan være en fejl i udtrækket eller en virkelig ændring. Kun det, I siger god for, gemmes.")
        _marked("-", shown.steps_in_words, len(shown.steps), "tal", "tal")
        words = "Tallet er rigtigt; tag det med" if len(shown.steps) == 1 else "Tallene er rigtige; tag dem med"
        st.checkbox(words, key=waiting.confirm_key(one.new.digest, shown))


def _marked(mark: str, texts: tuple[str, ...], count: int, *noun: str) -> None:
    """Show texts behind a mark, and how many more there are."""
    if texts:
        st.markdown(("\n" if mark == "-" else "\n\n").join(f"{mark} {safe(text)}" for text in texts))
    if count > len(texts):
        more = danish.count(count - len(texts), noun[0], noun[1])
        st.caption(f"Og {more} til; de står alle i kvitteringen som regneark.")


def _gained(shown: Receipt) -> dict[str, list[str]]:
    return {
        "Indikator": [safe(one.name) for one in shown.gained],
        "Kolonne i filen": [safe(one.label) for one in shown.gained],
        "Perioder": [safe(one.periods) for one in shown.gained],
        "Foreløbige": [safe(one.provisional) or "–" for one in shown.gained],
        "Områder": [safe(one.areas) for one in shown.gained],
        "Tal": [danish.number(one.figures) for one in shown.gained],
    }
