"""Person numbers in what a file holds beside its cells: comments, properties, names, caches."""

from __future__ import annotations

import html
import re

from pejling.intake.number_forms import SAYS_PERSON, among_words, is_date, is_whole
from pejling.intake.number_headers import excused
from pejling.intake.privacy import count_in_column

_DASH_IN_BYTES = rb"(?:-|\xe2\x80[\x90-\x94]|\xe2\x88\x92)"
_IN_BYTES = re.compile(rb"(?<!\d)(\d\d)(\d\d)(\d\d)\s?" + _DASH_IN_BYTES + rb"\s?\d{4}(?!\d)")
_NAMED_IN_BYTES = re.compile(SAYS_PERSON.encode() + rb"[^\d<>]{0,20}(\d\d)(\d\d)(\d\d)\d{4}(?!\d)", re.IGNORECASE)
_CACHED = re.compile(
    rb"""(?:["']|&quot;|<(?:\w+:)?v>)(\d{9,12})(?:\.0)?(?=["'<&])"""
)  # values of pivots, charts, names
_TAG = re.compile(rb"<[^<>]*>")
_TAGS_IN_NUMBER = re.compile(rb"(?<=[\d/])(?:<[^<>]*>)+(?=[\d/])")
_WIDE = re.compile(rb"\xef\xbc([\x90-\x99\x8d])")  # digits and dash in full width, in UTF-8
_WIDER = 0x60  # from the last byte of such a sign to the plain one
_NAME = re.compile(rb"<(?:\w+:)?definedName\b[^<>]*>[^<>]*")
_FIELD = re.compile(rb"<(?:\w+:)?cacheField\b")
_FIELD_NAME = re.compile(rb'\bname="([^"<>]*)"')
_FIELD_VALUE = re.compile(rb'\b(?:v|minValue|maxValue)="(\d{9,12})(?:\.0)?"')
_BEFORE = 30  # characters in which is said what a number in a comment is


def count_in_bytes(part: bytes, *, of_words: bool = False) -> int:
    """Return how many person numbers stand in a part of a file that holds no cells: written, or kept as a column is.

    of_words: the part holds what people write, such as comments; bare digits then count too.
    """
    plain = part.replace(b"\0", b"")  # UTF-16 read as ascii
    plain = _WIDE.sub(lambda wide: bytes([wide[1][0] - _WIDER]), plain)
    without_tags = _TAG.sub(b"", plain)
    named = _dates(_NAMED_IN_BYTES, plain)
    written = named + max(_dates(_IN_BYTES, plain), _dates(_IN_BYTES, without_tags))
    written = written or (_spoken(plain) or _spoken(_TAGS_IN_NUMBER.sub(b"", plain)) if of_words else 0)
    return written or count_in_column([int(text) for text in _CACHED.findall(plain)])


def count_in_names_and_caches(part: bytes) -> int:
    """Return how many person numbers stand in names that a workbook defines, or in the fields of a pivot table.

    A field is judged as the column it was made of: by its header, and by how many of its values are persons' numbers.
    """
    names = b" ".join(_NAME.findall(part)) if b"definedName" in part else b""
    said = _spoken(names.translate(None, b"<>")) if names else 0
    fields = _FIELD.split(part)[1:] if b"cacheField" in part else []
    return said + sum(map(_in_field, fields))


def _in_field(field: bytes) -> int:
    header = _FIELD_NAME.search(field)
    values = {int(value) for value in _FIELD_VALUE.findall(field)}
    return count_in_column([html.unescape(header[1].decode("utf-8", "replace")) if header else "", *sorted(values)])


def _spoken(part: bytes) -> int:
    """Count the numbers among words that are not said to be something else right before them."""
    text = html.unescape(_TAG.sub(b" ", part).decode("utf-8", "replace"))
    found = sum(1 for start in among_words(text) if not excused(text[max(0, start - _BEFORE) : start], text[start:]))
    return found or int(is_whole(text))


def _dates(form: re.Pattern[bytes], text: bytes) -> int:
    return sum(is_date(*(group.decode() for group in match.groups())) for match in form.finditer(text))
