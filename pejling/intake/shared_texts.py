"""How much a workbook's texts come to once each cell has its own: a reader copies a text that is kept once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pejling.intake.binary_excel import lengths_of_texts
from pejling.intake.issues import NotReadableError

LARGEST_IN_CELLS = 1 << 29  # bytes; a million rows with eight texts of twenty letters each come to less
_LONGEST = 1 << 20  # bytes, with its markup; Excel's own are at most 32 767 characters
_ITEM_END = re.compile(rb"</(?:\w+:)?si\s*>")
_MARK = rb"""\bt\s*=\s*["']s["']"""
_LONGEST_REFERENCE = 128  # bytes; one may stand across two pieces


@dataclass(frozen=True)
class Form:
    """How cells refer to shared texts: the bytes of the smallest that does, its mark if any, and which text it has."""

    smallest: int
    mark: re.Pattern[bytes] | None
    reference: re.Pattern[bytes]
    numbers: Callable[[Sequence[bytes]], NDArray[np.int64]]


IN_MARKUP = Form(
    len(b'<c t="s"><v>0</v></c>'),
    re.compile(_MARK),
    re.compile(_MARK + rb"[^<>]*>\s*<(?:\w+:)?v\b[^<>]*>\s*(\d{1,9})\s*<"),
    lambda found: np.array(found, np.int64),
)
# A record: 7, how many bytes follow, the cell's column and style, and the number of its text. Both the first may be
# written in more bytes than they need.
_RECORD = re.compile(
    rb"(?:\x07|\x87[\0\x80])(?=(?:[\x0c-\x7f]|[\x80-\xff]{1,2}[\0-\x7f]|[\x80-\xff]{3}.).{8}(.{4}))", re.DOTALL
)
IN_RECORDS = Form(14, None, _RECORD, lambda found: np.frombuffer(b"".join(found), "<u4").astype(np.int64))


def form_of(name: str) -> Form:
    """Return how cells refer to the texts of a part, by its name."""
    return IN_RECORDS if name.endswith(".bin") else IN_MARKUP


def lengths_in(part: bytes | bytearray, form: Form = IN_MARKUP) -> NDArray[np.int64]:
    """Return how many bytes each shared text takes, in their order. Raises NotReadableError for one too long."""
    lengths = np.fromiter(lengths_of_texts(part), np.int64) if form is IN_RECORDS else _lengths_in_markup(part)
    if lengths.max(initial=0) > _LONGEST:
        raise NotReadableError(
            "filen har en tekst på over 1 MB, som ingen celle i Excel kan rumme; gem den igen fra Excel"
        )
    return lengths


def _lengths_in_markup(part: bytes | bytearray) -> NDArray[np.int64]:
    ends = np.array([0, *(end.end() for end in _ITEM_END.finditer(part))], np.int64)
    return ends[1:] - ends[:-1]


def refuse_swollen(
    lengths: NDArray[np.int64], size: int, pieces: Callable[[], Iterable[bytes]], form: Form = IN_MARKUP
) -> None:
    """Raise NotReadableError where the texts of all cells come to more than any table's do.

    size: bytes of the sheets; pieces: of them, one after the other, which are looked through only where the longest
    text in as many cells as there could be would be too much.
    """
    if int(lengths.max(initial=0)) * (size // form.smallest) <= LARGEST_IN_CELLS:
        return
    total, rest = 0, b""
    for piece in pieces():
        text = rest + piece
        rest = text[-_LONGEST_REFERENCE:]  # is looked through again with the next piece
        total += _referred_to(lengths, text, form) - _referred_to(lengths, rest, form)
        _refuse_beyond(total)


def refuse_swollen_cells(lengths: Sequence[int], cells: bytes) -> None:
    """Raise NotReadableError where the texts of an .xls's cells come to more than any table's do.

    cells: the numbers of their texts, four bytes each.
    """
    texts, numbers = np.array(lengths, np.int64), IN_RECORDS.numbers([cells])
    _refuse_beyond(int(texts[numbers[numbers < len(texts)]].sum()))


def _refuse_beyond(total: int) -> None:
    if total > LARGEST_IN_CELLS:
        problem = "cellernes tekster fylder over 500 MB, langt mere end i et regneark med tal, og læses ikke"
        raise NotReadableError(f"{problem}; slet de lange tekster, eller hent færre måneder pr. fil")


def _referred_to(lengths: NDArray[np.int64], text: bytes, form: Form) -> int:
    """Return how many bytes the texts of cells take: the longest for a cell written in a way we do not know."""
    found = form.reference.findall(text)
    numbers = form.numbers(found)
    unknown = max(0, len(form.mark.findall(text)) - len(found)) if form.mark else 0
    return int(lengths[numbers[numbers < len(lengths)]].sum()) + unknown * int(lengths.max(initial=0))
