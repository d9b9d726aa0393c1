"""Boxes on a slide, text written into them, and how much of it fits. Lengths are in EMU, sizes in points."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Length, Pt

POINT, INCH = 12_700, 914_400
INSET = INCH // 10  # from a box's edge to its text, left and right, as titles have it
_CHARACTER = 0.53  # of the size: the width of an average letter in the wider of the usual fonts
_LINE, _BETWEEN = 1.2, 0.45  # of the size: a line's height, and the air below a paragraph


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """The lower edge."""
        return self.top + self.height

    def below(self, top: int) -> Box:
        """Return what is left of the box below a height."""
        return replace(self, top=top, height=max(0, self.bottom - top))

    def split(self, share: float, between: int) -> tuple[Box, Box]:
        """Return the left part, of this share of the width, and the right one; `between` lies between them."""
        left = round(self.width * share)
        return replace(self, width=left), replace(
            self, left=self.left + left + between, width=self.width - left - between
        )


def lines_of(text: str, width: int, size: float) -> int:
    """Return how many lines a text takes in a box of this width, as well as can be told without its font."""
    room = max(1, int((width - 2 * INSET) / (size * _CHARACTER * POINT)))
    lines, used = 1, 0
    for word in text.split():
        needed = len(word) if not used else used + 1 + len(word)
        lines, used = (
            (lines, needed) if needed <= room else (lines + max(1, math.ceil(len(word) / room)), len(word) % room)
        )
    return lines


def height_of(texts: Sequence[str], width: int, size: float) -> int:
    """Return the height paragraphs take."""
    lines = sum(lines_of(text, width, size) for text in texts)
    return round((lines * _LINE + max(0, len(texts) - 1) * _BETWEEN) * size * POINT)


def fitting(texts: Sequence[str], box: Box, size: float) -> tuple[str, ...]:
    """Return the first of the paragraphs, as many as fit whole; always the first one."""
    kept = [number for number in range(1, len(texts) + 1) if height_of(texts[:number], box.width, size) <= box.height]
    return tuple(texts[: max([1, *kept])])


def text_box(slide: Slide, box: Box, texts: Sequence[str], size: float, name: str) -> Shape:
    """Put paragraphs on a slide, in the template's own font and colour. name: what the selection pane calls the box."""
    shape = slide.shapes.add_textbox(*(round(one) for one in (box.left, box.top, box.width, box.height)))
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = Length(INSET)
    frame.margin_top = frame.margin_bottom = Length(0)
    write(frame, texts, size)
    return shape


def write(frame: TextFrame, texts: Sequence[str], size: float | None = None, *, bold: bool | None = None) -> None:
    """Write paragraphs in Danish into a frame, in place of what it holds. size: None leaves the template's own."""
    frame.clear()
    for number, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = text
        run.font.language_id = MSO_LANGUAGE_ID.DANISH
        if size is not None:
            run.font.size = Pt(size)
            paragraph.space_after = Pt(size * _BETWEEN if number < len(texts) - 1 else 0)
        if bold is not None:
            run.font.bold = bold
