"""A zipped workbook looked through before any reader opens it: how large it really is, and what hides in its parts."""

from __future__ import annotations

import io
import math
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from pejling.intake.appearance import sheets_by_part
from pejling.intake.extents import MOST_CELLS, extent_of, refuse_far_reaching
from pejling.intake.hiding_places import Found, numbers_in_part
from pejling.intake.issues import NotReadableError
from pejling.intake.number_formulas import numbers_in_formulas
from pejling.intake.shared_texts import form_of, lengths_in, refuse_swollen

EMBEDDED = (
    "filen har en indlejret fil (fx et regneark eller et Word-dokument), som kan rumme personnumre; "
    "slet den indlejrede fil, og gem filen igen. Intet er gemt"
)
LARGEST_UNPACKED = 1 << 30  # bytes of all parts; a 280 000-row export unpacks to about 60 MB
LARGEST_TEXTS = 1 << 28  # bytes of the shared texts: a reader holds them several times over
_MOST_PARTS = 10_000
_CHUNK = 1 << 16
_DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_CELLS = re.compile(
    r"xl/worksheets/[^/]*\.(xml|bin)|xl/(theme|styles|calcChain).*|.*\.(png|jpe?g|gif|emf|wmf)", re.IGNORECASE
)
_SHEET = re.compile(r"xl/worksheets/[^/]*\.xml", re.IGNORECASE)
_EMPTY_FORMULA = re.compile(rb'<c r="([A-Z]{1,3}\d+)"[^>]*><f[^>]*>[^<]*</f>(?:<v\s*/>|<v></v>)?</c>')
_ERROR = re.compile(rb'<c r="([A-Z]{1,3}\d+)"[^>]*\bt="e"')
_CELLS_END = re.compile(rb"</(?:\w+:)?sheetData\s*>")
_BEGINNING, _END = 2048, 4096
_EMBEDDED = re.compile(r"(.*/)?embeddings/[^/]+|Object [^/]+", re.IGNORECASE)  # an .ods has its charts in folders
_ZIP = b"PK\x03\x04"
_BOOK = "xl/workbook.xml"
_OF_THE_BOOK = {_BOOK, "xl/styles.xml"}  # they hide sheets and formulas, no rows and columns
# What hides rows and columns: a word, or their size. A single letter is looked for ten times as fast as a word.
_HIDING, _SIZE = (b'ht="0', b'width="0', b"='0"), re.compile(rb"""\b(?:ht|width)\s*=\s*["']0""")


@dataclass(frozen=True)
class Contents:
    """What was met on the way through an archive.

    hidden_numbers: person numbers outside the cells - in comments, properties, headers, caches, forgotten texts.
    formulas_without_value: part and address of formulas that no program has worked out.
    errors: the same of cells with #DIV/0! and the like, which readers give as empty cells; of .xlsx alone.
    hides: rows or columns may be hidden; False where no part of an .xlsx speaks of anything hidden or without size.
    """

    hidden_numbers: tuple[Found, ...]
    macros: bool
    links: bool
    formulas_without_value: tuple[tuple[str, str], ...]
    errors: tuple[tuple[str, str], ...]
    hides: bool


