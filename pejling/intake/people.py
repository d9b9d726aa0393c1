"""A row for each person, without any person number: found by its columns, and refused as a file with numbers is."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from pejling.intake.issues import Issue, Severity, column_name
from pejling.intake.privacy import WAY_OUT

_COLUMNS = {
    "navn": re.compile(r"(navn|borger(ens)? ?(navn)?|fulde navn|personnavn|deltager|ledig|klient)"),
    "fornavn": re.compile(r"fornavn(e)?"),
    "efternavn": re.compile(r"efternavn|slægtsnavn"),
    "adresse": re.compile(r"(bopæls)?adresse|vej(navn)?( og nr\.?)?|gade(navn)?"),
    "fødselsdag": re.compile(r"fødselsdag|fødselsdato|født( den)?|f\. ?dato|fødselsår"),
    "e-mail": re.compile(r"e-?mail(adresse)?|mail(adresse)?"),
    "telefon": re.compile(r"telefon(nummer|nr\.?)?|tlf\.?( ?nr\.?)?|mobil(nummer|nr\.?)?"),
}
_NAMES = {"navn", "fornavn", "efternavn"}
_OF_A_FIRM = re.compile(r"(cvr|p-?nummer|p-?nr|virksomhed|firma)", re.IGNORECASE)
_PERSON_NAME = re.compile(
    r"[A-ZÆØÅÉÖÜ][\w'\u2019-]+( ([A-ZÆØÅÉÖÜ][\w.'\u2019-]*|[a-z]{2,3}))* [A-ZÆØÅÉÖÜ][\w'\u2019-]+"
)
_NO_PERSON = re.compile(r"\b(a/s|aps|i/s|k/s|p/s|amba|kommune|jobcenter|region|fond(en)?|i alt)\b", re.IGNORECASE)
_MOST_HEADER_ROWS = 12
_FEW = 3
_SHARE = 0.6


def find_person_rows(sheet: str, rows: Sequence[Sequence[object]], places: Collection[str]) -> tuple[Issue, ...]:
    """Return an issue where a sheet has a row for each person: names with addresses, birth dates and the like.

    places: names of areas, which are written as persons' names are. A column of names alone counts where most of its
    cells are different and look like first name and surname.
    """
    for row, header in enumerate(rows[:_MOST_HEADER_ROWS]):
        kinds = {column: kind for column, cell in enumerate(header) if (kind := _kind(cell))}
        named = next((column for column, kind in kinds.items() if kind in _NAMES), None)
        if named is None or any(_OF_A_FIRM.match(cell) for cell in header if isinstance(cell, str)):
            continue
        cells = [cell for line in rows[row + 1 :] if isinstance(cell := line[named], str) and cell.strip()]
        if len(cells) >= _FEW and (len(set(kinds.values())) > 1 or _are_names(cells, places)):
            words = ", ".join(sorted(set(kinds.values())))
            problem = f"arket ser ud til at have en række for hver person (kolonner med {words}); {WAY_OUT}"
            return (Issue(sheet, column_name(named), problem, Severity.ERROR),)
    return ()


def _kind(cell: object) -> str:
    text = cell.strip().lower() if isinstance(cell, str) else ""
    return next((kind for kind, form in _COLUMNS.items() if form.fullmatch(text)), "")


def _are_names(cells: Sequence[str], places: Collection[str]) -> bool:
    different = {cell.strip() for cell in cells} - set(places)
    alike = [text for text in different if _PERSON_NAME.fullmatch(text) and not _NO_PERSON.search(text)]
    return len(different) >= max(_FEW, _SHARE * len(cells)) and len(alike) >= _SHARE * len(different)
