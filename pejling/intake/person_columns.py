"""Columns of persons' names or addresses that no header tells: under "Kolonne1", the wrong header, or none at all."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import compress, count, repeat, zip_longest
from operator import is_

from pejling.intake.addresses import column_name
from pejling.intake.issues import Issue, Severity
from pejling.intake.people import is_of_firm
from pejling.intake.person_names import are_addresses, are_mail_addresses, are_persons_names
from pejling.intake.privacy import WAY_OUT

_OTHERS = r"kommune|leverandør|udbyder|(anden )?aktør|kunde|butik|skole|uddannelsessted|institution|forening|projekt"
# What is named as persons are; areas are judged where they are looked up.
_NAMED_ALIKE = re.compile(rf"{_OTHERS}|område|area|a-kasser?|branche|uddannelse", re.IGNORECASE)
_HAS_ADDRESS = re.compile(rf"{_OTHERS}|jobcenter|sted|afdeling|enhed|team", re.IGNORECASE)
_HEADER_ROWS = 12
_FEW = 3
_MOST_TEXTS = 5000  # different ones of a column that are looked at


def find_person_columns(sheet: str, rows: Sequence[Sequence[object]], known: Collection[str]) -> tuple[Issue, ...]:
    """Return an issue where most of a column's different texts look like persons' names, or like their addresses.

    known: names of areas and of categories, which are written as names are. Firms and places have addresses too, so
    that these say nothing where a header says one of them.
    """
    headers = [[cell.strip() for cell in cells if isinstance(cell, str)] for cells in zip_longest(*rows[:_HEADER_ROWS])]
    with_addresses = any(is_of_firm(cell) or _HAS_ADDRESS.fullmatch(cell) for cells in headers for cell in cells)
    for column, (above, texts) in enumerate(zip_longest(headers, _texts_of(rows), fillvalue=())):
        if len(texts) < _FEW or any(is_of_firm(cell) or _NAMED_ALIKE.fullmatch(cell) for cell in above):
            continue
        are_names = are_persons_names(texts, known)
        if are_names or (not with_addresses and (are_addresses(texts) or are_mail_addresses(texts))):
            what = "navne på" if are_names else "adresser på"
            problem = f"kolonnen ser ud til at have {what} personer; {WAY_OUT}, eller slet kolonnen"
            return (Issue(sheet, column_name(column), problem, Severity.ERROR),)
    return ()


def _texts_of(rows: Sequence[Sequence[object]]) -> list[set[str]]:
    """Return the different texts of each column, or as many of them as are enough."""
    found: list[set[str]] = [set() for _ in range(max(map(len, rows), default=0))]  # a damaged file's rows are uneven
    for row in filter(any, rows):
        for column in compress(count(), map(is_, map(type, row), repeat(str))):  # the others without a loop of ours
            if len(found[column]) < _MOST_TEXTS:
                found[column].add(str(row[column]))
    return [{text for cell in cells if (text := cell.strip())} for cells in found]
