"""What is wrong with the cells of a column that cannot be read as its indicator's figures, in words."""

from __future__ import annotations

from pejling import danish
from pejling.indicators import Indicator
from pejling.intake.grids import Column
from pejling.intake.numbers import ParsedColumn, says_another_unit, two_readings
from pejling.intake.privacy import names_person

_TOLD_ALONE = 5  # problems of a column that say what a cell holds; the others are told together
_LARGE = 1e10  # its digits would be written 1e+10
_CAN = {True: "andele ligger mellem 0 og 100 pct.", False: "antal ligger mellem 0 og 10 mia."}
_UNCLEAR = "flere tal kan læses på to måder og er ikke brugt. Skriv dem med dansk komma, eller som tal"

_PER_CENT = "tallet er i pct., og {} måles i {}; det er ikke brugt. Se efter, om det er den rigtige kolonne"


def problems(column: Column, indicator: Indicator, parsed: ParsedColumn) -> dict[str, list[int]]:
    """Return what is wrong with a column's unreadable cells, and in which rows; what a few hold is told one by one."""
    asked, fractions, impossible = set(parsed.unclear), set(parsed.fractions), set(parsed.impossible)
    told = dict[str, list[int]]()
    for row in parsed.unreadable:
        several, cell = len(told) > _TOLD_ALONE, column.cells[row]
        if isinstance(cell, str) and says_another_unit(cell, indicator.unit):
            problem = _PER_CENT.format(indicator.name, indicator.unit.suffix)
        elif row in fractions:
            problem = _UNCLEAR if several else _fraction(float(parsed.values[row]))
        elif row in asked:
            problem = _UNCLEAR if several else _question(cell)
        elif row in impossible:
            problem = _impossible(None if several else float(parsed.values[row]), indicator)
        else:
            problem = f"kan ikke læses som et tal i {indicator.unit.suffix} og er ikke brugt. Skriv kun tallet"
        told.setdefault(problem, []).append(row)
    return told


def _impossible(value: float | None, indicator: Indicator) -> str:
    """Say that a number cannot be; without a value, that several cannot."""
    can, mend = _CAN[indicator.unit.is_rate], "mangler der et komma?"
    if indicator.is_whole:
        can = f"I tæller selv {indicator.unit.suffix}, og antal er hele tal mellem 0 og 10 mia."
        mend = "skriv et helt tal"
    if value is None:
        return f"flere tal er ikke mulige og er ikke brugt: {can} Ret dem ({mend}), og indlæs igen"
    is_large = abs(value) >= _LARGE or names_person(f"{value:.0f}")
    found = "et så stort tal" if is_large else _written(value)
    return f"{found} er ikke muligt og er ikke brugt: {can} Ret det ({mend}), og indlæs igen"


def _fraction(value: float) -> str:
    meant = f"{_written(value)} pct. eller {_written(100 * value)} pct."
    return f"tallet kan betyde {meant} og er ikke brugt. Skriv det i pct. med samme antal decimaler som de andre"


def _question(cell: object) -> str:
    """Ask what an unclear number is. It is no more than digits and marks, so it may be repeated."""
    text = f"{cell:.3f}" if isinstance(cell, float) else str(cell).strip()
    whole, decimals = two_readings(text) or (0.0, 0.0)
    meant = f"{danish.number(whole)} eller {str(decimals).replace('.', ',')}"
    if isinstance(cell, float):
        return f"tallet kan betyde {meant}, hvis et tusindpunktum er blevet til et komma; det er ikke brugt. Ret det"
    return f"'{text}' kan betyde {meant} og er ikke brugt. Skriv tallet med dansk komma, eller som et tal"


def _written(value: float) -> str:
    return f"{value:.10g}".replace(".", ",")
