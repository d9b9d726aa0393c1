"""The follow-up as files: which levels, whose template, and a button for each format."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from components import state
from components.state import proposing
from components.tables import safe
from pejling import danish
from pejling.errors import RefusedError
from pejling.examples import holds_examples
from pejling.follow_up import FollowUp
from pejling.proposals import LABEL, Proposal, distinct_titles
from pejling.reports.contents import report_of
from pejling.reports.decks import opened
from pejling.reports.formats import FORMATS, ZIP, name_of, one_file
from pejling.reports.stamps import stamp_of

_ADOPTED, _TRIED = "vedtaget", "afprøvet"
_TRIED_TITLE = "afprøvede niveauer"


def pick(shown: state.Shown) -> FollowUp:
    """Ask which levels the papers are to show, and return the follow-up at those."""
    found = state.followed_up(shown)
    known = {one.id: one for one in state.proposals().active(shown.plan.id)}
    levels = proposing.levels(found.lines)
    tried = {_TRIED: Proposal(title=_TRIED_TITLE, levels=levels, plan=shown.plan.id)} if levels else {}
    titles = {_ADOPTED: "Planen, som den gælder", _TRIED: "Det, der prøves nu"}
    titles |= {id_: f"Forslag: {title}" for id_, title in distinct_titles(known.values()).items()}
    chosen = st.selectbox(
        "Niveauer",
        [_ADOPTED, *tried, *known],
        format_func=titles.__getitem__,
        key=f"_papers_levels_{shown.plan.id}",
        width=520,
    )
    proposal = (tried | known).get(chosen)
    return found.at(proposal) if proposal is not None else found


def stamp(found: FollowUp, shown: state.Shown) -> None:
    """Say what the stamp on every page will say."""
    made = stamp_of(found, state.default_day(examples=False), invented=_invented(found, shown))
    badge = f":violet-badge[{LABEL}] " if found.proposal else ""
    st.markdown(f"{badge}I foden af hver side og hvert billede står: **{safe(made.line)}**")
    files = danish.count(len(made.files), "datafil", "datafiler")
    st.caption(
        f"Papirerne nævner også de {files}, tallene kommer fra." if made.files else "Der er ingen tal bag planen."
    )


def _invented(found: FollowUp, shown: state.Shown) -> bool:
    return shown.examples or holds_examples(found.imports, shown.library.folder)


def pick_template() -> bytes | None:
    """Ask for a template, and return it where it can be used; None otherwise. It is kept in memory only."""
    with st.expander("Brug jeres egen PowerPoint-skabelon"):
        st.caption(
            "Skabelonens farver, skrift og layout bruges; dens egne slides tages ikke med. Den bliver ikke gemt."
        )
        sent = st.file_uploader("PowerPoint-skabelon (.pptx eller .potx)", type=["pptx", "potx"], key="_template")
        if sent is None:
            return None
        template = sent.getvalue()
        try:
            opened(template)
        except RefusedError as error:
            st.error(safe(danish.closed(str(error))), icon=":material/error:")
            return None
        st.success(safe(f"{sent.name} bruges til PowerPoint."), icon=":material/check:")
        return template


def downloads(found: FollowUp, shown: state.Shown, template: bytes | None) -> None:
    """Show a button for each format."""
    drawn = any(line.series is not None and line.series.published for line in found.lines)
    for format_, described in FORMATS.items():
        with st.container(border=True, key=f"wraps_format_{format_}"):
            words, button = st.columns([3, 1], vertical_alignment="center")
            words.markdown(f"**{described.title}**  \n:gray[{described.about}]")
            button.download_button(
                f"Hent .{described.ending or format_}",
                _maker(found, shown, format_, template),
                file_name=name_of(found, format_),
                mime=ZIP if described.several else described.mime,
                icon=":material/download:",
                key=f"get_{format_}",
                on_click="ignore",
                disabled=described.several and not drawn,
                help=None if drawn or not described.several else "Ingen mål har tal, så der er intet at tegne",
                width="stretch",
            )


def _maker(found: FollowUp, shown: state.Shown, format_: str, template: bytes | None) -> Callable[[], bytes]:
    """Return what makes a file when the button is pressed. It runs outside the page and may not look at its state."""
    made_on, invented = state.default_day(examples=False), _invented(found, shown)

    def make() -> bytes:
        report = report_of(found, shown.store, shown.library, made_on, invented=invented)
        return one_file(report, format_, template if FORMATS[format_].templated else None)

    return make
