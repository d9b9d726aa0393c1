"""Files damaged at random: bytes changed, cut out, doubled or exchanged, in the file or in one part of its archive."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl

from tests.pejling.builders import saved, workbook
from tests.pejling.intake.tabs import Cell, Tab, ods, xls
from tests.pejling.intake.xlsb_files import xlsb

EXAMPLES = Path(__file__).parents[3] / "data" / "examples"
_TELLING = (b"1048576", b"XFD1", b"-1", b"0", b"99999999999", b'"', b"<", b">", b"&", b"\0", b"\xff", b";", b"\n", b"%")
_LARGEST = 200_000  # bytes; larger files take their time and are no different


def whole_files() -> list[bytes]:
    """Return the files that are damaged: the examples, and one of each format that can be read or must be refused."""
    examples = [path.read_bytes() for path in sorted(EXAMPLES.iterdir()) if path.suffix in {".xlsx", ".csv"}]
    rows: list[list[Cell]] = [
        ["Periode", "Område", "Aktiveringsgrad"],
        ["2021M08", "Hvidovre", 10.1],
        ["2021M09", "Brøndby", "12,0"],
    ]
    text = "\r\n".join(";".join(str(cell) for cell in row) for row in rows)
    html = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    book = openpyxl.load_workbook(io.BytesIO(workbook(*rows)))
    book.create_sheet("Skjult").sheet_state = "hidden"
    book.worksheets[0].row_dimensions[2].hidden = True
    tab = Tab("Tal", rows, hidden_rows=[2], hidden_columns=[5], percent=[2])
    return [
        *(one for one in examples if len(one) < _LARGEST),
        saved(book),
        *(write(tab) for write in (xlsb, xls, ods)),
        text.encode("utf-16"),
        text.encode("cp1252"),
        text.replace(";", "\t").encode("utf-8-sig"),
        f"<html><table>{html}</table></html>".encode(),
        b"%PDF-1.7\n1 0 obj",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
    ]


def damaged_files(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield damaged files, each with the words that make it again."""
    originals = whole_files()
    for number in range(count):
        chance = random.Random(f"{seed}-{number}")  # noqa: S311 - the same files for the same seed
        original = chance.choice(originals)
        yield f"seed {seed}, number {number}", _damaged(original, chance)


def _damaged(content: bytes, chance: random.Random) -> bytes:
    if not content.startswith(b"PK") or chance.random() < 0.3:
        return _changed(content, chance)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        hit = {chance.choice(names) for _ in range(chance.randint(1, 2))}
        for name in names:
            if name in hit and chance.random() < 0.05:
                continue
            part = old.read(name)
            new.writestr(name, _changed(part, chance) if name in hit else part)
    return packed.getvalue()


def _changed(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(changed) + 1)
        size = chance.choice([1, 1, 1, 4, 40, 400])
        kind = chance.randrange(5)
        if kind == 0:
            changed[at : at + size] = bytes(chance.randrange(256) for _ in range(size))
        elif kind == 1:
            del changed[at : at + size]
        elif kind == 2:
            changed[at:at] = changed[at : at + size] * chance.choice([1, 1, 50])
        elif kind == 3:
            changed[at : at + chance.choice([0, 1, 2])] = chance.choice(_TELLING)
        else:
            _renumbered(changed, chance)
    return bytes(changed)


def _renumbered(content: bytearray, chance: random.Random) -> None:
    """Change one digit, or the letters or digits of an address: what keeps a file whole but wrong."""
    digits = [place for place, byte in enumerate(content) if 48 <= byte <= 57] if len(content) < _LARGEST else []
    if digits:
        place = chance.choice(digits)
        content[place : place + 1] = chance.choice([b"9", b"0", b"99999", b"1048576", b"-7", b""])
