"""What a file is, is decided by its bytes, and a file that is no table says what it is instead."""

from __future__ import annotations

import io
import zipfile

import pytest

from pejling.intake.formats import Format, format_of
from pejling.intake.issues import NotReadableError
from tests.pejling.builders import workbook
from tests.pejling.intake.conftest import Read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
WEB_PAGE = """<html><head><meta charset="utf-8"></head><body><h1>Kontanthjælp: Aktiveringsgrad</h1>
<table><tr><th>Periode</th><th>Område</th><th>Aktiveringsgrad</th></tr>
<tr><td rowspan="2">2021M08</td><td>Hvidovre</td><td>12,4</td></tr><tr><td>Br&oslash;ndby</td><td>13,0</td></tr></table>
</body></html>"""


def packed(*names: str, beginning: str = "x") -> bytes:
    """Return a zip file with parts of these names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, beginning)
    return stream.getvalue()


def refusal(content: bytes) -> str:
    """Return why a file is refused."""
    with pytest.raises(NotReadableError) as raised:
        format_of(content)
    return raised.value.issue.problem


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (workbook(["Periode"]), Format.EXCEL),
        (packed("xl/workbook.bin"), Format.EXCEL),
        (packed("mimetype", "content.xml", beginning="application/vnd.oasis.opendocument.spreadsheet"), Format.CALC),
        (OLE + "Workbook".encode("utf-16-le"), Format.OLD_EXCEL),
        (OLE + "Book".encode("utf-16-le"), Format.OLD_EXCEL),
        (WEB_PAGE.encode(), Format.WEB_PAGE),
        (WEB_PAGE.encode("utf-16"), Format.WEB_PAGE),
        (b"<?xml version='1.0'?><html><table></table></html>", Format.WEB_PAGE),
        (packed("xl\\workbook.xml"), Format.EXCEL),
        (b"[Andele];A\n2021M08;1\n", Format.TEXT),
        (b"Periode;A\n2021M08;1\n", Format.TEXT),
        (b"BM's benchmark;A\n2021M08;1\n", Format.TEXT),
        ("Periode\tA\n".encode("utf-16"), Format.TEXT),
    ],
)
def test_a_file_is_what_its_bytes_say(content: bytes, kind: Format) -> None:
    assert format_of(content) is kind


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\0" * 300, "tom"),
        (b"\x05Hanne" + b" " * 49 + b"\x05\0H\0a\0n\0n\0e\0" + b" \0" * 49, "låsefil"),
        (b"%PDF-1.7\n", "en PDF"),
        (b"\xff\xd8\xff\xe0", "et billede"),
        (b"BM\x9a\x0a\0\0\0\0\0\0\x36\0\0\0", "et billede"),
        (b"{\\rtf1", "et tekstdokument"),
        (b"\x1f\x8b\x08", "en pakket fil"),
        (b'[{"Periode": "2021M08"}]', "en JSON-fil"),
        (b'\xef\xbb\xbf{\n "a": [1]}', "en JSON-fil"),
        (b"<?xml version='1.0'?><rows><row/></rows>", "en XML-fil"),
        (b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'><Table/>", "en XML-fil"),
        (b"MIME-Version: 1.0\r\n\r\n<html><table>", "en gemt webside"),
        (packed("word/document.xml", "[Content_Types].xml"), "et Word-dokument"),
        (packed("ppt/presentation.xml"), "en PowerPoint-præsentation"),
        (packed("Index/Document.iwa"), "Numbers"),
        (packed("a.xlsx", "b.xlsx"), "pak den ud"),
        (packed("xl/workbook.xml")[:-30], "hent den igen"),
        (packed("mimetype", "encrypted-package"), "adgangskode"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "adgangskode"),
        (OLE + "WordDocument".encode("utf-16-le"), "et Word-dokument"),
        (OLE, "kan ikke læses som regneark"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_words_for_what_it_is(content: bytes, said: str) -> None:
    assert said in refusal(content)


def test_a_web_page_that_calls_itself_a_workbook_is_read_as_its_table(read: Read) -> None:
    told = read(WEB_PAGE.encode())

    assert told.figures == {
        ("aktiveringsgrad", "167", "", "2021-08"): 12.4,
        ("aktiveringsgrad", "153", "", "2021-08"): 13.0,
    }


def test_a_web_page_without_a_table_says_so(read: Read) -> None:
    assert "uden tabeller" in read(b"<html><body><p>Log ind</p></body></html>").problems
