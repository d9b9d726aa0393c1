"""How a personal identification number (CPR) is written: as a whole, among words, or as digits alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from operator import mul

SAYS_PERSON = (  # in a header, or right before a number
    r"(?:cpr|personnummer|person-?nr|(?:borger|person|deltager|klient)s?[- ]?(?:nummer|nr|id)(?![^\W_]))"
)
_SPACE = r"[\s\u00a0\u202f]"
_DAY, _MONTH, _YEAR = r"(?P<day>\d\d)", r"(?P<month>\d\d)", r"(?P<year>\d\d)"
_DATE = rf"{_DAY}{_SPACE}?{_MONTH}{_SPACE}?{_YEAR}"
_DASH = r"[-–—_\u2010\u2011\u2212\ufe63\uff0d]"
_ALNUM = r"[^\W_]"
_WHOLE = (
    re.compile(rf"(?<!\d){_DATE}{_SPACE}?{_DASH}{{1,2}}{_SPACE}?\d{{4}}(?!\d)"),
    re.compile(rf"(?<!\d){_DAY}[./-]{_MONTH}[./-]{_YEAR}{_SPACE}?{_DASH}{_SPACE}?\d{{4}}(?!\d)"),
    re.compile(rf"{SAYS_PERSON}\D{{0,20}}{_DAY}{_MONTH}{_YEAR}\d{{4}}(?!\d)", re.IGNORECASE),  # said to be one
    re.compile(  # its last four digits hidden
        rf"(?<!\d){_DAY}(?P<mark>[./-]?){_MONTH}(?P=mark){_YEAR}{_SPACE}?{_DASH}{{0,2}}{_SPACE}?[x*•#]{{4}}(?![\w*•#])",
        re.IGNORECASE,
    ),
)
_WITH_CENTURY = (
    re.compile(  # 01-01-1990-1234
        rf"(?<!\d){_DAY}(?P<mark>[./ -]?){_MONTH}(?P=mark)(?P<year>(?:19|20)\d\d)"
        rf"{_SPACE}?(?:{_DASH}|/){_SPACE}?(?P<rest>\d{{4}})(?!\d)"
    ),
    re.compile(rf"(?<!\d){_DAY}{_SPACE}{_MONTH}{_SPACE}(?P<year>(?:19|20)\d\d){_SPACE}(?P<rest>\d{{4}})(?!\d)"),
)
_DIGITS = re.compile(rf"(?<!\d){_DATE}(?:{_SPACE}?[/.]{_SPACE}?|{_SPACE})?\d{{4}}(?!\d)")
_TEN = re.compile(rf"(?<!{_ALNUM})(?<!\d[.,]){_DAY}{_MONTH}{_YEAR}[ \u00a0]?\d{{4}}(?!{_ALNUM})")
_IN_PARTS = re.compile(  # 010190/1234 and 01 01 90 1234, but no phone number in another country
    rf"(?<!{_ALNUM})(?<![.,+])(?<!\+\d\d ){_DAY}(?P<mark>{_SPACE})?{_MONTH}(?(mark)(?P=mark)){_YEAR}"
    rf"(?:{_SPACE}?/{_SPACE}?|(?(mark){_SPACE}|(?!)))(?P<rest>\d{{4}})(?!{_ALNUM})"
)
_SIX_NEAR = re.compile(r"(?:\d[\W_]?){5}\d")  # a date, as near as in all forms that are only a person's
_NEAR = re.compile(r"\d(?:\D{0,3}\d){9,}")  # ten digits as near to each other as in all forms; most texts have none
_MARGIN = 4  # signs that a form looks at before and after its digits
_REST = r"(?P<rest>\d{4})"
_BEGINNING = rf"(?<!{_ALNUM})(?<![.,+/-])(?<!\+\d\d )"
_END = rf"(?!{_ALNUM})(?![.,:/-]\d)(?!{_SPACE}?(?:kr|%|,-))"  # and neither a time, an amount nor more of a number
_LOOSE = tuple(  # dates before something else are written so too
    re.compile(f"{_BEGINNING}{form}{_END}")
    for form in (
        rf"(?!20[01]\d){_DAY}{_MONTH}{_SPACE}{_YEAR}{_SPACE}{_REST}",  # 0101 90 1234, but no year before a month
        rf"{_DAY}{_SPACE}{_MONTH}{_YEAR}{_SPACE}{_REST}",
        rf"{_DAY}(?P<mark>[./-]){_MONTH}(?P=mark){_YEAR}{_SPACE}{_REST}",
        rf"{_DAY}(?P<mark>[./-]){_MONTH}(?P=mark){_YEAR}{_SPACE}?\({_REST}\)",
        rf"{_DAY}{_MONTH}{_YEAR}{_SPACE}?{_DASH}{_SPACE}?(?P<rest>\d\d{_SPACE}\d\d)(?!{_SPACE}\d\d)",
        rf"(?P<year>(?:19|20)\d\d)(?P<mark>[./-]?){_MONTH}(?P=mark){_DAY}{_SPACE}?{_DASH}{_SPACE}?{_REST}",
    )
)
_LIKE_FIGURES = tuple(  # and so are a figure with decimals, and one with another in brackets
    re.compile(f"{_BEGINNING}{_DAY}{_MONTH}{_YEAR}{form}{_END}") for form in (rf"\.{_REST}", rf"{_SPACE}?\({_REST}\)")
)
_CENTURY = r"(?P<year>(?:19|20)\d\d)"
_LONG = tuple(  # the year written out
    re.compile(f"{_BEGINNING}{form}{_REST}{_END}")
    for form in (
        rf"{_DAY}{_MONTH}{_CENTURY}{_SPACE}{{0,3}}",
        rf"{_CENTURY}(?P<mark>{_SPACE}?){_MONTH}(?P=mark){_DAY}{_SPACE}{{0,3}}",
        rf"{_DAY}(?P<mark>[./-]){_MONTH}(?P=mark){_CENTURY}[^\w\s(]{{1,2}}",
    )
)
_MARKED = (  # 010190=1234, (010190)1234, 01.01.90.1234
    re.compile(rf"{_BEGINNING}{_DAY}{_MONTH}{_YEAR}[\W_]{{1,3}}{_REST}{_END}"),
    re.compile(rf"{_BEGINNING}{_DAY}(?P<mark>[./-]){_MONTH}(?P=mark){_YEAR}[^\w\s(]{{1,2}}{_REST}{_END}"),
)
_SIX = rf"{_DAY}{_MONTH}{_YEAR}"
_ALIKE = (  # and so are others' numbers: 1234-010190, 0101-901234, DK0101901234, 0101901234K
    re.compile(rf"{_BEGINNING}{_REST}[\W_]{{1,3}}{_SIX}{_END}"),
    re.compile(rf"{_BEGINNING}(?!20[0-4]\d){_DAY}{_MONTH}[\W_]{{1,3}}{_YEAR}{_REST}{_END}"),
    re.compile(rf"(?<!{_ALNUM})[^\W\d_]{{1,3}}{_SIX}{_SPACE}?{_REST}{_END}"),
    re.compile(rf"{_BEGINNING}{_SIX}{_SPACE}?{_REST}(?!kr)[^\W\d_]{{1,2}}(?!{_ALNUM})"),
)
_APART = re.compile(rf"{_DAY}{_SPACE}{_MONTH}{_SPACE}{_YEAR}{_SPACE}\d{{4}}")
_BARE_FORMS = 2  # of _LONG, which may be twelve digits
_YEARS = range(1990, 2100)  # of cases, and in which spans of time end
_WEIGHTS, _MODULUS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1), 11
_OLDEST, _YOUNGEST = 40, 10  # born from 1940 to 2009; figures and cases have later dates
_NEXT_DIGITS = {"19": "012349", "20": "456789"}  # with which the last four digits begin, by century of birth


def is_whole(text: str) -> bool:
    """Tell whether a text holds a number that is written as only a person's is."""
    if text.isdecimal() or not _SIX_NEAR.search(text):  # as most are
        return False
    if any(_is_born_in_its_century(match) for form in _WITH_CENTURY for match in form.finditer(text)):
        return True
    return any(_is_born(match) for form in _WHOLE for match in form.finditer(text))


