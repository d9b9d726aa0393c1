"""The PowerPoint file read back: every number is the follow-up's, what is hidden is nowhere, the stamp everywhere."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime

import openpyxl
import pytest
from openpyxl.utils.datetime import from_excel
from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.presentation import Presentation as PresentationFile
from pptx.slide import Slide
from pptx.util import Pt

from pejling.charts.marks import at
from pejling.errors import RefusedError
from pejling.examples import LABEL as INVENTED
from pejling.follow_up import Line
from pejling.period_spellings import parse_period
from pejling.proposals import LABEL as PROPOSED
from pejling.reports.contents import Report
from pejling.reports.slides import presentation
from tests.pejling.reports.conftest import HIDDEN, PROPOSAL, SMALL


def opened(content: bytes) -> PresentationFile:
    """Open a presentation."""
    return Presentation(io.BytesIO(content))


def charts(content: bytes) -> dict[str, Chart]:
    """Return the charts by the target named at the beginning of each one's alternative text."""
    shapes = [shape for slide in opened(content).slides for shape in slide.shapes if shape.has_chart]
    told = {shape.element.xpath("./p:nvGraphicFramePr/p:cNvPr")[0].get("descr"): shape.chart for shape in shapes}
    return {text.split()[0]: chart for text, chart in told.items()}


def drawn(chart: Chart, name: str) -> dict[str, float]:
    """Return a line's values by category, gaps left out: of the chart itself and of its workbook, which must agree."""
    plot = chart.plots[0]
    series = next(one for one in plot.series if one.name == name)
    dated = chart.element.xpath("boolean(//c:dateAx)")
    categories = [str(from_excel(float(one)).date()) if dated else str(one) for one in plot.categories]
    shown = {category: value for category, value in zip(categories, series.values, strict=True) if value is not None}
    assert shown == cached(chart, name)
    return shown


def cached(chart: Chart, name: str) -> dict[str, float]:
    """Return a line's values in the chart's own workbook."""
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).worksheets[0]
    titles, *rows = sheet.iter_rows(values_only=True)
    column = titles.index(name)
    dated = ((str(row[0].date()) if isinstance(row[0], datetime) else str(row[0]), row[column]) for row in rows)
    return {category: float(value) for category, value in dated if value is not None}  # type: ignore[arg-type]


def line_of(report: Report, target: str) -> Line:
    """Return a target's line."""
    return next(line for line in report.follow_up.lines if line.target.id == target)


def words(slide: Slide) -> str:
    """Return all text on a slide."""
    cells = (cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells)
    return "\n".join([*(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame), *cells])


def sizes(slide: Slide, *, title: bool) -> Iterator[float]:
    """Yield the sizes of the text on a slide, in points."""
    for shape in slide.shapes:
        if shape.has_text_frame and (shape == slide.shapes.title) is title and shape.name not in SMALL_PRINT:
            yield from (run.font.size.pt for part in shape.text_frame.paragraphs for run in part.runs)


SMALL_PRINT = {"Stempel", "Kilde og noter"}


def test_every_number_of_a_chart_is_the_follow_ups(report: Report, content: bytes) -> None:
    made = charts(content)

    rate, count = line_of(report, "U4a"), line_of(report, "H1")
    assert set(made) == {"U4a", "H1"}
    assert rate.series is not None
    assert count.series is not None
    assert drawn(made["U4a"], "Hvidovre") == {str(at(one.period)): one.value for one in rate.series.published}
    assert drawn(made["U4a"], "Mål 16,0 pct. · 2020") == {f"2020-{month:02d}-01": 16.0 for month in range(1, 13)}
    assert list(drawn(made["H1"], "Hvidovre").values()) == [31.0, 27.0, 33.0]


