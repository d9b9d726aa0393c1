"""The PDFs: tagged, in Danish, every number the follow-up's, warnings on every page, and text stays text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from pejling import captions
from pejling.library import Library
from pejling.proposals import LABEL as PROPOSED
from pejling.proposals import Proposal
from pejling.reports import papers
from pejling.reports.appendix import appendix
from pejling.reports.chart_images import chart_svg
from pejling.reports.contents import Report
from pejling.reports.results_review import reached, results_review
from pejling.status_words import status_text
from pejling.statuses import Status
from pejling.store import Store
from tests.pejling.reports.made_reports import (
    ACTIVITY,
    COUNT,
    HOSTILE,
    HOURS,
    OWN,
    SHARE,
    filled,
    hostile_plan,
    noted,
    plan_with,
    report,
)

INVENTED = "Eksempeldata – opdigtede tal"
AFTER = date(2021, 3, 1)


def opened(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def bare(text: str) -> str:
    """Return a text without what the setting of lines adds or takes: blanks and hyphens."""
    return re.sub(r"[\s\u00ad-]", "", text)


def text_of(content: bytes) -> str:
    return bare("".join(page.extract_text() for page in opened(content).pages))


def text_across_pages(content: bytes, made: Report) -> str:
    """Return a paper's text without what stands at the foot of its pages, so that no sentence is cut by one."""
    pages = [re.sub(r"side\d+af\d+", "", bare(page.extract_text())) for page in opened(content).pages]
    for foot in papers.front(made)["foot"]:
        pages = [page.replace(bare(foot), "") for page in pages]
    return "".join(pages)


def tags(one: Any) -> Iterator[Any]:  # noqa: ANN401 - whatever the tree holds
    """Yield every element of a PDF's structure."""
    found = one.get_object() if isinstance(one, IndirectObject) else one
    if isinstance(found, list):
        for inner in found:
            yield from tags(inner)
    elif isinstance(found, DictionaryObject):
        if "/S" in found:
            yield found
        yield from tags(found["/K"]) if "/K" in found else ()


@pytest.fixture
def made(store: Store, library: Library) -> Report:
    noted(filled(store), "Lukket i maj.")
    whole = plan_with(SHARE, COUNT, HOURS, ACTIVITY)
    return report(store, library, whole, Proposal(title="Flere", levels={"A1": 18.0}))


def test_the_appendix_says_of_every_target_what_the_follow_up_says(made: Report) -> None:
    told = text_across_pages(appendix(made), made)

    for line in made.follow_up.lines:
        figures = captions.key_figures(line)
        texts = (line.target.title, status_text(line.assessment.status), *figures, *made.findings(line))
        assert [text for text in texts if bare(text) not in told] == []
        assert line.series is None or bare(line.assessment.sentence) in told
    for stored in made.follow_up.imports:
        assert stored.digest in told
    assert bare("Note 1, maj 2020: Lukket i maj. (Bo & Co") in told


@pytest.mark.parametrize("paper", [appendix, lambda made: results_review(made, {})])
def test_a_paper_is_tagged_danish_titled_and_made_for_everyone(made: Report, paper: Any) -> None:  # noqa: ANN401
    pdf = opened(paper(made))
    root: Any = pdf.trailer["/Root"]
    elements = list(tags(root["/StructTreeRoot"]["/K"]))
    kinds = {tag["/S"] for tag in elements}
    pictures = [tag["/Alt"] for tag in elements if tag["/S"] == "/Figure"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] in {"da", "da-DK"}
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    assert pdf.metadata is not None
    assert str(pdf.metadata.title).endswith("Plan 2020")
    assert {"/H1", "/H2", "/H3", "/Table", "/TH"} <= kinds
    drawn = [line for line in made.follow_up.lines if chart_svg(line)]
    assert pictures == [f"{one.target.title}: {one.assessment.sentence}" for one in drawn]


