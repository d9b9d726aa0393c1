"""Pejling's own presentation: 16:9, titles to the left, two layouts, a font that is everywhere."""

from __future__ import annotations

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as PresentationFile
from pptx.slide import SlideLayout
from pptx.util import Inches

_WIDTH, _HEIGHT = 13.333, 7.5  # inches
_LEFT, _TEXT_WIDTH = 0.5, 12.333
# The library's own layouts that are kept, and what they are called in PowerPoint.
_KEPT = {"Title Slide": "Titelslide", "Title Only": "Kun titel"}
_FONT = (b'"Calibri"', b'"Arial"')  # Arial is on every machine, or is replaced by one of the same widths
# Left, top, width and height in inches, by what stands there.
_ON_MASTER = {
    PP_PLACEHOLDER.TITLE: (_LEFT, 0.3, _TEXT_WIDTH, 1.0),
    PP_PLACEHOLDER.BODY: (_LEFT, 1.4, _TEXT_WIDTH, 5.4),
    PP_PLACEHOLDER.DATE: (_LEFT, 6.95, 3.0, 0.4),
    PP_PLACEHOLDER.FOOTER: (4.0, 6.95, 5.3, 0.4),
    PP_PLACEHOLDER.SLIDE_NUMBER: (9.833, 6.95, 3.0, 0.4),
}
_ON_OPENING = {
    PP_PLACEHOLDER.CENTER_TITLE: (_LEFT, 1.6, _TEXT_WIDTH, 1.7),
    PP_PLACEHOLDER.SUBTITLE: (_LEFT, 3.5, _TEXT_WIDTH, 2.9),
}


def own_presentation() -> PresentationFile:
    """Return a presentation without slides."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(_WIDTH), Inches(_HEIGHT)
    master = presentation.slide_master
    for layout in list(master.slide_layouts):
        if layout.name in _KEPT:
            layout.element.cSld.set("name", _KEPT[layout.name])
            _place(layout)
        else:
            master.slide_layouts.remove(layout)
    _place(master)
    for style in master.element.xpath(".//p:titleStyle/a:lvl1pPr"):
        style.set("algn", "l")
        style.find(qn("a:defRPr")).set("b", "1")
    for body in master.element.xpath(".//p:sp[p:nvSpPr/p:nvPr/p:ph/@type='title']/p:txBody/a:bodyPr"):
        body.set("anchor", "b")
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme.blob = theme.blob.replace(*_FONT)
    return presentation


def _place(holder: SlideLayout) -> None:
    """Put the fields of a master or layout where they belong on the wider slide."""
    for one in holder.placeholders:
        place = (_ON_MASTER | _ON_OPENING).get(one.placeholder_format.type)
        if place is not None:
            one.left, one.top, one.width, one.height = (Inches(length) for length in place)
            for paragraph in one.element.xpath(".//a:lvl1pPr[@algn='ctr']"):
                paragraph.set("algn", "l")
            for pale in one.element.xpath(".//a:lvl1pPr//a:tint"):
                pale.getparent().remove(pale)