def test_a_hidden_figure_is_neither_in_the_chart_nor_in_the_workbook_behind_it(report: Report, content: bytes) -> None:
    made = charts(content)

    assert str(parse_period(HIDDEN).start) not in drawn(made["U4a"], "Hvidovre")
    assert "1. kvt. 2020" not in drawn(made["H1"], "Hvidovre")
    assert line_of(report, "H1").series.at(parse_period(SMALL)).value is None  # type: ignore[union-attr]
    assert made["U4a"].element.xpath("//c:dispBlanksAs/@val") == ["gap"]
    assert "3 personer" not in "\n".join(words(slide) + notes(slide) for slide in opened(content).slides).replace(
        "33 p", ""
    )


def notes(slide: Slide) -> str:
    """Return the speaker's notes of a slide."""
    return str(slide.notes_slide.notes_text_frame.text)


def test_a_slides_title_is_the_finding_and_can_be_edited(report: Report, content: bytes) -> None:
    slides = list(opened(content).slides)

    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert [line.assessment.sentence for line in report.follow_up.lines if line.assessment.sentence not in titles] == []
    assert all(slide.shapes.title.is_placeholder for slide in slides)


def test_the_overview_has_every_target_with_status_newest_level_and_gap(report: Report, content: bytes) -> None:
    told = "\n".join(words(slide) for slide in opened(content).slides if "Overblik" in words(slide))

    assert [line.target.title for line in report.follow_up.lines if line.target.title not in told] == []
    assert "▼ ikke på vej" in told
    assert "mindst 16,0 pct." in told


def test_the_stamp_stands_on_every_slide(report: Report, content: bytes) -> None:
    assert [n for n, slide in enumerate(opened(content).slides) if report.stamp.line not in words(slide)] == []


def test_the_files_behind_the_figures_are_named_with_their_digests(report: Report, content: bytes) -> None:
    told = words(list(opened(content).slides)[-1])

    assert [file for file in report.stamp.files if file not in told] == []


def test_a_proposal_is_dashed_named_as_not_adopted_and_told_on_every_slide(tried_content: bytes) -> None:
    chart = charts(tried_content)["U4a"]

    assert set(drawn(chart, f"{PROPOSED}: 22,5 pct.").values()) == {22.5}
    assert set(drawn(chart, "Mål 16,0 pct. · 2020").values()) == {16.0}
    proposed = next(one for one in chart.plots[0].series if one.name.startswith(PROPOSED))
    assert proposed.format.line.dash_style is not None
    for slide in opened(tried_content).slides:
        assert f"{INVENTED} · {PROPOSED}: {PROPOSAL.title}" in words(slide)


def test_text_can_be_read_from_afar(tried_content: bytes) -> None:
    for slide in list(opened(tried_content).slides)[1:]:
        assert min(sizes(slide, title=True)) >= 28
        assert min(sizes(slide, title=False), default=16) >= 16


def test_no_two_boxes_of_a_slide_overlap_and_none_leaves_it(tried_content: bytes) -> None:
    made = opened(tried_content)
    for slide in list(made.slides)[1:]:
        boxes = [(one.left, one.top, one.left + one.width, one.top + one.height) for one in slide.shapes]
        assert [box for box in boxes if box[3] > made.slide_height + Pt(1) or box[2] > made.slide_width + Pt(1)] == []
        pairs = [(a, b) for number, a in enumerate(boxes) for b in boxes[number + 1 :]]
        crossing = [(a, b) for a, b in pairs if a[0] < b[2] and b[0] < a[2] and a[1] + 1 < b[3] and b[1] + 1 < a[3]]
        assert crossing == [], words(slide)


def test_the_speakers_notes_have_definition_source_notes_and_the_question(report: Report, content: bytes) -> None:
    line = line_of(report, "U4a")
    told = next(notes(slide) for slide in opened(content).slides if line.assessment.sentence in words(slide))

    assert line.indicator is not None
    expected = (
        line.indicator.how_calculated,
        line.indicator.why_it_matters,
        "Kilde: Jobindsats.dk",
        line.target.question,
    )
    assert [
        text
        for text in (*expected, "Note 1 (april 2020): Kurset var lukket. ABC, 1. september 2020.")
        if text not in told
    ] == []


