"""Person numbers that stand in formulas alone: in the markup of .xlsx and .ods, in the tokens of .xls and .xlsb.

A binary workbook keeps a formula as tokens, as [MS-XLS] and [MS-XLSB] describe them: a number and what belongs to it.
Texts and numbers are looked for wherever such a token can begin, and no token before them need be known: bytes that
are something else do not happen to be a person's number.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator

from pejling.intake.number_forms import is_digits, is_whole, passes_check, stands_apart

# Of an .xlsx' cells, choices and conditional formats, and of an .ods.
_FORMULA = re.compile(rb"<(?:\w+:)?f(?:ormula\d?)?\b[^<>]*>([^<>]*)</|\btable:formula=\"([^\"<>]*)\"")
_QUOTED = re.compile(rb'"([^"]*)"')
_BARE = re.compile(rb"(?<![\w.$!'])(\d{9,10})(?:\.0+)?(?![\w.!'(])")
_NINE_DIGITS = re.compile(r"(?:\d[^\w;]{0,3}){9}")
# The token of a text is 0x17, in a list in braces 1 or 2; then how many signs it has, and in an .xls their width.
_WIDE_TEXT = re.compile(rb"[\x01\x17](.)\0(?=(?:[^\0-\x1f]\0){9})", re.DOTALL)  # in an .xlsb
_OLD_WIDE_TEXT = re.compile(rb"(?:\x17(.)|\x02(.)\0)\x01(?=(?:[^\0-\x1f]\0){9})", re.DOTALL)
_OLD_TEXT = re.compile(rb"(?:\x17(.)|\x02(.)\0)\0?(?=[^\0-\x1f]{9})", re.DOTALL)  # without its width before Excel 97
_NUMBER = re.compile(rb"\x1f(?=\0\0(.{4}[\x90-\xef]\x41))", re.DOTALL)  # a whole one of nine or ten digits
_SMALLEST, _LARGEST = 101_000_000, 3_112_999_999
_ROUND = 1000  # amounts are written in whole thousands


def numbers_in_formulas(part: bytes, name: str) -> set[str]:
    """Return the person numbers in the formulas of a zipped workbook's part, by its name."""
    return _numbers_in_tokens(part) if name.endswith(".bin") else _numbers_in_markup(part)


def _numbers_in_markup(part: bytes) -> set[str]:
    """Return texts that are nothing but a person number, and bare numbers."""
    if b"f" not in part or (b"f>" not in part and b"formula" not in part):  # most pieces of a sheet have no f at all
        return set()
    formulas = b"\n".join(b"".join(both) for both in _FORMULA.findall(part)).replace(b"&quot;", b'"')
    texts = {text.decode("utf-8", "replace") for text in _QUOTED.findall(formulas)}
    return _persons(texts, map(int, _BARE.findall(_QUOTED.sub(b" ", formulas))))


def _numbers_in_tokens(part: bytes) -> set[str]:
    return _persons(_texts(part, _WIDE_TEXT, "utf-16-le"), _numbers(part))


def numbers_in_old_tokens(records: bytes) -> set[str]:
    """Return the same of the records of an .xls that hold formulas."""
    texts = {*_texts(records, _OLD_TEXT, "cp1252"), *_texts(records, _OLD_WIDE_TEXT, "utf-16-le")}
    return _persons(texts, _numbers(records))


def _texts(part: bytes, form: re.Pattern[bytes], encoding: str) -> Iterator[str]:
    width = len(" ".encode(encoding))
    for begun in form.finditer(part):
        length = next(filter(None, begun.groups()))[0] * width
        yield part[begun.end() : begun.end() + length].decode(encoding, "replace")


def _numbers(part: bytes) -> Iterator[int]:
    for kept in map(_whole, _NUMBER.findall(part)):
        if kept.is_integer():
            yield int(kept)


def _whole(kept: bytes) -> float:
    number: float = struct.unpack("<d", b"\0\0" + kept)[0]
    return number


def _persons(texts: Iterable[str], numbers: Iterable[int]) -> set[str]:
    said = {text.strip() for text in texts if _NINE_DIGITS.search(text)}
    bare = {f"{number:010d}" for number in numbers if _SMALLEST <= number <= _LARGEST and number % _ROUND}
    return {*filter(_is_number, said), *(one for one in bare if is_digits(one) and passes_check(one))}


def _is_number(text: str) -> bool:
    """Tell whether a text is a person's number. A workplace's that is looked up begins with 1, as a few persons' do."""
    bare = text.isdecimal() and is_digits(text) and (not text.startswith("1") or passes_check(text))
    return bare or is_whole(text) or stands_apart(text)
