"""A follow-up as a PowerPoint file: the status of all targets, and a slide for each with a chart that can be edited."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.shapes.placeholder import SlidePlaceholder
from pptx.slide import Slide
from pptx.util import Length

from pejling import captions, danish
from pejling.charts.rows import drawing
from pejling.follow_up import Line
from pejling.method_texts import METHOD
from pejling.reports.contents import Report
from pejling.reports.decks import Deck, opened
from pejling.reports.plots import plot_of
from pejling.reports.remark_texts import remarks_below
from pejling.reports.slide_boxes import INCH, POINT, Box, fitting, height_of, lines_of, text_box, write
from pejling.reports.slide_charts import add_chart
from pejling.reports.slide_tables import add_table, pages
from pejling.reports.slide_texts import (
    body,
    body_without_figures,
    file_texts,
    heading,
    speaker_notes,
)
from pejling.status_words import HOW_OFTEN

_TITLE, _SMALLEST_TITLE, _LARGE, _LARGER, _TEXT, _REMARK, _FOOT = 32, 28, 20, 18, 16, 14, 12  # points
_CHART = 0.62  # of the width
_MOST_REMARKS = 0.35  # of the height
_MORE_REMARKS = "Flere noter står i talernoterne."
_AIR = round(0.12 * INCH)
_LANGUAGE = "da-DK"


def presentation(report: Report, template: bytes | None = None) -> bytes:
    """Return a report as the bytes of a .pptx file.

    template: a municipality's own .pptx or .potx; its layouts, size and colours are used, its slides are left out.
    Raises RefusedError where it cannot be used.
    """
    deck = opened(template)
    _opening(deck, report)
    _overview(deck, report)
    for line in report.follow_up.lines:
        _target(deck, report, line)
    _method(deck, report)
    _properties(deck, report)
    stream = io.BytesIO()
    deck.presentation.save(stream)
    return stream.getvalue()


def _opening(deck: Deck, report: Report) -> None:
    found, stamp = report.follow_up, report.stamp
    slide = deck.presentation.slides.add_slide(deck.opening)
    subtitle = _keep_fields(slide, {PP_PLACEHOLDER.SUBTITLE})
    opening = slide.shapes.title
    if opening is not None:
        write(opening.text_frame, [found.plan.title])
    texts = [
        *stamp.warnings,
        f"Opfølgning for {found.area.name}, opgjort {danish.day(stamp.as_of)}",
        f"{stamp.plan}. Lavet {danish.day(stamp.made)}",
    ]
    if subtitle:
        fits = height_of(texts, subtitle[0].width, _LARGE) <= subtitle[0].height
        write(subtitle[0].text_frame, texts, _LARGE if fits else _TEXT)
    else:
        text_box(slide, deck.body, texts, _LARGE, "Undertitel")
    _foot(slide, deck, report)
    _notes(slide, (stamp.line, "Datafiler bag tallene:", *file_texts(stamp)))


def _overview(deck: Deck, report: Report) -> None:
    made = pages(report.follow_up, deck.body)
    for number, rows in enumerate(made, start=1):
        several = f" ({number} af {len(made)})" if len(made) > 1 else ""
        slide, room = _slide(deck, report, f"Overblik over planens mål{several}")
        add_table(slide, room, rows)
        _notes(slide, (HOW_OFTEN, METHOD["Afstanden"], report.stamp.line))


def _target(deck: Deck, report: Report, line: Line) -> None:
    slide, room = _slide(deck, report, line.assessment.sentence)
    told = heading(line)
    top = room.top + height_of([told], room.width, _TEXT) + _AIR
    text_box(slide, room, [told], _TEXT, "Status og mål").height = Length(top - room.top - _AIR)
    room = room.below(top)
    drawn = drawing(line)
    plot = plot_of(line, drawn) if line.series is not None and line.series.published else None
    if plot is None:
        room = room.below(room.top + _AIR)
        text_box(slide, room, fitting(body_without_figures(line), room, _LARGE), _LARGE, "Tekst")
    else:
        left, right = room.split(_CHART, 2 * _AIR)
        shown = _remarks((captions.source_line(line), *remarks_below(line, drawn)), left)
        taken = height_of(shown, left.width, _REMARK) + _AIR
        add_chart(slide, replace(left, height=left.height - taken), plot, _alternative(line))
        text_box(slide, left.below(left.bottom - taken + _AIR), shown, _REMARK, "Kilde og noter")
        texts = body(line, report)
        size = _LARGER if height_of(texts, right.width, _LARGER) <= right.height else _TEXT
        text_box(slide, right, fitting(texts, right, size), size, "Tekst")
    _notes(slide, speaker_notes(line, report))


def _remarks(told: tuple[str, ...], room: Box) -> tuple[str, ...]:
    """Return the source and the notes there is room for below a chart, and where the others are."""
    most = replace(room, height=round(room.height * _MOST_REMARKS))
    if height_of(told, most.width, _REMARK) <= most.height:
        return told
    shorter = replace(most, height=most.height - height_of([_MORE_REMARKS, ""], most.width, _REMARK))
    return (*fitting(told, shorter, _REMARK), _MORE_REMARKS)


def _alternative(line: Line) -> str:
    return f"{line.target.id} {line.target.title}: {line.assessment.sentence}"


def _method(deck: Deck, report: Report) -> None:
    slide, room = _slide(deck, report, "Sådan er tallene lavet")
    text_box(slide, room, fitting([HOW_OFTEN, *METHOD.values()], room, _TEXT), _TEXT, "Metode")
    slide, room = _slide(deck, report, "Datafiler bag tallene")
    files = file_texts(report.stamp)
    shown = fitting(files, room.below(room.top + round(_LARGE * 2 * POINT)), _TEXT)
    more = len(files) - len(shown)
    rest = [f"… og {danish.count(more, 'fil', 'filer')} til, som står i talernoterne."] if more else []
    text_box(slide, room, [*shown, *rest], _TEXT, "Datafiler")
    _notes(slide, (report.stamp.plan, *files))


def _slide(deck: Deck, report: Report, title: str) -> tuple[Slide, Box]:
    """Add a slide with its title and foot; return it with the room between them."""
    slide = deck.presentation.slides.add_slide(deck.plain)
    _keep_fields(slide, set())
    place = deck.title
    size = _TITLE if lines_of(title, place.width, _TITLE) == 1 else _SMALLEST_TITLE
    needed = height_of([title], place.width, size) + _AIR
    shape = slide.shapes.title
    if shape is not None:
        write(shape.text_frame, [title], size)
        shape.left, shape.top, shape.width = Length(place.left), Length(place.top), Length(place.width)
        shape.height = Length(max(place.height, needed))
    foot = _foot(slide, deck, report)
    top = max(deck.body.top, place.top + needed)
    return slide, replace(deck.body, top=top, height=foot - _AIR - top)


def _keep_fields(slide: Slide, kinds: set[PP_PLACEHOLDER]) -> list[SlidePlaceholder]:
    """Take the fields off a slide that would stay empty, but the title and those of some kinds; return these."""
    kept = []
    for one in list(slide.placeholders):
        if one.placeholder_format.type in kinds:
            kept.append(one)
        elif one.placeholder_format.type not in {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}:
            one.element.getparent().remove(one.element)
    return kept


def _foot(slide: Slide, deck: Deck, report: Report) -> int:
    """Write the stamp at the foot of a slide, and return where it begins."""
    text = report.stamp.line
    height = max(deck.foot.height, height_of([text], deck.foot.width, _FOOT))
    top = deck.foot.bottom - height
    text_box(
        slide, replace(deck.foot, top=top, height=height), [text], _FOOT, "Stempel"
    ).text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    return top


def _notes(slide: Slide, texts: Sequence[str]) -> None:
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        write(frame, texts)


def _properties(deck: Deck, report: Report) -> None:
    told = deck.presentation.core_properties
    told.title, told.language, told.author = f"{report.stamp.plan}: opfølgning", _LANGUAGE, "Pejling"
    told.subject, told.last_modified_by, told.revision = report.stamp.line[:255], "Pejling", 1
    told.keywords = told.comments = told.category = ""
    told.created = told.modified = datetime.combine(report.stamp.made, time(), UTC).replace(tzinfo=None)
