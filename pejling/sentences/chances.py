"""What the coming time may bring, in words. The condition goes with every chance, and none is ever 0 or 100 per cent.

Wording: docs/method.md, section 6. A chance is a whole number of per cent inside the sentence, beside "k ud af 10".
"""

from __future__ import annotations

from pejling import danish
from pejling.ambitions import Ambition
from pejling.measurements import Aim
from pejling.outlooks import Outlook
from pejling.plans import Measured
from pejling.references import AtLevel, Seen
from pejling.sentences.findings import goal_words
from pejling.statuses import Status
from pejling.units import Unit

CONDITION = "Hvis udviklingen fortsætter som hidtil, og der ikke kommer reformer, konjunkturskift eller nye indsatser"
_FULL = 100
_LEAST, _MOST = 0.05, 0.95
_TWENTIETH = 0.075  # up to here one in twenty is nearer than one in ten
_QUARTER, _NEAR_QUARTER = 0.25, 0.025
_APART = 0.25
_LOW, _HIGH = 0.1, 0.9
_RESULT = {
    Measured.YEAR_AVERAGE: "gennemsnittet for planens tid",
    Measured.SUM: "summen for planens tid",
    Measured.ROLLING_12: "resultatet for de tolv måneder til og med måldatoen",
    Measured.EVERY_MONTH: "den dårligste måned",
    Measured.COHORT: "andelen for alle, der begynder i planens tid,",
}


def chance_words(chance: float) -> str:
    """Write a chance: omtrent 6 ud af 10 (55 pct.); under 1 ud af 20."""
    if chance < _LEAST:
        return "under 1 ud af 20"
    if chance > _MOST:
        return "over 19 ud af 20"
    return f"omtrent {_odds(chance)} ({per_cent(chance)} pct.)"


def per_cent(chance: float) -> int:
    """Return a chance in whole per cent, never 0 or 100."""
    return min(max(round(chance * _FULL), 1), _FULL - 1)


def _odds(chance: float) -> str:
    if chance < _TWENTIETH:
        return "1 ud af 20"
    if chance > 1 - _TWENTIETH:
        return "19 ud af 20"
    for quarters in (1, 3):
        if abs(chance - quarters * _QUARTER) < _NEAR_QUARTER:
            return f"{quarters} ud af 4"
    return f"{danish.rounded(chance * 10, 0)} ud af 10"


def chance_sentence(chance: float, level: float, aim: Aim, unit: Unit) -> str:
    """Chancen for mindst 18,0 pct. er omtrent 6 ud af 10 (55 pct.)."""
    return danish.closed(f"Chancen for {goal_words(level, aim.direction, unit)} er {chance_words(chance)}")


def range_words(outlook: Outlook, aim: Aim, name: str, unit: Unit) -> str:
    """Say where the result ends in 8 cases out of 10, with the condition."""
    low, high = (_within(outlook.quantile(probability), unit) for probability in (_LOW, _HIGH))
    what = _RESULT.get(aim.measured, "")
    many = what and aim.span.length > 1
    becomes = f"bliver {what}" if many else f"ender »{name}« i {danish.period(aim.span.due)}"
    between = f"mellem {danish.number(low, unit.decimals)} og {danish.amount(high, unit)}"
    return f"{CONDITION}, {becomes} {between} i 8 ud af 10 tilfælde."


def _within(value: float, unit: Unit) -> float:
    return min(max(value, 0.0), float(_FULL)) if unit.is_rate else max(value, 0.0)


def class_reason(chance: float, level: float, aim: Aim, unit: Unit) -> str:
    """Say why a target is on its way, unsure or not on its way."""
    wanted = goal_words(level, aim.direction, unit)
    return danish.closed(f"{CONDITION}, er chancen for {wanted} {chance_words(chance)}")


def wavering_words(status: Status) -> str:
    """Say why a word stands although the chance has passed its boundary; a target does not change for a little."""
    return f"Status bliver ved »{status.value}«, til grænsen er passeret med 5 procentpoint."


def direction_reason(chance: float, before: float, aim: Aim, unit: Unit) -> str:
    """Say how likely a direction without level is: the plan's time against the twelve months before it."""
    way = "over" if aim.direction > 0 else "under"
    than = f"gennemsnittet i de tolv måneder før planen ({danish.amount(before, unit)})"
    return f"{CONDITION}, er chancen for at ende {way} {danish.closed(f'{than} {chance_words(chance)}')}"


def ambition_words(ambition: Ambition, others: AtLevel | None = None) -> str:
    """Say how demanding the level is. Without precedent is what nobody has been at; others: who is, where known."""
    if ambition is Ambition.ALMOST_CERTAIN:
        return "Niveauet er næsten sikkert at nå."
    if ambition is not Ambition.UNPRECEDENTED:
        return f"Niveauet er {ambition.value}."
    if others is None or others.met:
        return f"Niveauet er {Ambition.VERY_AMBITIOUS.value}."
    return f"Niveauet er uden fortilfælde her, og ingen anden kommune lå på det i {danish.period(others.period)}."


def even_words(level: float, aim: Aim, unit: Unit) -> str:
    """Say which level is as likely as not, where the one asked about is all but certain or all but out of reach."""
    return danish.closed(f"Lige stor chance for og imod er der ved {goal_words(level, aim.direction, unit)}")


def step_words(chance: float, further: float, step: float, aim: Aim, unit: Unit) -> str:
    """Say what one step more costs in chance: the level is moved the way that asks for more."""
    size = danish.difference(step, unit, 0)
    if per_cent(chance) == per_cent(further):
        return f"Et mål, der er {size} {_more(aim)}, ændrer ikke chancen mærkbart."
    return f"Et mål, der er {size} {_more(aim)}, sænker chancen fra {per_cent(chance)} til {per_cent(further)} pct."


def _more(aim: Aim) -> str:
    return "højere" if aim.direction > 0 else "lavere"


def peers_words(found: AtLevel, level: float, aim: Aim, unit: Unit) -> str:
    """24 af 98 kommuner lå på 20,0 pct. eller mere i juli 2026."""
    side = "eller mere" if aim.direction > 0 else "eller mindre"
    at_level = f"lå på {danish.level(level, unit)} {side} i {danish.period(found.period)}"
    return f"{found.met} af {found.of} kommuner {at_level}."


def seen_words(seen: Seen) -> str:
    """Say how often the municipalities have moved as far the right way from the same month of the calendar."""
    met = "ingen" if not seen.met else danish.number(seen.met)
    ahead = danish.count(seen.ahead, "måned", "måneder")
    course = f"{met} af {danish.number(seen.of)} forløb i kommunerne"
    return f"En mindst lige så god udvikling fra samme måned og {ahead} frem er set i {course}."


def apart_words(chance: float, seen: Seen) -> str:
    """Say that chance and what has been seen elsewhere differ by more than 25 points; "" where they do not."""
    if abs(chance - seen.met / seen.of) <= _APART:
        return ""
    return "Vurderingerne peger forskelligt: kommunens egen udvikling siger ét, de andre kommuners forløb noget andet."
