"""A row for each person, without any person number: found by its columns, and refused as a file with numbers is."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from pejling.intake.addresses import column_name
from pejling.intake.issues import Issue, Severity
from pejling.intake.number_forms import is_date
from pejling.intake.number_headers import says_person
from pejling.intake.person_names import MARKS, SHARE, are_names, look_alike, names_no_person
from pejling.intake.privacy import WAY_OUT, holds_person_number, person_numbers_problem

_ONE = r"borger|deltager|person|klient"
_PERSONS = rf"(navne? på ({_ONE})(en|e)?|borger(ens)? ?(navn)?|person(navn)?|deltager|ledig|klient)"
_COLUMNS = {
    "navn": re.compile(rf"navn|fulde navn|{_PERSONS}"),
    "fornavn": re.compile(r"fornavn(e)?"),
    "efternavn": re.compile(r"efternavn|slægtsnavn"),
    "adresse": re.compile(r"(bopæls)?adresse|vej(navn)?( og nr\.?)?|gade(navn)?"),
    "fødselsdag": re.compile(r"fødselsdag|fødselsdato|født( den)?|f\. ?dato|fødselsår"),
    "e-mail": re.compile(r"e-?mail(adresse)?|mail(adresse)?"),
    "telefon": re.compile(r"telefon(nummer|nr\.?)?|tlf\.?( ?nr\.?)?|mobil(nummer|nr\.?)?"),
}
_NAMES = {"navn", "fornavn", "efternavn"}
_BORN = "fødselsdag"
_SURE = {*_COLUMNS} - {"navn"}  # headers over nothing but what a person has; a measure or a place has a name too
_SAYS_PERSONS = re.compile(rf"fulde navn|{_PERSONS}", re.IGNORECASE)
_FIRMS_TOO = {"adresse", "e-mail", "telefon"}
_DAY = re.compile(r"\d{1,2}[-./ ]\d{1,2}[-./ ]\d{2,4}|\d{4}-\d\d-\d\d")
_ANY = re.compile(r".*\w.*")
_PERSON = re.compile(r"(borger|person|deltager|kandidat|klient|ledig)(en)?", re.IGNORECASE)
_ID = re.compile(rf"({_PERSON.pattern})s?[-. ]?(nr|nummer|id|guid|nøgle)\.?", re.IGNORECASE)
_CPR = re.compile(r"(cpr|personnummer)([-. ]?(nr|nummer|id))?\.?", re.IGNORECASE)
_LETTER_AND_DIGIT = re.compile(r"(?=.*\d).*[^\W\d_].*")  # what stands for a person's number, and no count
_OF_A_FIRM = re.compile(
    r"(cvr|p|se)[- ]?(nr\.?|nummer)?|(virksomhed|firma|arbejdsgiver|arbejdssted)(en|et)?s? ?(navn)?", re.IGNORECASE
)
_FIRST_SIX = re.compile(r"cpr.*|fødselsda.*|født.*|f\. ?dato", re.IGNORECASE)  # a person number in two columns
_LAST_FOUR = re.compile(r"(cpr\W*)?(løbe|kontrol)(nr|nummer|cifre|cifrer)?\.?|(de )?sidste (4|fire).*", re.IGNORECASE)
_HIDING = "[x*•#?_.…]"
_PARTLY_HIDDEN = re.compile(rf"(\d\d)[./ -]?(\d\d)[./ -]?(\d\d)(\W?{_HIDING}{{1,4}})?", re.IGNORECASE)
_HIDDEN = re.compile(rf"{_HIDING}{{6}}\W?({_HIDING}{{4}}|\d{{4}})?", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(borger|person|deltager|kandidat|klient|ledig)( ?(nr\.?|nummer))?([ .:#-]{0,2}\d+|[ .:#-]{1,2}[a-zæøå])",
    re.IGNORECASE,
)
_SERIAL = re.compile(r"(løbe|lb\.?|sags|journal)[- .]?(nr\.?|nummer|id)|id", re.IGNORECASE)
_AGE = re.compile(r"[1-9]\d")
_BIRTH_DIGITS = 6
_MOST_HEADER_ROWS = 12
_FEW, _TWO = 3, 2


def find_person_rows(sheet: str, rows: Sequence[Sequence[object]], places: Collection[str]) -> tuple[Issue, ...]:
    """Return an issue where a sheet has a row for each person: names with addresses, birth dates and the like.

    places: names of areas, which are written as persons' names are. A column of names alone counts where most of its
    cells are different and look like first name and surname. Lists of firms and of places have names and addresses
    too; names that look like persons' and birth dates they have not.
    """
    for row, header in enumerate(rows[:_MOST_HEADER_ROWS]):
        below = rows[row + 1 :]
        found = _split_numbers(sheet, header, below) or _hidden_numbers(sheet, header, below)
        if found := found or _numbered_persons(sheet, rows[row:]) or _aged_rows(sheet, header, below):
            return found
        kinds = {column: kind for column, cell in enumerate(header) if (kind := _kind(cell))}
        column = next((column for column, kind in kinds.items() if kind in _NAMES), next(iter(kinds), 0))
        if kinds and _are_persons(kinds, column, rows[row:], places):
            words = ", ".join(sorted(set(kinds.values())))
            problem = f"arket ser ud til at have en række for hver person (kolonner med {words}); {WAY_OUT}"
            return (Issue(sheet, column_name(column), problem, Severity.ERROR),)
    marks = (_own_marks(sheet, header, rows[row + 1 :]) for row, header in enumerate(rows[:_MOST_HEADER_ROWS]))
    return next(filter(None, marks), ())


def _split_numbers(sheet: str, header: Sequence[object], rows: Sequence[Sequence[object]]) -> tuple[Issue, ...]:
    """Return an issue where a column of birth dates stands with one of the four digits that follow them."""
    titles = [cell.strip() if isinstance(cell, str) else "" for cell in header]
    first = next((place for place, title in enumerate(titles) if _FIRST_SIX.fullmatch(title)), None)
    last = next((place for place, title in enumerate(titles) if _LAST_FOUR.fullmatch(title)), None)
    if first is None or last is None:
        return ()
    pairs = ((_digits(row[first]), _digits(row[last])) for row in rows)
    written = [f"{born:0>6}-{rest:0>4}" for born, rest in pairs if len(born) in {5, 6} and len(rest) in {3, 4}]
    found = sum(map(holds_person_number, written))
    problem = person_numbers_problem(found, f"i kolonnerne {column_name(first)} og {column_name(last)}")
    return (Issue(sheet, column_name(first), problem, Severity.ERROR),) if found else ()


def _hidden_numbers(sheet: str, header: Sequence[object], rows: Sequence[Sequence[object]]) -> tuple[Issue, ...]:
    """Return an issue where a header says person numbers over such that are partly taken away: 010190-XXXX, 010190."""
    for column in (column for column, cell in enumerate(header) if says_person(cell)):
        filled = [cell for row in rows if (cell := row[column]) not in {"", None}]
        if not filled or not _is_hidden_number(filled[0]):  # a line over the table says nothing of what begins below
            continue
        if sum(map(_is_hidden_number, filled)) >= SHARE * len(filled):
            said = "kolonnen hedder CPR eller lignende og ser ud til at have en række for hver person, selv om"
            problem = f"{said} numrene er skjult; {WAY_OUT}"
            return (Issue(sheet, column_name(column), problem, Severity.ERROR),)
    return ()


def _is_hidden_number(cell: object) -> bool:
    if not isinstance(cell, str | int | float):
        return False
    text = _digits(cell).zfill(_BIRTH_DIGITS) if _digits(cell) else str(cell).strip()
    born = _PARTLY_HIDDEN.fullmatch(text)
    return is_date(born[1], born[2], born[3]) if born else bool(_HIDDEN.fullmatch(text))


def _numbered_persons(sheet: str, rows: Sequence[Sequence[object]]) -> tuple[Issue, ...]:
    """Return an issue where persons are called Borger 1, Borger 2, down from the first row or across it."""
    first = [column for column, cell in enumerate(rows[0]) if _is_numbered(cell)]
    if len({rows[0][column] for column in first}) >= _FEW:
        problem = f"arket ser ud til at have en kolonne for hver person; {WAY_OUT}"
        return (Issue(sheet, column_name(first[0]), problem, Severity.ERROR),)
    for column in first:
        filled = [cell for row in rows if (cell := row[column]) not in {"", None}]
        persons = [cell for cell in filled if _is_numbered(cell)]
        if len(set(persons)) >= _FEW and len(persons) >= SHARE * len(filled):
            problem = f"arket ser ud til at have en række for hver person; {WAY_OUT}"
            return (Issue(sheet, column_name(column), problem, Severity.ERROR),)
    return ()


def _aged_rows(sheet: str, header: Sequence[object], rows: Sequence[Sequence[object]]) -> tuple[Issue, ...]:
    """Return an issue where each row has a number of its own and an age, and some have the same age."""
    titles = [cell.strip().lower() if isinstance(cell, str) else "" for cell in header]
    serial = next((place for place, title in enumerate(titles) if _SERIAL.fullmatch(title)), None)
    if serial is None or "alder" not in titles:
        return ()
    filled = [row for row in rows if row[serial] not in {"", None}]  # and no totals or notes
    numbers, ages = [row[serial] for row in filled], [_digits(row[titles.index("alder")]) for row in filled]
    if (
        len(filled) < _FEW
        or len(set(numbers)) < len(numbers)
        or not all(map(_AGE.fullmatch, ages))
        or len(set(ages)) == len(ages)
    ):
        return ()
    problem = f"arket ser ud til at have en række for hver person (et nummer og en alder i hver); {WAY_OUT}"
    return (Issue(sheet, column_name(serial), problem, Severity.ERROR),)


def _own_marks(sheet: str, header: Sequence[object], rows: Sequence[Sequence[object]]) -> tuple[Issue, ...]:
    """Return an issue where nearly each row has a birth date, an id or initials of its own below a header of them."""
    for column, cell in enumerate(header):
        form = _form_below(cell)
        if form is None:
            continue
        filled = [one for row in rows if (one := row[column]) not in {"", None}]
        different = {_as_day(one) if form is _DAY else str(one).strip() for one in filled}
        fewest = _FEW if form is MARKS else _TWO  # "AP" and "JP" may be categories
        if sum(map(bool, map(form.fullmatch, different))) >= max(fewest, SHARE * len(filled)):
            what = "fødselsdatoer" if form is _DAY else "betegnelser for personer"
            problem = f"arket ser ud til at have en række for hver person (en kolonne med {what}); {WAY_OUT}"
            return (Issue(sheet, column_name(column), problem, Severity.ERROR),)
    return ()


def _form_below(header: object) -> re.Pattern[str] | None:
    """Return how what tells persons apart is written below a header, if it is a header of that."""
    title = header.strip() if isinstance(header, str) else ""
    forms = ((_ID, _ANY), (_CPR, _LETTER_AND_DIGIT), (_PERSON, MARKS))
    return _DAY if _kind(header) == _BORN else next((form for said, form in forms if said.fullmatch(title)), None)


def _as_day(cell: object) -> str:
    """Return a date of digits alone, such as 010190, 10190.0, 01011990 or 19900101, with points between."""
    digits = _digits(cell)
    text = f"0{digits}" if len(digits) in {5, 7} else digits
    parts = [(text[:2], text[2:4], text[4:]), (text[6:], text[4:6], text[:4])][: 1 + (len(text) > _BIRTH_DIGITS)]
    days = (part for part in parts if len(text) in {_BIRTH_DIGITS, 8} and is_date(*part))
    return next((".".join(day) for day in days), str(cell).strip())


def _is_numbered(cell: object) -> bool:
    return isinstance(cell, str) and bool(_NUMBERED.fullmatch(cell.strip()))


def _digits(cell: object) -> str:
    text = f"{cell:.0f}" if isinstance(cell, float) else str(cell).strip()
    return text if text.isdecimal() else ""


def is_of_firm(header: str) -> bool:
    """Tell whether a header says a firm or its number; what stands beside is then its address and telephone."""
    return bool(_OF_A_FIRM.fullmatch(header.strip()))


def names_persons(header: str, cells: Collection[object], places: Collection[str], *, of_firms: bool) -> bool:
    """Tell whether the categories of an unknown breakdown are persons, however often each stands in the table."""
    kind = _kind(header)
    if of_firms and kind in _FIRMS_TOO:
        return False
    different = {cell for cell in cells if isinstance(cell, str) and cell.strip()}
    says_persons = bool(_SAYS_PERSONS.fullmatch(header.strip()))
    return kind in _SURE or (kind in _NAMES and look_alike(different - set(places), says_persons=says_persons))


def _are_persons(kinds: dict[int, str], column: int, rows: Sequence[Sequence[object]], places: Collection[str]) -> bool:
    """Tell whether the rows below a header, which is the first, are persons; `column` is the first that says so."""
    several = len(set(kinds.values())) > 1
    filled = [line for line in rows[1:] if line[column] not in {"", None}]
    fewest = 1 if _says_persons(rows[0], kinds) else _TWO
    outright = isinstance(header := rows[0][column], str) and bool(_SAYS_PERSONS.fullmatch(header.strip()))
    if len(filled) < fewest or not (several or kinds[column] in _NAMES):
        return False
    texts = [cell for line in filled if isinstance(cell := line[column], str) and cell.strip()]
    if (kinds[column] in _NAMES and are_names(texts, places, fewest, says_persons=outright)) or (
        several and _BORN in kinds.values()
    ):
        return True
    of_others = sum(map(names_no_person, texts)) >= SHARE * len(filled)  # a list of job centres
    return several and not of_others and not _are_firms_or_places([rows[0], *filled], places)


def _says_persons(header: Sequence[object], kinds: dict[int, str]) -> bool:
    """Tell whether a header says persons outright: "Navn" alone can be a measure's or a place's too."""
    said = set(kinds.values())
    if {"fornavn", "efternavn"} <= said or (_NAMES & said and _BORN in said):
        return True
    names = [cell for cell in header if isinstance(cell, str) and _SAYS_PERSONS.fullmatch(cell.strip())]
    return bool(names) or ("navn" in said and any(map(says_person, header)))


def _are_firms_or_places(rows: Sequence[Sequence[object]], places: Collection[str]) -> bool:
    """True where a header, of one row or two, says firms, or a column names another place in nearly each row."""
    if any(isinstance(cell, str) and is_of_firm(cell) for line in rows[:2] for cell in line):
        return True
    return any(len(set(places) & set(cells)) >= SHARE * len(rows) for cells in zip(*rows, strict=False))


def _kind(cell: object) -> str:
    text = cell.strip().lower() if isinstance(cell, str) else ""
    return next((kind for kind, form in _COLUMNS.items() if form.fullmatch(text)), "")