def test_a_note_is_numbered_in_the_chart_and_told_below_it(content: bytes) -> None:
    assert "note 1" in "".join(charts(content)["U4a"].element.xpath("//c:dLbl//a:t/text()"))
    assert any("Note 1 (april 2020): Kurset var lukket." in words(slide) for slide in opened(content).slides)


def test_all_text_is_marked_as_danish_and_the_file_says_what_it_is(content: bytes) -> None:
    made = opened(content)

    spoken = {run.get("lang") for slide in made.slides for run in slide.element.xpath(".//a:r/a:rPr")}
    assert spoken == {"da-DK"}
    assert made.core_properties.language == "da-DK"
    assert made.core_properties.title == "Beskæftigelsesplan 2020, version 1: opfølgning"


def template(*, own_slides: int = 2) -> PresentationFile:
    """Return a municipality's template as an open presentation: 4:3, with slides of its own."""
    made = Presentation()
    for _ in range(own_slides):
        made.slides.add_slide(made.slide_layouts[1]).shapes.title.text = "Skabelonens egen slide"
    return made


def saved(made: PresentationFile) -> bytes:
    """Return an open presentation as bytes."""
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def test_a_template_gives_its_layouts_and_size_and_none_of_its_slides(report: Report, content: bytes) -> None:
    own = template()
    own.slide_layouts.get_by_name("Title Only").element.cSld.set("name", "Kommunens titel")

    templated = presentation(report, saved(own))

    made = opened(templated)
    assert (made.slide_width, made.slide_height) == (own.slide_width, own.slide_height)
    assert {slide.slide_layout.name for slide in list(made.slides)[1:]} == {"Kommunens titel"}
    assert len(made.slides) >= len(opened(content).slides)  # a narrower overview takes more
    with zipfile.ZipFile(io.BytesIO(templated)) as parts:
        assert [name for name in parts.namelist() if "Skabelonens egen" in parts.read(name).decode("latin-1")] == []


def test_a_title_layout_is_found_by_its_fields_wherever_it_stands(report: Report) -> None:
    own = template()
    for name in ("Title Slide", "Section Header", "Two Content"):
        own.slide_layouts.remove(own.slide_layouts.get_by_name(name))

    made = opened(presentation(report, saved(own)))

    assert {slide.slide_layout.name for slide in made.slides} == {"Title Only"}
    assert report.stamp.line in words(made.slides[0])


def test_a_template_saved_as_potx_is_used(report: Report) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(template()))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"presentation.main+xml", b"template.main+xml"))

    assert len(opened(presentation(report, stream.getvalue())).slides) > 18


def without_titles() -> bytes:
    """Return a template none of whose layouts has a title."""
    own = template(own_slides=0)
    for layout in list(own.slide_layouts):
        if layout.name != "Blank":
            own.slide_layouts.remove(layout)
    return saved(own)


def damaged_inside() -> bytes:
    """Return a template that opens, but whose title cannot be placed."""
    own = template()
    for place in own.slide_layouts.get_by_name("Title Slide").element.xpath(".//a:ext[@cx]"):
        place.attrib.pop("cx")
    return saved(own)


def packed(name: str, content: bytes) -> bytes:
    """Return a zip file of one part."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"hej", "kan ikke læses som en PowerPoint-fil"),
        (saved(template())[:2000], "kan ikke læses som en PowerPoint-fil"),
        (packed("[Content_Types].xml", b"<Types/>"), "kan ikke læses som en PowerPoint-fil"),
        (damaged_inside(), "kan ikke læses som en PowerPoint-fil"),
        (packed("ppt/vbaProject.bin", b""), "har makroer"),
        (without_titles(), "intet layout med et titelfelt"),
    ],
    ids=["text", "cut off", "another file", "damaged inside", "macros", "no titles"],
)
def test_a_template_that_cannot_be_used_is_refused_in_danish(report: Report, content: bytes, told: str) -> None:
    with pytest.raises(RefusedError, match=told):
        presentation(report, content)
