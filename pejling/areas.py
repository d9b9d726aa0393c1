"""Municipalities, regions, provinces and the country, by any name they go under; and groups to compare with."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from pathlib import Path

from pejling.content import STRICT_KEYS, checked, read_toml
from pejling.errors import AreaError, ContentError, Fault


class AreaKind(Enum):
    """What sort of area it is; only municipalities are compared with each other."""

    COUNTRY = "country"
    REGION = "region"
    PROVINCE = "province"
    LABOUR_MARKET_REGION = "labour_market_region"
    MUNICIPALITY = "municipality"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Area:
    """One area. `code` is Statistics Denmark's without leading zeros for municipalities (167)."""

    code: str
    name: str
    kind: AreaKind
    region: str = ""
    aliases: tuple[str, ...] = ()


_PREFIXES = re.compile(r"^(?:jobcenter|kommune):?\s+|\s+kommune$|\s+jobcenter$")

_NUMBER_FIRST = re.compile(r"(?P<code>\d{3,4})\s?[:.–]?\s(?P<name>\D+)")  # "167 Hvidovre", "153 - Brøndby"
_NUMBER_LAST = re.compile(r"(?P<name>\D+?)[,–]?\s\(?(?P<code>\d{3,4})\)?")  # "Hvidovre (167)"


def _key(text: str) -> str:
    """Fold case, hyphens and spacing, so that Høje Taastrup is Høje-Taastrup."""
    return re.sub(r"[\s\-\u00a0]+", " ", text).strip().lower()


@dataclass(frozen=True)
class Areas:
    """All known areas; `find` takes a cell, `get` takes what a person or a plan file wrote."""

    areas: tuple[Area, ...]

    @cached_property
    def _by_name(self) -> dict[str, Area]:
        return {_key(name): area for area in self.areas for name in (area.name, *area.aliases)}

    @cached_property
    def names(self) -> frozenset[str]:
        """All names of all areas."""
        return frozenset(name for area in self.areas for name in (area.name, *area.aliases))

    @cached_property
    def by_code(self) -> dict[str, Area]:
        """Areas by code."""
        return {area.code: area for area in self.areas}

    @property
    def country(self) -> Area:
        """The whole country."""
        return next(area for area in self.areas if area.kind is AreaKind.COUNTRY)

    @property
    def municipalities(self) -> tuple[Area, ...]:
        """All municipalities, in the file's order."""
        return tuple(area for area in self.areas if area.kind is AreaKind.MUNICIPALITY)

    def find(self, cell: object) -> Area | None:
        """Return the area that a cell names by name, alias or code, or None."""
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return self.by_code.get(str(int(cell))) if float(cell).is_integer() else None
        if not isinstance(cell, str) or not cell.strip():
            return None
        name = _key(cell)
        if name.isdigit():
            return self.by_code.get(name.lstrip("0") or "0") or self.by_code.get(name)
        return self._named(name) or self._numbered(name)

    def numbered_as(self, text: str) -> Area | None:
        """Return the area of a number beside another area's name: Brøndby for "153 Hvidovre". None where they agree."""
        found = _NUMBER_FIRST.fullmatch(_key(text)) or _NUMBER_LAST.fullmatch(_key(text))
        named, numbered = (self._named(found["name"]), self.find(found["code"])) if found else (None, None)
        return numbered if named and named != numbered else None

    def _named(self, name: str) -> Area | None:
        return self._by_name.get(name) or self._by_name.get(_PREFIXES.sub("", name).strip())

    def _numbered(self, name: str) -> Area | None:
        """Return the area whose name and number stand together; None where they are two different ones'."""
        found = _NUMBER_FIRST.fullmatch(name) or _NUMBER_LAST.fullmatch(name)
        named = self._named(found["name"]) if found else None
        return named if found and named and named == self.find(found["code"]) else None

    def get(self, text: str) -> Area:
        """Return the area a person named. Raises AreaError where there is none such."""
        area = self.find(text)
        if area is None:
            problem = f"'{text}' er ikke et kendt område; skriv fx Hvidovre, 167 eller Hele landet"
            raise AreaError(problem)
        return area


@dataclass(frozen=True, slots=True)
class Group:
    """Municipalities somebody has chosen to compare with, and who did. `members` are names or codes."""

    __pydantic_config__ = STRICT_KEYS

    id: str
    title: str
    source: str
    year: int
    members: tuple[str, ...]


def load_areas(file: Path) -> Areas:
    """Read areas.csv (code;name;kind;region;aliases with | between). Raises ContentError with all faults."""
    faults: list[Fault] = []
    areas: list[Area] = []
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines, delimiter=";"), start=2):
            try:
                aliases = tuple(alias for alias in row["aliases"].split("|") if alias)
                areas.append(Area(row["code"], row["name"], AreaKind(row["kind"]), row["region"], aliases))
            except (KeyError, ValueError, AttributeError) as error:
                faults.append(Fault(f"linje {number}", f"kan ikke læses: {error}"))
    if faults:
        raise ContentError(file, tuple(faults))
    return Areas(tuple(areas))


def load_groups(folder: Path, areas: Areas) -> dict[str, Group]:
    """Read every group in a folder, by id. Raises ContentError for the first file that cannot be used."""
    groups = {}
    for file in sorted(folder.glob("*.toml")):
        group = checked(Group, {"id": file.stem} | read_toml(file), file)
        unknown = [member for member in group.members if areas.find(member) is None]
        if unknown:
            raise ContentError(file, (Fault("members", f"ukendt kommune: {', '.join(unknown)}"),))
        groups[group.id] = group
    return groups
