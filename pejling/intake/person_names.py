"""Texts that look like persons' names or addresses, whatever stands above them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection

_CAPITAL = r"[A-ZÆØÅÉÖÜ]"
_NAME = re.compile(rf"{_CAPITAL}[\w'\u2019-]+( ({_CAPITAL}[\w.'\u2019-]*|[a-z]{{2,3}}))* {_CAPITAL}[\w'\u2019-]+")
_SURNAME_FIRST = re.compile(rf"{_CAPITAL}[\w'\u2019 -]+, {_CAPITAL}[\w.'\u2019-]*( {_CAPITAL}[\w.'\u2019-]*)*")
_WITH_INITIAL = re.compile(rf"{_CAPITAL}[\w'\u2019-]+ {_CAPITAL}\.")
# Where a header says persons: names in small letters, and after an initial, as categories may be after a letter.
_SAID_TO_BE = re.compile(
    rf"[a-zæøåéöü][\w'\u2019-]+( [a-zæøåéöü][\w'\u2019-]+){{1,3}}|({_CAPITAL}\. ?){{1,3}}{_CAPITAL}[\w'\u2019-]+"
)
MARKS = re.compile(r"([A-ZÆØÅ]\.? ?){2,4}|[A-ZÆØÅ]{1,3}[ -]?\d{1,4}|[A-ZÆØÅ]")  # initials, B1, or a letter
_ADDRESS = re.compile(
    r"(vej|gade|allé|alle|stræde|vænge|boulevard|plads|torv|parken|haven|toften)\b\.? \d", re.IGNORECASE
)
_MAIL = re.compile(r"<?(mailto:)?[\w.+'-]+@[\w-]+(\.[\w-]+)+>?", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_NO_PERSON = re.compile(
    r"\b(a/s|aps|i/s|k/s|p/s|amba|kommune|jobcenter|region|fond(en)?|i alt|a-kasse|projekt|center|service|skole|butik"
    r"|danmark|firma|og|for|til|med|på|ved)\b",
    re.IGNORECASE,
)
# Words of categories that may be written with capitals, and are part of nobody's name.
_OF_A_CATEGORY = re.compile(
    r"\b(full|part|time|not|stated|other|others|unknown|total|all|none|years?|work|education|(un)?employed|sector|men|women"
    r"|ikke|u?oplyst|ukendt|anden|andet|andre|øvrige?|ingen|alle|kun|arbejde|job|stilling|ansættelse|uddannelse|grundskole"
    r"|videregående|(u)?faglærte?|løn|timer|tilbud|ledige?|unge|ældre|voksne|nye?|ordinære?|private?|offentlige?|sektor"
    r"|danske?|vestlige?|ydelse|personer|borgere|aktive|passive|indsats|forløb|samtaler?|praktik|løntilskud|vejledning)\b",
    re.IGNORECASE,
)
_PART_OF_PLACE = {"team", "center", "centret", "afdeling", "distrikt", "bydel", "nord", "syd", "øst", "vest", "midt"}
_FEW = 3
SHARE = 0.6  # of what could be persons that must look so


def are_persons_names(texts: Collection[str], known: Collection[str]) -> bool:
    """Tell whether different texts, such as areas that nobody knows, are mostly persons' names.

    A text with a word of a known place, category or measure in it is one too: Hvidovre Nord. Texts that begin or end
    alike are others' names as well: Afsnit Alfa, Afsnit Beta.
    """
    if sum(map(_is_name, texts)) < _FEW:  # as in nearly all columns
        return False
    taken = {word.lower() for text in known for word in _WORD.findall(text)} | _PART_OF_PLACE
    groups = {text for text in texts if _OF_A_CATEGORY.search(text)}
    others = [text for text in {*texts} - groups if taken.isdisjoint(map(str.lower, _WORD.findall(text)))]
    alike = list(filter(_is_name, others))
    if len(others) < max(_FEW, SHARE * len(texts)) or len(alike) < max(_FEW, SHARE * len(others)):
        return False
    return _differ(alike)


def _differ(alike: Collection[str]) -> bool:
    most = max(2, len(alike) // 2)
    return all(Counter(text.split()[end] for text in alike).most_common(1)[0][1] <= most for end in (0, -1))


def are_names(cells: Collection[str], places: Collection[str], fewest: int, *, says_persons: bool = False) -> bool:
    """Tell whether a column that is headed by names has those of persons, mostly different ones."""
    different = {cell.strip() for cell in cells} - set(places)
    return len(different) >= max(fewest, SHARE * len(cells)) and look_alike(different, says_persons=says_persons)


def look_alike(names: Collection[str], *, says_persons: bool = False) -> bool:
    """True where most of some texts look like first name and surname.

    says_persons: their header does. Three or more may then be in small letters or begin with an initial, if they are
    neither words of categories nor begin or end alike.
    """
    if _most(_is_name, names):
        return True
    alike = [text for text in names if says_persons and (_is_name(text) or _is_said_to_be(text))]
    return len(alike) >= max(_FEW, SHARE * len(names)) and _differ(alike)


def are_addresses(texts: Collection[str]) -> bool:
    """Tell whether most of some different texts are addresses: a street with a number."""
    return len(texts) >= _FEW and _most(_ADDRESS.search, texts)


def are_mail_addresses(texts: Collection[str]) -> bool:
    """Tell whether most of some different texts are e-mail addresses."""
    return len(texts) >= _FEW and _most(_MAIL.fullmatch, texts)


def names_no_person(text: str) -> bool:
    """Tell whether a text has a word that is part of firms', places' and measures' names, and of no person's."""
    return bool(_NO_PERSON.search(text))


def _is_name(text: str) -> bool:
    form, text = (_SURNAME_FIRST if "," in text else _NAME), text.strip()
    return bool(form.fullmatch(text) or _WITH_INITIAL.fullmatch(text)) and not _has_other_words(text)


def _is_said_to_be(text: str) -> bool:
    return bool(_SAID_TO_BE.fullmatch(text.strip())) and not _has_other_words(text)


def _has_other_words(text: str) -> bool:
    return bool(_NO_PERSON.search(text) or _OF_A_CATEGORY.search(text))


def _most(form: Callable[[str], object], texts: Collection[str]) -> bool:
    return bool(texts) and sum(1 for text in texts if form(text)) >= SHARE * len(texts)
