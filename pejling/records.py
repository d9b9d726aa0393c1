"""What people tell Pejling, one small JSON file each, kept beside a store's imports and only ever added to.

A file is named by its time, written whole under another name and then renamed, so that a reader never sees half of
it and two writers at once lose nothing. Nothing is changed or deleted: what takes something back is a file too.
"""

from __future__ import annotations

import functools
import hashlib
import json
import uuid
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import PlainSerializer

from pejling.content import adapter
from pejling.errors import RefusedError, StoreError
from pejling.intake.privacy import holds_person_number
from pejling.store.files import keep, names_in, reason_of

_ENDING = ".json"
_NAME_TIME = "%Y%m%dT%H%M%S%f"
LONGEST = {"title": 80, "name": 40, "text": 500}  # characters
# A moment is kept in UTC, written as it always was.
Moment = Annotated[datetime, PlainSerializer(lambda at: at.astimezone(UTC).isoformat())]
T = TypeVar("T")


class Records:
    """A folder of such files. Safe for several readers and writers at once.

    what: what one of them is, in Danish and definite, for messages: "forslaget".
    """

    def __init__(self, folder: Path, what: str) -> None:
        self.folder = folder
        self._what = what

    @property
    def version(self) -> str:
        """A text that is another one whenever something has been told. Raises StoreError."""
        return hashlib.sha256("|".join(self._names()).encode()).hexdigest()

    @property
    def is_empty(self) -> bool:
        """True where nobody has told anything. Raises StoreError."""
        return not self._names()

    def _names(self) -> list[str]:
        return [name for name in names_in(self.folder) if name.endswith(_ENDING) and not name.startswith(".")]

    def add(self, told: dict[str, Any], at: datetime) -> None:
        """Keep what was told at a moment. Raises StoreError; nothing is changed then."""
        name = f"{at.astimezone(UTC).strftime(_NAME_TIME)}-{uuid.uuid4().hex[:8]}{_ENDING}"
        text = json.dumps(told, ensure_ascii=False, indent=1)
        try:
            keep(self.folder / name, lambda partial: partial.write_text(text, encoding="utf-8"))
        except OSError as error:
            problem = f"{self._what} kunne ikke gemmes i {self.folder}: {reason_of(error)}. Intet er ændret"
            raise StoreError(problem) from error

    def all(self, make: Callable[[dict[str, Any]], T]) -> tuple[T, ...]:
        """Return what `make` makes of each file, in the order of time. Raises StoreError, naming the broken file."""
        return tuple(self._made(self.folder / name, make) for name in self._names())

    def _made(self, path: Path, make: Callable[[dict[str, Any]], T]) -> T:
        try:
            return make(json.loads(_text(path)))
        except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
            problem = f"filen {path.name} i {path.parent} kan ikke læses; flyt den væk, og gem {self._what} igen"
            raise StoreError(problem) from error


@functools.lru_cache(maxsize=4096)
def _text(path: Path) -> str:
    """Read a file. It never changes, so it is read once."""
    return path.read_text(encoding="utf-8")


def told_of(one: object) -> dict[str, Any]:
    """Return what is kept of a frozen dataclass: its fields, by the names they have in the file."""
    kind: Any = type(one)
    told: dict[str, Any] = adapter(kind).dump_python(one, mode="json", by_alias=True)
    return told


def reader(kind: Any) -> Callable[[dict[str, Any]], Any]:  # noqa: ANN401 - a class, or classes joined by |
    """Return what makes a `kind` of what was kept. It raises ValueError where that is something else."""
    return adapter(kind).validate_python


def new_id() -> str:
    """Return an id that nobody else has: eight letters and digits."""
    return uuid.uuid4().hex[:8]


def typed(text: str, what: str, kind: str = "text") -> str:
    """Return what somebody typed, its spaces tidied. Raises RefusedError where it may not be kept.

    what: the field's name, definite: "navnet". kind: "title", "name" or "text", which says how long it may be.
    """
    tidy = " ".join(text.split())
    if holds_person_number(tidy):
        raise RefusedError(
            f"{what} ligner eller indeholder et personnummer (CPR) og er ikke gemt. Skriv aldrig om enkelte borgere her"
        )
    if len(tidy) > LONGEST[kind]:
        raise RefusedError(f"{what} er på {len(tidy)} tegn; der er plads til {LONGEST[kind]}. Forkort det")
    return tidy


def needed(fields: Iterable[tuple[str, str]]) -> None:
    """Raise RefusedError naming the fields, as (text, what to write), that are still empty."""
    missing = [what for text, what in fields if not text]
    if missing:
        raise RefusedError(f"Skriv først {', '.join(missing[:-1])}{' og ' if missing[1:] else ''}{missing[-1]}")
