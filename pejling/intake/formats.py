"""What a file is, by its bytes. Names and endings decide nothing: a table saved as a web page calls itself .xls."""

from __future__ import annotations

import io
import re
import zipfile
from enum import Enum

from pejling.intake.issues import NotReadableError

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LOOK = 4096  # bytes that tell what a file is
_MOSTLY = 0.9
_LOCK_SIZES = {165, 171}  # Excel's "~$" files: who has the workbook open, filled with blanks

_NOT_TABLES = (
    (b"%PDF", "en PDF"),
    (b"\x89PNG", "et billede"),
    (b"\xff\xd8\xff", "et billede"),
    (b"GIF8", "et billede"),
    (b"II*\0", "et billede"),
    (b"MM\0*", "et billede"),
    (b"RIFF", "et billede eller en lydfil"),
    (b"{\\rtf", "et tekstdokument"),
    (b"7z\xbc\xaf", "en pakket fil"),
    (b"Rar!", "en pakket fil"),
    (b"\x1f\x8b", "en pakket fil"),
    (b"MZ", "et program"),
    (b"SQLite format 3", "en database"),
    (b"PAR1", "en Parquet-fil"),
)
_OLE_STREAMS = (  # (stream in the file's directory, what the file is; "" is a workbook)
    ("EncryptedPackage", "locked"),
    ("WordDocument", "et Word-dokument"),
    ("PowerPoint Document", "en PowerPoint-præsentation"),
    ("__substg1.0_", "en mail fra Outlook"),
    ("Workbook", ""),
    ("Book", ""),
)
_HTML = re.compile(rb"<\s*(!doctype html|html|head|body|table|meta|style)\b", re.IGNORECASE)
_BEGINNINGS = (  # of what is no table and needs more than a few fixed bytes to be known
    (re.compile(rb"(\xef\xbb\xbf)?\s*[\[{]\s*[\[{\"]"), "en JSON-fil"),
    (re.compile(rb"BM.{4}\0{4}", re.DOTALL), "et billede"),  # and not a heading that begins with the ministry's name
    (re.compile(rb"MIME-Version:", re.IGNORECASE), "en gemt webside (.mht)"),
    (re.compile(rb"(\xef\xbb\xbf)?\s*<\?xml(?!.*<(html|table)\b)", re.DOTALL), "en XML-fil"),
)
LOCKED = "filen er beskyttet med adgangskode; gem en kopi uden adgangskode"
_SAVE_AS = "gem tallene som .xlsx eller .csv, og indlæs dem derfra"


class Format(Enum):
    """The kinds of file that hold tables."""

    EXCEL = "zip with xl/workbook"
    CALC = "zip with an OpenDocument spreadsheet"
    OLD_EXCEL = "OLE with a workbook"
    WEB_PAGE = "HTML"
    TEXT = "separated text"


def format_of(content: bytes) -> Format:
    """Tell what a file is. Raises NotReadableError for what holds no table, in words that say what it is instead."""
    if not content.strip(b" \t\r\n\0"):
        raise NotReadableError("filen er tom")
    if len(content) in _LOCK_SIZES and content[0] <= content.count(b" ") and content.endswith(b" \0"):
        raise NotReadableError("det er Excels låsefil (~$…), ikke regnearket; luk regnearket, og vælg den rigtige fil")
    if content.startswith(_ZIP):
        return _zip_format(content)
    if content.startswith(_OLE):
        return _ole_format(content)
    beginning = _plain(content[:_LOOK])
    _refuse_others(beginning)
    if _HTML.search(beginning):
        return Format.WEB_PAGE
    if b"\0" in content[:_LOOK] and not content.startswith(_UTF16):
        raise NotReadableError(f"filen er hverken et regneark eller en tekstfil; {_SAVE_AS}")
    return Format.TEXT


def with_byte_order(content: bytes) -> bytes:
    """Return UTF-16 text with the mark it may lack: of Latin letters in it every second byte is nought."""
    halves = content[:_LOOK:2], content[1:_LOOK:2]
    noughts = [half.count(0) / max(1, len(half)) for half in halves]
    if content.startswith((_ZIP, _OLE)) or max(noughts) < _MOSTLY or min(noughts) > 1 - _MOSTLY:
        return content
    little_end_first = noughts[1] > noughts[0]
    return (_UTF16[0] if little_end_first else _UTF16[1]) + content


def _refuse_others(beginning: bytes) -> None:
    named = next((what for sign, what in _NOT_TABLES if beginning.startswith(sign)), "")
    what = named or next((what for form, what in _BEGINNINGS if form.match(beginning)), "")
    if what:
        raise NotReadableError(f"filen er {what}, ikke et regneark; {_SAVE_AS}")


def _plain(content: bytes) -> bytes:
    """Let UTF-16 be searched as ascii."""
    return content[2:].replace(b"\0", b"") if content.startswith(_UTF16) else content


def _zip_format(content: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [name.replace("\\", "/").lstrip("/") for name in archive.namelist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise NotReadableError("filen er beskadiget eller ikke hentet helt; hent den igen") from error
    if any(name.lower().startswith("xl/workbook.") for name in names):
        return Format.EXCEL
    if "encrypted-package" in names:  # a newer LibreOffice's; older ones lock part by part
        raise NotReadableError(LOCKED)
    if "content.xml" in names and b"opendocument.spreadsheet" in content[:_LOOK]:
        return Format.CALC
    inside = {"word/": "et Word-dokument", "ppt/": "en PowerPoint-præsentation", "Index/": "et regneark fra Numbers"}
    what = next((text for folder, text in inside.items() if any(name.startswith(folder) for name in names)), "")
    if what or "content.xml" in names:
        raise NotReadableError(f"filen er {what or 'et dokument'}, ikke et regneark; {_SAVE_AS}")
    raise NotReadableError("filen er en pakket mappe (zip); pak den ud, og indlæs filerne i den")


def _ole_format(content: bytes) -> Format:
    for stream, what in _OLE_STREAMS:
        if stream.encode("utf-16-le") in content:
            if what == "locked":
                raise NotReadableError(LOCKED)
            if what:
                raise NotReadableError(f"filen er {what}, ikke et regneark; {_SAVE_AS}")
            return Format.OLD_EXCEL
    raise NotReadableError(f"filen kan ikke læses som regneark; åbn den i Excel, og {_SAVE_AS}")
