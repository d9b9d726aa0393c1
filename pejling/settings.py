"""What a job centre decides for the whole of Pejling: data/settings.toml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pejling.content import STRICT_KEYS, checked, read_toml
from pejling.errors import ContentError, Fault

_FILE = "settings.toml"
_LOWEST = 3  # Jobindsats itself hides one and two persons; nobody may show more than that


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for all pages.

    small_numbers_below: own counts of persons from 1 up to but not including this are hidden.
    publishers:          beginnings of the names of those whose figures are shown as they publish them; figures from
                         anybody else are the job centre's own.
    """

    __pydantic_config__ = STRICT_KEYS

    small_numbers_below: int = 5
    publishers: tuple[str, ...] = ("Jobindsats", "Danmarks Statistik")


def load_settings(folder: Path) -> Settings:
    """Read settings.toml in a content folder; the usual ones where there is no such file. Raises ContentError."""
    file = folder / _FILE
    settings = checked(Settings, read_toml(file), file) if file.exists() else Settings()
    if settings.small_numbers_below < _LOWEST:
        problem = f"skal være mindst {_LOWEST}, fandt {settings.small_numbers_below}; færre ville vise enkeltpersoner"
        raise ContentError(file, (Fault("small_numbers_below", problem),))
    return settings