def look_through(content: bytes) -> Contents:
    """Measure every part by unpacking it, as its declared size may lie. Raises NotReadableError."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
        _refuse_declared(entries)
        return _walk(content, entries)
    except (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError) as error:
        raise NotReadableError("filen er beskadiget eller ikke hentet helt; hent den igen") from error


def _refuse_declared(entries: list[zipfile.ZipInfo]) -> None:
    if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED or len(entries) > _MOST_PARTS:
        raise NotReadableError("filen fylder over 1 GB udpakket og læses ikke; hent færre måneder pr. fil")


def _walk(content: bytes, entries: list[zipfile.ZipInfo]) -> Contents:
    total, hidden, hides = 0, list[Found](), _BOOK not in {entry.filename for entry in entries}
    formulas, errors = dict[tuple[str, str], None](), dict[tuple[str, str], None]()
    texts = dict[str, NDArray[np.int64]]()
    for entry in entries:
        part, in_formulas = bytearray(), set[str]()
        only_cells = _CELLS.fullmatch(entry.filename)
        of_texts = "sharedstrings" in entry.filename.lower()
        most = LARGEST_TEXTS if of_texts else LARGEST_UNPACKED
        for number, piece in enumerate(_unpacked(content, entry)):
            total += len(piece)
            if total > LARGEST_UNPACKED or len(part) > most:
                raise NotReadableError("filen fylder langt mere udpakket, end den siger, og læses ikke")
            if not number:
                _refuse_doctype(piece)
                _refuse_embedded(entry.filename, piece)
                _refuse_stray(content, entry.filename, piece)
            part += piece
            hides |= entry.filename not in _OF_THE_BOOK and _hides(part)
            if only_cells:
                in_formulas |= numbers_in_formulas(bytes(part), entry.filename)
                if b"f" in part:
                    formulas |= _addresses(b"</f>", _EMPTY_FORMULA, part, entry.filename)
                errors |= _addresses(b't="e"', _ERROR, part, entry.filename)
                part = _beside_cells(part)
        if of_texts:
            texts[entry.filename] = lengths_in(part, form_of(entry.filename))
        hidden += numbers_in_part(entry.filename, bytes(part), in_formulas)
    others = [entry for entry in entries if entry.filename not in texts]  # sheets may lie anywhere
    for name, lengths in texts.items():
        pieces = partial(_pieces, content, others)
        refuse_swollen(lengths, total, pieces, form_of(name))
    names = [entry.filename.lower() for entry in entries]
    macros = any(name.endswith("vbaproject.bin") for name in names)
    links = any("externallinks/" in name for name in names)
    return Contents(tuple(hidden), macros, links, tuple(formulas), tuple(errors), hides)


def _hides(read: bytearray) -> bool:
    """Tell whether rows or columns may be hidden. A page's right margin has no say in it."""
    if b"h" not in read:
        return False
    return b"hidden" in read or (any(sign in read for sign in _HIDING) and _SIZE.search(read) is not None)


def _addresses(sign: bytes, form: re.Pattern[bytes], read: bytearray, name: str) -> dict[tuple[str, str], None]:
    """Return where in a part something stands, by part and cell, as pieces overlap. `sign`: what to look for first."""
    return {(name, cell.decode()): None for cell in form.findall(read)} if sign in read else {}


def _beside_cells(read: bytearray) -> bytearray:
    """Return what is kept of a sheet: what follows its cells, such as lists of choices, its header and its footer."""
    end = _CELLS_END.search(read) if b"sheetData" in read else None
    return read[end.start() :] if end else read[-_END:]


def _refuse_doctype(beginning: bytes) -> None:
    """A workbook has none; one can make a reader unfold texts without end, or fetch files."""
    if _DOCTYPE.search(beginning[:_BEGINNING].replace(b"\0", b"")):
        raise NotReadableError("filen indeholder en DOCTYPE, som regneark ikke har; åbn den i Excel, og gem den igen")


def _refuse_embedded(name: str, beginning: bytes) -> None:
    """A file inside the file is shown as a picture only, and is not looked through."""
    if _EMBEDDED.fullmatch(name) or beginning.startswith(_ZIP):
        raise NotReadableError(EMBEDDED)


def _refuse_stray(content: bytes, name: str, beginning: bytes) -> None:
    if _SHEET.fullmatch(name) and math.prod(extent := extent_of(beginning)) > MOST_CELLS:
        refuse_far_reaching(sheets_by_part(content).get(name, ""), *extent)


def _pieces(content: bytes, entries: list[zipfile.ZipInfo]) -> Iterator[bytes]:
    return (piece for entry in entries for piece in _unpacked(content, entry))


def _unpacked(content: bytes, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield a part's bytes as they are, whatever its size is said to be."""
    name_length, extra_length = struct.unpack_from("<HH", content, entry.header_offset + 26)
    start = entry.header_offset + 30 + name_length + extra_length
    packed = memoryview(content)[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        yield bytes(packed)
        return
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise NotReadableError("filen er pakket på en måde, som regneark ikke er; gem den igen fra Excel")
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    for place in range(0, len(packed), _CHUNK):
        yield inflating.decompress(packed[place : place + _CHUNK])
