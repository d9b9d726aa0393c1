"""Why a column of figures is not used, in words that say what the file says and what would help."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence

from pejling.indicators import Indicator
from pejling.intake.dimensions import WITHOUT, Dimensions, is_total
from pejling.intake.headers import Heading
from pejling.intake.titles import last_part
from pejling.series import slug

UNKNOWN = "ingen indikator har en kolonne med det navn"
_PIVOT = re.compile(r"(sum|middel|gennemsnit|antal|maks|min|average|count) (af|of) .+", re.IGNORECASE)
_OF_A_PIVOT = (
    "den er fra en pivottabel, og det kan ikke ses, hvilke rækker der er lagt sammen i den. Indlæs den fil, som "
    "pivottabellen er lavet af, eller lav en tabel, hvor kolonnen hedder det samme som i kilden"
)
NO_WEEKS = "Pejlings indikatorer opgøres pr. måned, kvartal eller år. Hent eller lav en opgørelse pr. måned i stedet"
_SHOWN = 60  # signs of a line
_WEEK = re.compile(r"uge\W*\d{1,2}(\W+\d{4})?|\d{4}\W*(uge|u|w)\W?\d{1,2}", re.IGNORECASE)


def unknown(texts: Sequence[str]) -> str:
    """Say why a column with a header that no indicator has is not used."""
    if any(map(_WEEK.fullmatch, texts)):
        return f"den er af en uge; {NO_WEEKS}"
    return _OF_A_PIVOT if any(map(_PIVOT.fullmatch, texts)) else UNKNOWN


def is_about(indicator: Indicator, heading: Heading, label: str, dimensions: Dimensions) -> bool:
    """True where title, sheet or header say one of the words that a label shared by several measures needs.

    The nearest of them counts, and not where it names others beside it: "Kontanthjælp og uddannelseshjælp". Lines over
    several tables say it too where the table's own only name a part of all ("Kvinder").
    """
    said = _about_it(indicator, heading, label, dimensions)
    return not indicator.source.about or (bool(said) and not _names_others(indicator, said, dimensions))


def _about_it(indicator: Indicator, heading: Heading, label: str, dimensions: Dimensions) -> str:
    """Return the text nearest to a column that says one of the words of an indicator; "" where none does.

    A line nearer than it that names only another such thing says that the figures are of that.
    """
    own = kinds_of(indicator, dimensions)
    over = heading.over if all(_is_part(line, own, dimensions) for line in heading.titles) else ()
    lines = [line for line in (*over, *heading.lines) if not Heading.is_note(line)]
    notes = [line for line in heading.lines if Heading.is_note(line)]
    words = [slug(word) for word in indicator.source.about]
    nearest = (label, *reversed(lines), heading.sheet, *notes)
    for text in nearest:
        if any(word in slug(text) for word in words):
            return text
        if another(indicator, text, dimensions):
            return ""
    return ""


def told_by_sheet(indicator: Indicator, heading: Heading, labels: str, dimensions: Dimensions) -> bool:
    """True where only the sheet's name says one of the words that an indicator needs; `labels` are all columns'."""
    without = dataclasses.replace(heading, sheet="")
    return not _about_it(indicator, without, labels, dimensions)


def says_only(part: tuple[str, str], heading: Heading, label: str, dimensions: Dimensions) -> bool:
    """True where a table's words say a category that an indicator is of, and no other of its dimension.

    What is only part of a longer word says nothing: the table "Erhvervs- og beskæftigelsesfrekvenser" has two.
    """
    name, wanted = part[0], dimensions.category(*part)
    lines = [line for line in heading.lines if not Heading.is_note(line) and not line.endswith(".")]
    return dimensions.spelt_in(name, " · ".join((label, heading.sheet, *lines)), part[1]) == {wanted}


def _names_others(indicator: Indicator, text: str, dimensions: Dimensions) -> bool:
    """True for a text that names more of the same kind than what the indicator is about. What is left out is none."""
    own = kinds_of(indicator, dimensions)
    named = dimensions.named_in(text)
    found = {(kind, one) for kind, _ in own for one in named.get(kind, ()) if one and not one.startswith(WITHOUT)}
    return bool(found - own)


def kinds_of(indicator: Indicator, dimensions: Dimensions) -> set[tuple[str, str]]:
    """Return what an indicator is about as dimensions with categories: ydelse and kontanthjaelp."""
    named = ((dimensions.of_category(word), word) for word in indicator.source.about)
    return {(name, dimensions.category(name, word)) for name, word in named if name}


def another(indicator: Indicator, text: str, dimensions: Dimensions) -> bool:
    """True for a text that names something of the same kind as what the indicator is about, and not that."""
    kinds = kinds_of(indicator, dimensions)
    name = dimensions.of_category(text)
    return name in {kind for kind, _ in kinds} and (name, dimensions.category(name or "", text)) not in kinds


def other_told(indicator: Indicator, heading: Heading, label: str, dimensions: Dimensions) -> str:
    """Return the text that says that figures are about another thing of the same kind; "" where none does."""
    told = [*label.split(": "), *map(last_part, reversed(heading.lines)), *heading.lines, heading.sheet]
    return next((text for text in told if another(indicator, text, dimensions)), "")


def why_unfit(candidates: Sequence[Indicator], heading: Heading, label: str, dimensions: Dimensions) -> str:
    """Say why no indicator with a column's name is the one that the file is about."""
    about = sorted({word for one in candidates for word in one.source.about})
    if any(is_about(one, heading, label, dimensions) for one in candidates) or not about:
        return "filen mangler den opdeling, som indikatoren kræver"
    several = next((text for one in candidates if (text := _about_it(one, heading, label, dimensions))), "")
    if several:
        names = " eller ".join(about)
        only = f"'{several[:_SHOWN]}' er ikke kun om {names}"
        return f"{only}. Er tallene det, så svar det under Ukendte kolonner, eller ret teksten"
    other = next((text for one in candidates if (text := other_told(one, heading, label, dimensions))), "")
    if other:
        return _another_subject(other, about)
    return f"navnet bruges af flere målinger; filens titel eller ark skal nævne {' eller '.join(about)}"


def why_in_no_group(indicator: Indicator, texts: Iterable[str], dimensions: Dimensions) -> str:
    """Say which of the texts of a header, beside an indicator's name, is no group of it."""
    for text in texts:
        if another(indicator, text, dimensions):
            return _another_subject(text, indicator.source.about)
        if wanted := indicator.source.where.get(dimensions.of_category(text) or ""):
            return f"tallene er for '{text[:40]}', og {indicator.name} er kun for '{wanted}'"
        if _WEEK.fullmatch(text):
            return unknown((text,))
        if not dimensions.is_everybody(text) and not dimensions.of_category(text):
            return f"kolonnens gruppe er ukendt ('{text[:40]}')"
    return "kolonnens gruppe er ukendt"


def in_another_unit(indicator: Indicator, unit: str, where: str = "overskriften") -> str:
    """Say that a unit is none of an indicator's, and where it stands."""
    return f"{where} siger '{unit}', og {indicator.name} måles i {indicator.unit.suffix}"


def _another_subject(other: str, about: Iterable[str]) -> str:
    return f"tallene er om {other[:40]}, og Pejlings indikator med det navn er om {' eller '.join(about)}"


def _is_part(line: str, own: set[tuple[str, str]], dimensions: Dimensions) -> bool:
    name = dimensions.of_category(line)
    return is_total(line) or (name is not None and name not in {kind for kind, _ in own})
