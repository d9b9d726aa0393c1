"""The presentation slides are put into: Pejling's own, 16:9, or a municipality's template with its slides taken out."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as PresentationFile
from pptx.slide import SlideLayout

from pejling import danish
from pejling.errors import RefusedError
from pejling.reports.own_deck import own_presentation
from pejling.reports.slide_boxes import INCH, Box

LARGEST = 50_000_000  # bytes of a template; photographs make large ones
_LARGEST_UNPACKED, _MOST_PARTS = 500_000_000, 5_000
_WIDTH, _HEIGHT = round(13.333 * INCH), round(7.5 * INCH)  # where a template does not say
_TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
_EDGES = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
_TEMPLATE, _SLIDES = b"presentationml.template.main+xml", b"presentationml.presentation.main+xml"
_TYPES = "[Content_Types].xml"
_LOWEST_TITLE, _NARROWEST_TITLE, _HIGHEST_FOOT = 0.38, 0.45, 0.8  # of the slide
# All that the reader of presentations raises for files that are not what they should be.
_DAMAGED = (
    PythonPptxError, zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, ValueError, AttributeError,
    IndexError, TypeError, EOFError, OSError, RuntimeError,
)  # fmt: skip
_AGAIN = "Gem skabelonen igen som .pptx fra PowerPoint, og prøv med den fil"


@dataclass(frozen=True)
class Deck:
    """A presentation without slides, and what slides are made of.

    opening: the layout of the title slide. plain: the layout of all others, of which only the title is used.
    title, body, foot: where on a plain slide they stand.
    """

    presentation: PresentationFile
    opening: SlideLayout
    plain: SlideLayout
    title: Box
    body: Box
    foot: Box


def opened(template: bytes | None = None) -> Deck:
    """Return a deck, of the template where one is given. Raises RefusedError where it cannot be used."""
    if template is None:
        presentation = own_presentation()
        _empty(presentation)
        return _deck(presentation)
    try:
        content = _checked(template)
        _try_out(_loaded(content))
        return _loaded(content)
    except RefusedError:
        raise
    except _DAMAGED as error:
        raise RefusedError(f"Skabelonen kan ikke læses som en PowerPoint-fil. {_AGAIN}") from error


def _loaded(content: bytes) -> Deck:
    presentation = Presentation(io.BytesIO(content))
    _empty(presentation)
    return _deck(presentation)


def _try_out(deck: Deck) -> None:
    """Make a slide of each layout: a template may be damaged where only its use shows it."""
    for layout in (deck.opening, deck.plain):
        slide = deck.presentation.slides.add_slide(layout)
        _places = [(one.left, one.top, one.width, one.height) for one in slide.placeholders]
        slide.notes_slide.notes_text_frame.text = ""
    deck.presentation.save(io.BytesIO())


def _checked(template: bytes) -> bytes:
    """Return a template as a presentation. No part unpacks to more than it says: what reads it stops there."""
    if len(template) > LARGEST:
        raise RefusedError(f"Skabelonen er på over {danish.number(LARGEST / 1_000_000)} MB. {_AGAIN}")
    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        parts = archive.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_UNPACKED:
            raise RefusedError("Skabelonen fylder langt mere udpakket, end en skabelon gør, og læses ikke")
        if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
            raise RefusedError("Skabelonen har makroer. Gem den som .pptx uden makroer, og prøv igen")
        if _TEMPLATE not in archive.read(_TYPES):
            return template
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:  # a .potx is a .pptx but for what it says it is
            for part in parts:
                content = archive.read(part)
                copy.writestr(part, content.replace(_TEMPLATE, _SLIDES) if part.filename == _TYPES else content)
    return made.getvalue()


def _empty(presentation: PresentationFile) -> None:
    """Take out the template's own slides, and what tells of them: sections, shows, titles, the picture of the first."""
    part = presentation.part
    root = part._element  # noqa: SLF001 - the library has no other way to the presentation's own list of slides
    for listed in root.xpath("./p:sldIdLst/p:sldId"):
        part.drop_rel(listed.rId)
        listed.getparent().remove(listed)
    for telling in root.xpath("./p:custShowLst | ./p:extLst"):
        telling.getparent().remove(telling)
    package = part.package
    told = {RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES}
    for id_, found in list(package._rels.items()):  # noqa: SLF001 - as above
        if found.reltype in told:
            package._rels.pop(id_)  # noqa: SLF001


def _deck(presentation: PresentationFile) -> Deck:
    layouts = [layout for master in presentation.slide_masters for layout in master.slide_layouts]
    plain = _plain(layouts, presentation)
    opening = next((one for one in layouts if PP_PLACEHOLDER.CENTER_TITLE in _kinds(one)), plain)
    width, height = presentation.slide_width or _WIDTH, presentation.slide_height or _HEIGHT
    title = _title_of(plain, width, height)
    edges = [one.top for one in plain.placeholders if one.placeholder_format.type in _EDGES and one.top is not None]
    foot_top = max([top for top in edges if top > _HIGHEST_FOOT * height] or [height - round(0.55 * INCH)])
    right = max(title.right, width - title.left)
    foot = Box(title.left, foot_top, right - title.left, height - foot_top - round(0.12 * INCH))
    body_top = title.bottom + round(0.05 * INCH)
    body = Box(title.left, body_top, right - title.left, foot.top - body_top - round(0.1 * INCH))
    return Deck(presentation, opening, plain, title, body, foot)


def _kinds(layout: SlideLayout) -> list[PP_PLACEHOLDER]:
    return [one.placeholder_format.type for one in layout.placeholders]


def _plain(layouts: list[SlideLayout], presentation: PresentationFile) -> SlideLayout:
    """Return the layout with a title and the fewest other fields; of those alike, one whose title stands at the top."""
    height = presentation.slide_height or _HEIGHT

    def unfit(layout: SlideLayout) -> tuple[int, bool]:
        others = [kind for kind in _kinds(layout) if kind not in _TITLES | _EDGES]
        tops = [one.top for one in layout.placeholders if one.placeholder_format.type is PP_PLACEHOLDER.TITLE]
        return len(others), not tops or tops[0] is None or tops[0] > _LOWEST_TITLE * height

    titled = [layout for layout in layouts if PP_PLACEHOLDER.TITLE in _kinds(layout)]
    if not titled:
        raise RefusedError("Skabelonen har intet layout med et titelfelt. Tilføj layoutet »Kun titel«, og prøv igen")
    return min(titled, key=unfit)


def _title_of(layout: SlideLayout, width: int, height: int) -> Box:
    """Return where the title stands: as the layout has it, or at the top where that leaves no room below it."""
    one = next(one for one in layout.placeholders if one.placeholder_format.type is PP_PLACEHOLDER.TITLE)
    found = Box(one.left or 0, one.top or 0, one.width or 0, one.height or 0)
    if found.width < _NARROWEST_TITLE * width or not 0 < found.bottom <= _LOWEST_TITLE * height or found.left < 0:
        margin = round(0.04 * width)
        return Box(margin, round(0.04 * height), width - 2 * margin, round(0.15 * height))
    return found
