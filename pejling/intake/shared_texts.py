"""How much an .xlsx's texts come to once each cell has its own: a reader copies a text that is kept once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from pejling.intake.issues import NotReadableError

LARGEST_IN_CELLS = 1 << 29  # bytes; a million rows with eight texts of twenty letters each come to less
_LONGEST = 1 << 20  # bytes, with its markup; Excel's own are at most 32 767 characters
_ITEM_END = re.compile(rb"</(?:\w+:)?si\s*>")
_REFERENCE = re.compile(rb"""\bt=["']s["'][^<>]*>\s*<(?:\w+:)?v>(\d{1,9})<""")
_SMALLEST_CELL = len(b'<c t="s"><v>0</v></c>')
_LONGEST_REFERENCE = 128  # bytes; one may stand across two pieces


def lengths_in(part: bytes | bytearray) -> NDArray[np.int64]:
    """Return how many bytes each shared text takes, in their order. Raises NotReadableError for one too long."""
    ends = np.array([0, *(end.end() for end in _ITEM_END.finditer(part))], np.int64)
    lengths = ends[1:] - ends[:-1]
    if lengths.max(initial=0) > _LONGEST:
        raise NotReadableError(
            "filen har en tekst på over 1 MB, som ingen celle i Excel kan rumme; gem den igen fra Excel"
        )
    return lengths


def refuse_swollen(lengths: NDArray[np.int64], size: int, pieces: Callable[[], Iterable[bytes]]) -> None:
    """Raise NotReadableError where the texts of all cells come to more than any table's do.

    size: bytes of the sheets; pieces: of them, one after the other, from the start each time it is asked for. They are
    looked through only where the longest text in as many cells as there could be would be too much, and cell by cell
    only where it would be so in those that have one.
    """
    longest = int(lengths.max(initial=0))
    if longest * (size // _SMALLEST_CELL) <= LARGEST_IN_CELLS or longest * _references(pieces()) <= LARGEST_IN_CELLS:
        return
    total, rest = 0, b""
    for piece in pieces():
        text = rest + piece
        found = list(_REFERENCE.finditer(text))
        numbers = np.fromiter((int(one[1]) for one in found), np.int64, len(found))
        total += int(lengths[numbers[numbers < len(lengths)]].sum())
        if total > LARGEST_IN_CELLS:
            problem = "cellernes tekster fylder over 500 MB, langt mere end i et regneark med tal, og læses ikke"
            raise NotReadableError(f"{problem}; slet de lange tekster, eller hent færre måneder pr. fil")
        rest = text[found[-1].end() if found else 0 :][-_LONGEST_REFERENCE:]


def _references(pieces: Iterable[bytes]) -> int:
    """Return how many cells have a shared text, but for those whose mark stands across two pieces."""
    return sum(piece.count(b't="s"') + piece.count(b"t='s'") for piece in pieces)
