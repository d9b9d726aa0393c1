"""What a header says that the numbers below it are: persons', workplaces', accounts' and cases', or money."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from pejling.intake.number_forms import SAYS_PERSON, among_words

_HEADER = re.compile(SAYS_PERSON, re.IGNORECASE)
ONLY_PERSON = re.compile(r"\W*(cpr|personnummer|personnumre|person-?nr)([-\s.]*(nr|nummer|numre))?\W*", re.IGNORECASE)
_COUNTED = re.compile(r"\b(antal|andel|pct|procent|sum)\b", re.IGNORECASE)
_WORKPLACE = r"(?P<workplace>p[-. ]?(nr|nummer|numre)|produktionsenhed(snummer)?)"
# A phone's or a firm's number has too few digits to be taken for a person's: what stands beside one excuses nothing.
_FALSE_FRIEND = re.compile(
    rf"(?<![^\W_])({_WORKPLACE}|(?P<firm>cvr|se-?nr)|ean|gln|konto(nr|nummer)?|sagsnr)(?![^\W_])", re.IGNORECASE
)
_MAY_HAVE_TEN_DIGITS = re.compile(rf"(?<![^\W_])({_WORKPLACE}|konto(nr|nummer)?|sagsnr)(?![^\W_])", re.IGNORECASE)
_TEN_DIGITS = re.compile(r"\d{6}[ \u00a0]?\d{4}")
AMOUNT = re.compile(
    r"(?<![^\W_])(t?kr|kroner|dkk|mio|mia|beløb\w*|udgift\w*|indtægt\w*|budget\w*|regnskab\w*|forbrug\w*|pris(er|en)?"
    r"|omkostning\w*|tilskud\w*|refusion\w*|løn(sum|udgift\w*)?)(?![^\W_])",
    re.IGNORECASE,
)


class Said(Enum):
    """What a header says that the numbers below it, or beside it, are."""

    PERSON = "a person's"
    WORKPLACE = "a workplace's: ten digits that begin with 1"
    OTHER = "an account's or a case's"
    AMOUNT = "money"


def excused(words: str, number: str) -> bool:
    """Tell whether words say that a number is no person's.

    number: a text that begins with it. A workplace's has ten digits, the first of them 1; a firm's has eight.
    """
    friends = list(_FALSE_FRIEND.finditer(words))
    if not all(friend["workplace"] or friend["firm"] for friend in friends):
        return True
    return bool(friends) and (number.startswith("1") or not _TEN_DIGITS.match(number))


def all_excused(text: str, words: str = "") -> bool:
    """Tell whether a text, or words it stands below, says that each number in it is no person's."""
    said = f"{words} {text}"
    return bool(_FALSE_FRIEND.search(said)) and all(excused(said, text[start:]) for start in among_words(text))


def says_person(header: object) -> bool:
    """Tell whether a header says that a person's number stands below it, and does not say another's or a count."""
    if not isinstance(header, str) or _FALSE_FRIEND.search(header) or _COUNTED.search(header):
        return False
    return bool(_HEADER.search(header))


def said_above(above: Sequence[object]) -> Said | None:
    """Return what the nearest text above that says either says: a person's number, something else, or nothing.

    A line over the table excuses nothing: only the text nearest to the numbers does, and what begins as a header.
    """
    texts = [cell for cell in above if isinstance(cell, str) and cell][::-1]
    if any(map(ONLY_PERSON.fullmatch, texts)):
        return Said.PERSON
    for place, text in enumerate(texts):
        if _HEADER.search(text):
            return Said.PERSON
        if not place and AMOUNT.search(text):
            return Said.AMOUNT
        excuse = may_have_ten_digits(text, only_begins=bool(place))
        if excuse and not (place and any(map(str.isdigit, text))):
            return excuse
    return None


def may_have_ten_digits(text: str, *, only_begins: bool = False) -> Said | None:
    """Return whose numbers a text says that may have ten digits. A firm's has eight, an EAN thirteen."""
    found = _MAY_HAVE_TEN_DIGITS.match(text) if only_begins else _MAY_HAVE_TEN_DIGITS.search(text)
    return (Said.WORKPLACE if found["workplace"] else Said.OTHER) if found else None