def among_words(text: str) -> list[int]:
    """Return where in a text numbers begin that are persons' if nothing says that they are something else."""
    return sorted({start for run in _NEAR.finditer(text) for start in _in_run(text, run)})


def _in_run(text: str, run: re.Match[str]) -> Iterator[int]:
    """Yield where numbers begin among digits near to each other: the rest of a long text is not looked through."""
    span = max(0, run.start() - _MARGIN), run.end() + _MARGIN
    yield from (match.start() for match in _TEN.finditer(text, *span) if _is_born(match))
    parted = _IN_PARTS.finditer(text, *span)
    yield from (match.start() for match in parted if _is_born(match) and not _is_year(match["rest"]))
    for forms, is_one in _HOW_SURE:
        yield from (match.start() for form in forms for match in form.finditer(text, *span) if is_one(match))


def stands_apart(text: str) -> bool:
    """Tell whether a text is no more than a number in parts: 01 01 90 1234 or 010190/1234."""
    if pairs := _APART.fullmatch(text):
        return _is_born(pairs)
    text = text.lstrip("(")
    if any(match and _is_surely(match) for match in (form.fullmatch(text) for form in _MARKED)):
        return True
    forms = [_IN_PARTS, *_LOOSE, *(_LIKE_FIGURES if text.startswith("0") else ())]  # no figure begins with 0
    forms += () if text.isdecimal() else _LONG
    return any(form.fullmatch(text) for form in forms) and bool(among_words(text))


