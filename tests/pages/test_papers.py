"""The page Papirer: what the files will say, which levels they show, and whose template they use."""

from __future__ import annotations

import io

import pytest
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from pejling.examples import LABEL as INVENTED
from pejling.proposals import LABEL as PROPOSED
from pejling.proposals import Proposal, Proposals
from pejling.reports.formats import FORMATS
from pejling.store import Store
from tests.pages.conftest import OpenApp
from tests.pages.reading import is_sound, words

PLAN = "hvidovre-2020"
FOOT = "I foden af hver side og hvert billede står: "


def buttons(app: AppTest) -> dict[str, bool]:
    """Return the formats that can be fetched: True where the button can be pressed."""
    shown = [one for one in app.get("download_button") if one.key]
    return {str(one.key).removeprefix("get_"): not getattr(one, "disabled", True) for one in shown}


def test_examples_are_told_as_invented_on_the_papers_too(open_app: OpenApp) -> None:
    app = open_app("papirer", plan=PLAN)

    assert is_sound(app)
    assert f"{FOOT}**{INVENTED} · Beskæftigelsesplan 2020, version 1 · opgjort 20. oktober 2020**" in words(app)


@pytest.mark.usefixtures("loaded")
def test_every_format_has_its_button(open_app: OpenApp) -> None:
    app = open_app("papirer", plan=PLAN)

    assert is_sound(app)
    assert buttons(app) == dict.fromkeys(FORMATS, True)
    assert INVENTED not in words(app)


def test_a_saved_proposal_is_chosen_and_told_as_not_adopted(open_app: OpenApp, loaded: Store) -> None:
    kept = Proposals(loaded.folder).save(Proposal("", "Flere i *gang*", {"U4a": 22.0}, plan=PLAN, by="ABC"))
    app = open_app("papirer", plan=PLAN)
    assert PROPOSED not in words(app)

    app.selectbox(key=f"_papers_levels_{PLAN}").set_value(kept.id).run()

    assert is_sound(app)
    assert f"{FOOT}**{PROPOSED}: Flere i *gang* · " in words(app)


@pytest.mark.usefixtures("loaded")
def test_levels_that_are_being_tried_can_be_put_on_paper(open_app: OpenApp) -> None:
    app = open_app("papirer", plan=PLAN, U4a="22")

    app.selectbox(key=f"_papers_levels_{PLAN}").set_value("afprøvet").run()

    assert f"{FOOT}**{PROPOSED}: afprøvede niveauer · " in words(app)


def template() -> bytes:
    """Return a template as bytes."""
    stream = io.BytesIO()
    Presentation().save(stream)
    return stream.getvalue()


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(
    ("content", "told"),
    [(template(), "kommune.pptx bruges til PowerPoint"), (b"hej", "kan ikke læses som en PowerPoint-fil")],
    ids=["usable", "damaged"],
)
def test_a_template_is_tried_when_it_is_given(open_app: OpenApp, content: bytes, told: str) -> None:
    app = open_app("papirer", plan=PLAN)

    mime = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    app.file_uploader(key="_template").set_value(("kommune.pptx", content, mime)).run()

    assert is_sound(app)
    assert told in words(app)


def test_a_plan_without_figures_has_no_pictures_to_fetch(open_app: OpenApp, loaded: Store) -> None:
    app = open_app("papirer", plan="hvidovre-2014")

    assert loaded.imports()
    assert {format_ for format_, enabled in buttons(app).items() if not enabled} == {"png", "svg"}
    assert "Der er ingen tal bag planen" in words(app)