@pytest.mark.parametrize("paper", [appendix, lambda made: results_review(made, {})])
def test_warnings_stamp_and_number_stand_at_the_foot_of_every_page(made: Report, paper: Any) -> None:  # noqa: ANN401
    pages = [bare(page.extract_text()) for page in opened(paper(made)).pages]

    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        for text in (INVENTED, f"{PROPOSED}: Flere", f"{made.stamp.plan} · opgjort 20. oktober 2020"):
            assert bare(text) in page
        assert bare(f"side {number} af {len(pages)}") in page


def test_a_picture_has_a_point_for_every_figure_and_none_for_a_hidden_one(store: Store, library: Library) -> None:
    (line,) = report(filled(store), library, plan_with(OWN)).follow_up.lines
    points = re.findall(r"; Hvad: Hvidovre; Periode: ([^;]*); Værdi: (\d+) personer", chart_svg(line))

    quarters = ["1. kvartal 2019", "3. kvartal 2019", "4. kvartal 2019", "1. kvartal 2020", "2. kvartal 2020"]
    assert [when for when, _ in points] == quarters
    assert [value for _, value in points] == ["12", "14", "15", "16", "17"]


def test_texts_from_people_stand_as_they_were_written(store: Store, library: Library) -> None:
    noted(filled(store), HOSTILE)
    hostile = report(store, library, hostile_plan())

    for content in (appendix(hostile), results_review(hostile, {"": HOSTILE, "A1": HOSTILE, "X": HOSTILE})):
        told = text_of(content)
        assert told.count(bare(HOSTILE)) > 5
        assert bare("Et meget langt mål om langtidsledige " * 8) in told


def test_a_letter_no_font_has_and_a_sign_no_page_can_show_do_not_stop_a_paper(store: Store, library: Library) -> None:
    odd = report(filled(store), library, plan_with(SHARE | {"title": "Flere 😀 i\x01 gang 漢"}))
    pdf = opened(appendix(odd))
    root: Any = pdf.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert "Flere" in pdf.pages[0].extract_text()


@pytest.mark.parametrize("targets", [[], [ACTIVITY], [SHARE]])
def test_a_plan_without_figures_or_targets_is_a_paper_too(
    store: Store, library: Library, targets: list[dict[str, object]]
) -> None:
    bare_report = report(store, library, plan_with(*targets))

    for content in (appendix(bare_report), results_review(bare_report, {})):
        assert bare(str(targets[0]["title"]) if targets else "Område") in text_of(content)
        assert bare("Ingen filer.") in text_of(content)


def test_the_review_says_of_each_target_whether_it_was_reached_and_else_why_it_cannot_be_told(
    store: Store, library: Library
) -> None:
    reached_it = SHARE | {"id": "B1", "due": date(2020, 6, 30), "at_least": 12}
    missed_it = SHARE | {"id": "B2", "due": date(2020, 6, 30), "at_least": 50}
    over = report(filled(store), library, plan_with(reached_it, missed_it, HOURS, ACTIVITY), as_of=AFTER)
    lines = {line.target.id: line for line in over.follow_up.lines}
    told = text_of(results_review(over, {}))

    assert [reached(line) for line in lines.values()] == ["ja", "nej", "kan ikke siges", "aktivitet"]
    assert lines["B1"].assessment.status is Status.MET
    assert bare("Nået: 1 · Ikke nået: 1 · Kan ikke siges: 1 · Aktiviteter: 1") in told
    for line in lines.values():
        latest, level, _ = captions.key_figures(line)
        assert bare(latest) in told
        assert bare(level) in told
    assert bare(lines["A3"].assessment.reason) in told
    assert bare("Planen løber endnu") not in told


def test_the_review_has_the_job_centres_own_comments_and_loses_none(made: Report) -> None:
    comments = {"": "Året var svært.", "A2": "Færre er ledige længe.", "Z9": "Et mål, der er taget ud."}
    told = text_of(results_review(made, comments))

    assert all(bare(text) in told for text in comments.values())
    assert bare("Bemærkninger til mål, planen ikke har") in told
    assert told.count(bare("Jobcentrets bemærkninger: Ingen.")) == 3


def test_a_review_of_a_plan_that_is_not_over_says_so_on_every_page(made: Report) -> None:
    for page in opened(results_review(made, {})).pages:
        assert bare("Planen løber endnu") in bare(page.extract_text())