def is_like_others(text: str) -> bool:
    """Tell whether a text is no more than a number that is written as those of cases and goods are too."""
    return any(form.fullmatch(text) for form in _ALIKE)


def is_digits(text: str) -> bool:
    """Tell whether a text holds a number of ten digits or twelve that can be a person's."""
    if text.isdecimal():
        digits = without_century(text)
        return len(digits) == len(_WEIGHTS) and is_date(digits[:2], digits[2:4], digits[4:6])
    if not _NEAR.search(text):
        return False
    if any(map(_is_born, _DIGITS.finditer(text))) or among_words(text):
        return True
    return any(_is_likely(match) for form in _ALIKE for match in form.finditer(text))


def without_century(digits: str) -> str:
    """Return twelve digits of a person as the ten that they are without the century; others as they are."""
    match = next(filter(None, (form.fullmatch(digits) for form in _LONG[:_BARE_FORMS])), None)
    is_born = match and digits.isdecimal() and _is_likely(match)
    return f"{match['day']}{match['month']}{match['year'][2:]}{match['rest']}" if match and is_born else digits


def passes_check(digits: str) -> bool:
    """Tell whether ten digits fit together as nearly all persons' do that were given before 2007 (modulus 11)."""
    return len(digits) == len(_WEIGHTS) and not sum(map(mul, map(int, digits), _WEIGHTS)) % _MODULUS


def is_date(day: str, month: str, year: str) -> bool:
    """Tell whether digits are a date. A year of two is one of 2000, which has 29 February; the century says nothing."""
    try:
        date(int(year) + (2000 if len(year) == len(day) else 0), int(month), int(day))
    except ValueError:
        return False
    return True


def _is_year(rest: str) -> bool:
    """Tell the year that follows a case's number, or months, from the last digits of a person's."""
    return int(rest) in _YEARS


def _is_born(match: re.Match[str]) -> bool:
    return is_date(match["day"], match["month"], match["year"])


def _is_likely(match: re.Match[str]) -> bool:
    """Tell a number from a date with a time, a year or a figure after it, by when job centres' persons are born."""
    written, rest = match["year"], "".join(filter(str.isdecimal, match["rest"]))
    century = "19" if int(written[-2:]) >= _OLDEST else "20"
    born_then = century == "19" or (int(written[-2:]) < _YOUNGEST and rest[0] in _NEXT_DIGITS[century])
    return born_then and written[:-2] in {"", century} and _is_born(match) and not _is_year(rest)


def _is_long(match: re.Match[str]) -> bool:
    """Tell a number from a figure after the date that it is of: such a date is of this century."""
    return _is_likely(match) and (int(match["year"][-2:]) >= _OLDEST or _fits(match))


def _is_surely(match: re.Match[str]) -> bool:
    """Tell a number from what else is written so: figures do not begin with 0, and their dates are of this century."""
    return _is_likely(match) and (_fits(match) or (match["day"].startswith("0") and int(match["year"]) >= _OLDEST))


def _fits(match: re.Match[str]) -> bool:
    return passes_check(f"{match['day']}{match['month']}{match['year'][-2:]}{match['rest']}")


def _is_born_in_its_century(match: re.Match[str]) -> bool:
    """Tell a number with the century from a date with the time of day, and from one that a later year follows."""
    year, rest = int(match["year"]), match["rest"]
    ends_span = year in _YEARS and int(rest) in _YEARS and year <= int(rest)
    return _is_born(match) and str(int(rest[0])) in _NEXT_DIGITS[f"{year}"[:2]] and not ends_span


_HOW_SURE = (((*_LOOSE, *_LIKE_FIGURES), _is_likely), (_LONG, _is_long), ((*_MARKED, *_ALIKE), _is_surely))
