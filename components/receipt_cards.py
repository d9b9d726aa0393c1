"""The receipt of a file that waits, as a card: what came in, what is to be confirmed, what did not come in and why."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from components import links, state
from components.state import waiting
from components.tables import safe
from pejling import danish
from pejling.intake import Severity
from pejling.receipt_texts import SEVERITIES, issue_place, steps_sentence
from pejling.receipt_workbooks import receipt_workbook, workbook_name
from pejling.receipts import AS_BEFORE, KNOWN, LOADED, REFUSED, UNANSWERED, Receipt

_BADGES = {
    LOADED: (LOADED, "blue"),
    KNOWN: (KNOWN, "gray"),
    AS_BEFORE: (AS_BEFORE, "gray"),
    UNANSWERED: (UNANSWERED, "blue"),
    REFUSED: (REFUSED, "orange"),
}
_WHAT_TO_TICK = (
    "Det kan være en fejl i udtrækket eller en virkelig ændring. Sæt hak ved det, der er rigtigt: kun det gemmes."
)


def receipt_card(one: waiting.Waiting) -> None:
    """Show the receipt of a file that waits."""
    shown = one.receipt
    word, colour = _BADGES[shown.status]
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{safe(shown.file)}**")
            st.badge(word, color=colour)  # type: ignore[arg-type]  # one of those above
            st.space("stretch")
            receipt_download(lambda: shown, workbook_name(shown), one.new.digest)
            if len(waiting.files()) > 1:
                st.button(
                    "Kassér", icon=":material/delete:", key=f"_discard_{one.new.digest}", on_click=_discard, args=(one,)
                )
        many = len(waiting.left_out(one))
        waits = f" Heraf venter {danish.count(many, 'tal', 'tal')} på, at nogen siger god for springet."
        st.markdown(safe(shown.summary + (waits if many else "")))
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
        if any(preview.unknown or preview.unknown_breakdowns for preview in one.new.previews):
            st.page_link(
                links.columns_page(), label="Svar på, hvad de ukendte kolonner er", icon=":material/help_center:"
            )
        for issue in shown.issues:
            icon = ":material/error:" if issue.severity is Severity.ERROR else ":material/info:"
            st.markdown(f"{icon} **{SEVERITIES[issue.severity]}** {safe(issue_place(issue) + issue.problem)}")


def _discard(one: waiting.Waiting) -> None:
    waiting.discard(one.new.digest)
    waiting.empty_field()  # its name would go on standing there


def receipt_download(made: Callable[[], Receipt], file: str, key: str) -> None:
    """Show the button that gives a receipt as a workbook; both are made when it is pressed."""
    library = state.library()
    st.download_button(
        "Hent kvittering",
        lambda: receipt_workbook(made(), library),
        file_name=file,
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        icon=":material/download:",
        key=f"_receipt_{key}",
        on_click="ignore",
    )


def _steps(one: waiting.Waiting) -> None:
    """Show what is to be confirmed before it counts, and the ticks that say it is right."""
    shown = one.receipt
    if not shown.steps:
        return
    keys, many = waiting.ticks(one.new.digest, shown), len(shown.steps)
    with st.container(border=True):
        st.markdown(f":material/warning: **{safe(steps_sentence(many))}**")
        st.caption(_WHAT_TO_TICK)
        if many > 1 and st.checkbox(f"Alle {danish.number(many)} spring er rigtige; tag tallene med", key=keys.all):
            _marked("-", shown.steps_in_words, many, "tal", "tal")
            return
        for text, key in zip(shown.steps_in_words, keys.each, strict=True):
            st.checkbox(safe(text), key=key)
        if many > len(keys.each):
            st.checkbox(_more(many - len(keys.each)), key=keys.others)


def _marked(mark: str, texts: tuple[str, ...], count: int, *noun: str) -> None:
    """Show texts behind a mark, and how many more there are."""
    if texts:
        st.markdown(("\n" if mark == "-" else "\n\n").join(f"{mark} {safe(text)}" for text in texts))
    if count > len(texts):
        st.caption(f"Og {_more(count - len(texts), *noun)}.")


def _more(count: int, one: str = "tal", many: str = "tal") -> str:
    return f"{danish.count(count, one, many)} til; de står alle i kvitteringen som regneark"


def _gained(shown: Receipt) -> dict[str, list[str]]:
    return {
        "Indikator": [safe(one.name) for one in shown.gained],
        "Kolonne i filen": [safe(one.label) for one in shown.gained],
        "Perioder": [safe(one.periods) for one in shown.gained],
        "Foreløbige": [safe(one.provisional) or "–" for one in shown.gained],
        "Områder": [safe(one.areas) for one in shown.gained],
        "Tal": [danish.number(one.figures) for one in shown.gained],
    }
