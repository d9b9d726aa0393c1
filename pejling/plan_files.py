"""Plan files read and checked against indicators and areas. All faults of a file are told at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from pejling.areas import AreaKind, Areas
from pejling.areas import Group as ComparisonGroup
from pejling.content import checked, read_toml
from pejling.errors import ContentError, Fault
from pejling.goals import FULL, AtLeast, AtMost, ChangePoints, Improve, has_level, is_change
from pejling.indicators import Improvement, Indicator
from pejling.plans import Measured, Plan, Target
from pejling.units import Unit

T = TypeVar("T")
# A target's id stands in the address beside these.
_IN_ADDRESS = {"plan", "dato", "eksempeldato", "forslag", "sammenlign", "embed", "embed_options"}
PAGES = {"indlaes", "indtast", "kolonner", "kilder"} | {
    "hvad-nu-hvis", "sammenlign", "vedtag", "beslutninger", "naeste-aar", "papirer", "dagsorden",
}  # fmt: skip # addresses that are pages already; a focus area's id is its address


@dataclass(frozen=True)
class Surroundings:
    """What a plan may refer to."""

    indicators: dict[str, Indicator]
    areas: Areas
    groups: dict[str, ComparisonGroup]


def load_plan(file: Path, known: Surroundings) -> Plan:
    """Read one plan. Raises ContentError with every fault, of form and of reference."""
    written = {"id": file.stem} | read_toml(file)
    unknown = tuple(_unknown_references(written, known))
    try:
        plan = checked(Plan, written, file)
    except ContentError as error:
        raise ContentError(file, (*error.faults, *unknown)) from error
    faults = (*unknown, *_faults(plan, known))
    if faults:
        raise ContentError(file, faults)
    return plan


def load_plans(folder: Path, known: Surroundings) -> tuple[dict[str, Plan], tuple[ContentError, ...]]:
    """Read every plan in a folder, by id; beside them the files that cannot be used, each with its faults."""
    plans: dict[str, Plan] = {}
    unreadable: list[ContentError] = []
    for file in sorted(folder.glob("*.toml")):
        try:
            plan = load_plan(file, known)
        except ContentError as error:
            unreadable.append(error)
            continue
        if plan.id in plans:
            taken = Fault("id", f"'{plan.id}' bruges allerede af en anden plan")
            unreadable.append(ContentError(file, (taken,)))
        else:
            plans[plan.id] = plan
    return plans, tuple(unreadable)


def _unknown_references(written: dict[str, Any], known: Surroundings) -> Iterator[Fault]:
    """Find names of nothing, in what the file says, whether or not the rest of it can be used."""
    municipality = written.get("municipality")
    area = known.areas.find(municipality)
    if isinstance(municipality, str) and (area is None or area.kind is not AreaKind.MUNICIPALITY):
        yield Fault("municipality", f"'{municipality}' er ikke en kendt kommune; skriv fx Hvidovre eller 167")
    for name in _tables(written, "compare_with", str):
        if name not in known.groups:
            yield Fault("compare_with", f"gruppen '{name}' findes ikke; kendte er {', '.join(known.groups) or 'ingen'}")
    for number, focus_area in enumerate(_tables(written, "focus_areas", dict), start=1):
        for position, target in enumerate(_tables(focus_area, "targets", dict), start=1):
            name = target.get("indicator", "")
            if isinstance(name, str) and name and name not in known.indicators:
                key = _target_key(number, focus_area.get("id"), position, target.get("id"))
                yield Fault(f"{key}.indicator", f"'{name}' findes ikke; læg {name}.toml i data/indicators/")


def _tables(written: dict[str, Any], key: str, kind: type[T]) -> list[T]:
    found = written.get(key, [])
    return [one for one in found if isinstance(one, kind)] if isinstance(found, list) else []


def _target_key(number: int, focus_area: object, position: int, target: object) -> str:
    return f"focus_areas[{number}] ({focus_area}).targets[{position}] ({target})"


def _faults(plan: Plan, known: Surroundings) -> Iterator[Fault]:
    if plan.ends < plan.starts:
        yield Fault("ends", f"{plan.ends} ligger før starts {plan.starts}")
    yield from _repeated("focus_areas", [one.id for one in plan.focus_areas])
    yield from _repeated("targets", [one.id for one in plan.targets])
    for number, focus_area in enumerate(plan.focus_areas, start=1):
        if quote(focus_area.id, safe="") != focus_area.id:
            right = "bruges i adressen og skal være bogstaver a-z, tal og bindestreg, fx 'unge'"
            yield Fault(f"focus_areas[{number}] ({focus_area.id}).id", right)
        if focus_area.id in PAGES:
            taken = f"'{focus_area.id}' er adressen på en anden side; vælg et andet id"
            yield Fault(f"focus_areas[{number}] ({focus_area.id}).id", taken)
        for position, target in enumerate(focus_area.targets, start=1):
            key = _target_key(number, focus_area.id, position, target.id)
            yield from (Fault(f"{key}.{name}", text) for name, text in _target_faults(target, plan, known))


def _repeated(key: str, ids: list[str]) -> Iterator[Fault]:
    for one in sorted({one for one in ids if ids.count(one) > 1}):
        yield Fault(key, f"id '{one}' bruges mere end én gang; hvert id skal være sit eget")


def _target_faults(target: Target, plan: Plan, known: Surroundings) -> Iterator[tuple[str, str]]:
    if target.id in _IN_ADDRESS:
        yield "id", f"'{target.id}' bruges i adressen til noget andet; vælg et andet id"
    if target.due and target.due < (target.starts or plan.starts):
        yield "due", f"{target.due} ligger før målets start"
    if target.starts and not target.due and target.starts > plan.ends:
        yield "starts", f"{target.starts} ligger efter planens slutning"
    if not target.indicator:
        if has_level(target.goal) or isinstance(target.goal, Improve):
            yield "indicator", "mangler; et mål med niveau eller retning skal sige, hvilken indikator det gælder"
        return
    indicator = known.indicators.get(target.indicator)
    if indicator is None:
        return  # said already
    yield from _level_faults(target, indicator.unit)
    if isinstance(target.goal, Improve) and indicator.improvement is Improvement.NEUTRAL:
        yield "direction_only", f"indikatoren {indicator.id} har ingen ønsket retning"
    if is_change(target.goal) and target.baseline is None and target.stated_level is None:
        yield "baseline", 'mangler; en ændring skal sige, hvilken periode den regnes fra, fx { period = "2019-12" }'
    if target.measured is Measured.SUM and not indicator.unit.additive:
        yield "measured", f"tal i {indicator.unit.suffix} kan ikke lægges sammen; brug year_average eller end"


def _level_faults(target: Target, unit: Unit) -> Iterator[tuple[str, str]]:
    levels = [("stated_level", target.stated_level)]
    if isinstance(target.goal, AtLeast | AtMost):
        levels.append(("at_least" if isinstance(target.goal, AtLeast) else "at_most", target.goal.level))
    for key, level in levels:
        if level is not None and level < 0:
            yield key, f"niveauet {level:g} er under 0"
        if level is not None and unit.is_rate and level > FULL:
            yield key, f"niveauet {level:g} er over 100 pct."
    if isinstance(target.goal, ChangePoints) and not unit.is_rate:
        way_out = "brug change_percent eller change_count"
        yield "change_points", f"procentpoint gælder kun andele, ikke {unit.suffix}; {way_out}"
