"""Tables that say their figures are not the period's own: a change, an index, a target, another group's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pejling.intake.grids import Grid
from pejling.intake.headers import Heading
from pejling.intake.issues import Issue, Severity
from pejling.intake.period_cells import period_in
from pejling.intake.roles import Role
from pejling.intake.target_lists import TARGET_LIST, is_target_list
from pejling.intake.titles import pieces

_OTHER = re.compile(
    r"(?:(?:procentvis|årlig|absolut|månedlig)\w*\s+)?"
    r"(?:ændring|forskel(?!lig)|difference|afvigelse|inde(?:ks|x)|måltal|budget|prognose|forvent|fremskriv|akkumuler|kumuler"
    r"|akk\b\.?|år til dato|åtd\b|ytd\b|estimat|skøn(?:\b|net)|promille\b|ønsket niveau|samlet i året|opsummeret fra"
    r"|udvikling(?: i)? (?:procent|pct|pp)"
    r"|(?:løbende|glidende|rullende|12 md)\w*\b.*g(?:ennemsnit|ns)"
    r"|sæsonkorr|diff\b|median|rang(?:ering|liste)?\b"
    r"|mål(?: \d{4})?$|placering|målopfyldelse|simuler|scenari"
    r"|(?:\d+|tre|seks|tolv)\W*(?:md|mdr|måned\w*)\b\W*(?:(?:løbende|glidende|rullende)\w*\W*)?g(?:ennemsnit|ns)"
    r"|(?:\d+|tre|seks|tolv)\W*(?:md|mdr|måned\w*)\b\W*rullende"
    r"|g(?:ennemsnit|ns)\w*\.? (?:af|for|over) (?:de )?(?:(?:seneste|sidste) )?(?:\d+|tre|seks|tolv) (?:md|mdr|måned)"
    r"|(?:slet|ikke) (?:ikke )?(?:brug|til brug)|må ikke (?:bruges|anvendes))\w*",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"mål (?:for\b|i \d{4})|målniveau|målsætning|(?:\S+s|vores) mål(?: (?:for |i )?\d{4})?$"
    r"|\S*(?:planens|udvalgets) niveau(?:er)?(?: (?:for |i )?\d{4})?$"
    r"|(?:(?!(?:på|mod|til|af|og|med|om|ift\.?|i forhold)\b)\S+ )+mål (?:for |i )?\d{4}$",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(
    r"\b(?:resultat(?:er|et)?|opfølgning\w*|status|faktisk\w*|opnåe\w*|realisere\w*)\b", re.IGNORECASE
)
_ROLLING = re.compile(r"(?:løbende|glidende|rullende) (?:\d+|tolv|tre|seks|år|kvartal)", re.IGNORECASE)
_WHEREVER = re.compile(  # another period's or several together, wherever it stands
    r"\bsamme (?:periode|måned|kvartal|tid)\w* (?:sidste|forrige|året før|i fjor)"
    r"|^(?:sidste|forrige) (?:år|måned|periode)$"
    r"|\b(?:år til dato|åtd|ytd)\b"
    r"|\bgennemsnit over (?:de )?(?:(?:seneste|sidste) )?(?:\d+|tre|seks|tolv) (?:md|mdr|måned)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"(?:landsg(?:ennemsnit|ns)|gennemsnit for|klynge)\w*", re.IGNORECASE)
_UNIT = re.compile(r"enhed\s*:\s*(?:i )?(?:indeks|1[. ]?000|tusind|mio)", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?:i\s+)?(?:1[. ]?000(?: \w+)?|(?:hele )?tusind\w*|mio\b.*|million\w*)\.?", re.IGNORECASE)
_SEVERAL = re.compile(r"\((?:flere elementer|multiple items)\)", re.IGNORECASE)
_CHOSEN = (
    "linjen '{}' er en pivottabels filter, hvor flere er valgt, og det kan ikke ses hvilke; tabellen er "
    "ikke brugt. Vælg én ad gangen eller alle i filteret, og indlæs igen"
)
_SHOWN = 60  # signs of a line
_SAYS = "siger, at tallene ikke er periodens egne (men fx en ændring, et mål, et budget eller en anden gruppes tal)"
_WAY_OUT = "tabellen er ikke brugt. Er det de faktiske tal, så ret teksten, og indlæs igen"


def says_other_figures(grid: Grid, heading: Heading) -> tuple[Issue, ...]:
    """Return an error where a line of the table, or the sheet's name, says so and its columns do not tell apart."""
    if is_target_list(grid):
        return (Issue(heading.sheet, "", TARGET_LIST, Severity.ERROR),)
    if several := next(filter(_SEVERAL.search, (*grid.above, *grid.lines)), ""):
        return (Issue(heading.sheet, "", _CHOSEN.format(several[:_SHOWN]), Severity.ERROR),)
    if any(map(is_other, (str(cell) for column in grid.having(Role.VALUE) for cell in column.header))):
        return ()
    elsewhere = not grid.having(Role.AREA)  # else the rows say themselves where they are from
    rolls = _has_rolling_years(grid)
    said = next(
        (
            (where, text)
            for where, text in _said(heading)
            if is_other(text, elsewhere=elsewhere) or (not rolls and any(map(_ROLLING.match, pieces(text))))
        ),
        None,
    )
    if said is None:
        return ()
    return (Issue(heading.sheet, "", f"{said[0]} '{said[1][:_SHOWN]}' {_SAYS}; {_WAY_OUT}", Severity.ERROR),)


def _said(heading: Heading) -> Iterator[tuple[str, str]]:
    yield "arkets navn", heading.sheet
    for line in heading.lines:
        if _UNIT.match(line) or not Heading.is_note(line):
            yield "linjen", line


def _has_rolling_years(grid: Grid) -> bool:
    headers = (cell for column in grid.having(Role.VALUE) for cell in column.header)
    periods = map(period_in, (*headers, *(column.cells[0] for column in grid.having(Role.PERIOD))))
    return any(one and one.frequency.rolling for one in periods)


def are_in_thousands(text: str) -> bool:
    """True for a text, or a piece of one, that is no more than a unit of thousands or millions."""
    return bool(_UNIT.match(text)) or any(map(_THOUSANDS.fullmatch, pieces(text)))


def is_result(text: str) -> bool:
    """True for a text that says no more than that figures are what came of it: Resultat, Realiseret."""
    return bool(_FOLLOWED.fullmatch(text.strip()))


def is_other(text: str, *, elsewhere: bool = False) -> bool:
    """True for a text of which a piece says that figures are a change, an index, a budget or the like.

    elsewhere: whether another place's figures count too.
    """
    said = pieces(text)
    if elsewhere and any(map(_ELSEWHERE.match, said)):
        return True
    if any(map(_TARGET.match, said)) and not _FOLLOWED.search(text):
        return True
    return are_in_thousands(text) or any(_OTHER.match(one) or _WHEREVER.search(one) for one in said)
