"""What a screen of the dialogue meeting says of a target: little, and the rest on demand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pejling import danish, sentences
from pejling.agendas import Point
from pejling.assessments import Assessment
from pejling.follow_up import Line
from pejling.gaps import gap
from pejling.indicators import Indicator
from pejling.notes import Remark
from pejling.proposals import LABEL
from pejling.status_words import GOOD
from pejling.statuses import Status
from pejling.units import Unit

_AS_BEFORE = "hvis udviklingen fortsætter som hidtil"
_FIGURE = (
    "Sort linje: tallene; en hvid prik er foreløbig. Grå linje: samme periode året før. Blå linje: planens mål. "
    "Stiplet lilla linje: et forslag. Gråt felt: her ender resultatet i 8 ud af 10 tilfælde."
)
HOW_TO_READ = ("Figuren", (_FIGURE,))
_FINAL = {Status.MET, Status.NOT_MET}


@dataclass(frozen=True, slots=True)
class Wall:
    """One screen's words.

    title:        the finding.
    label:        what the key figure is: the plan's level, a proposed one, or the newest figure.
    figure, unit: the key figure, its number alone and what it is a number of.
    chance:       how likely the level is; "" where that cannot be said.
    takes:        what the level would take, or why nothing can be said.
    """

    title: str
    label: str
    figure: str
    unit: str
    chance: str
    takes: tuple[str, ...]


def wall_of(line: Line) -> Wall:
    """Return what the screen of a target says, at the level the line is at. The target must have figures."""
    found, indicator = line.assessment, line.indicator
    if indicator is None or found.aim is None:
        return Wall(found.sentence, "", "–", "", "", (found.reason,))
    label, figure, unit = _key_figure(found, indicator.unit)
    chance = _chance(found, indicator.unit)
    takes = line.what_it_takes if found.gap is not None else ()
    takes = takes[:-1] if found.rest is not None else takes[1:]  # what the title says itself: the newest period's gap
    if not chance and not takes:
        takes = (_outcome(found),)
    return Wall(found.sentence, label, figure, unit, chance, takes)


def _key_figure(found: Assessment, unit: Unit) -> tuple[str, str, str]:
    aim = found.aim
    if found.level is not None and aim is not None and (found.proposed or found.status is not Status.UNCLEAR):
        words, way = (
            sentences.level_words(found.level, aim.direction, unit),
            "mindst" if aim.direction >= 0 else "højst",
        )
        number, _, suffix = words.partition(" ")
        return f"{LABEL}: {way}" if found.proposed else f"Planens mål: {way}", number, suffix
    latest = found.latest or found.newest
    if latest is None or latest.value is None:
        return "Seneste tal", "–", unit.suffix
    number, _, suffix = danish.amount(latest.value, unit).partition(" ")
    return f"Seneste tal, {danish.period(latest.period)}", number, suffix


def _chance(found: Assessment, unit: Unit) -> str:
    if found.chance is None or found.aim is None:
        return ""
    what = ""
    if found.level is None and found.before is not None:
        way = "over" if found.aim.direction > 0 else "under"
        what = f" for at ende {way} året før planen ({danish.amount(found.before, unit)})"
    return danish.closed(f"Chancen{what} er {sentences.chance_words(found.chance)}, {_AS_BEFORE}")


def _outcome(found: Assessment) -> str:
    """Say how it went, or why it cannot be said."""
    if found.proposed and found.status in _FINAL and found.latest is not None and found.latest.value is not None:
        away = gap(found.level or 0.0, found.latest.value, found.aim.direction if found.aim else 1)
        return f"Det niveau blev {'ikke ' if away > 0 else ''}nået."
    return found.reason


def behind(point: Point) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what is asked for on demand, as headings each with its texts; the presenter's sheet has the same.

    They are question, chance, what the level takes, notes, what is to be cleared up, and definition; at the level the
    line is at.
    """
    line = point.line
    known = (one for one in line.remarks if one.period is None or one.period.start <= line.as_of)
    label = (LABEL,) if line.assessment.proposed else ()
    chance = tuple(filter(None, line.what_is_likely()[:2])) or (line.assessment.reason,)
    doubts = tuple(filter(None, (line.target.assumption, line.target.question)))
    parts = [
        ("Spørgsmål", (point.item.question,)),
        ("Chance", (*label, *chance)),
        ("Hvad det kræver", (*label, *line.what_it_takes) if line.what_it_takes else ()),
        ("Noter", tuple(_note(one) for one in known)),
        ("Skal afklares", doubts),
        ("Definition og kilde", _defined(line.indicator)),
    ]
    return tuple((heading, texts) for heading, texts in parts if texts)


def _note(one: Remark) -> str:
    heading = f"{one.heading[:1].upper()}{one.heading[1:]}"
    return f"{heading}: {one.text}" + (f" ({one.source})" if one.source else "")


def _defined(indicator: Indicator | None) -> tuple[str, ...]:
    if indicator is None:
        return ()
    source = ", ".join(filter(None, (indicator.source.publisher, indicator.source.table)))
    return f"{indicator.name} ({indicator.unit.suffix}). {indicator.how_calculated}", danish.closed(f"Kilde: {source}")


def overview_title(lines: Iterable[Line]) -> str:
    """Say how many of the agenda's targets are met or on their way, and where that is at levels that are tried."""
    found = [line.assessment for line in lines]
    if not found:
        return "Dagsordenen er tom"
    tried = sum(one.proposed for one in found)
    if_so = f", hvis {'forslaget' if tried == 1 else 'forslagene'} gælder" if tried else ""
    if len(found) == 1:
        return f"Dagens mål er {found[0].status.value}{if_so}"
    good = sum(one.status in GOOD for one in found)
    return f"{good} af dagens {len(found)} mål er nået eller på vej{if_so}"
