"""Every error Pejling raises itself. Messages are Danish, because a person at the job centre reads them.

PejlingError
├── ContentError      a file under data/ cannot be used; carries all its faults
├── PeriodError       a text that should be a month, quarter or year is none
├── AreaError         a text that should be a municipality, region or the country is none
├── AdditionError     figures that cannot be added (rates, ratios) were to be summed
├── RefusedError      what somebody typed or sent may not be kept; says why and what would be right
└── StoreError        the folder of imports cannot be read or written

Faults in an export are not errors: they are `Issue`s, collected and shown (see `pejling.intake`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class PejlingError(Exception):
    """Base of all errors below."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in a content file: the key it stands at, and what was found and would be right."""

    key: str
    problem: str


class ContentError(PejlingError):
    """A content file cannot be used. All its faults are told at once."""

    def __init__(self, file: Path, faults: tuple[Fault, ...]) -> None:
        self.file = file
        self.faults = faults
        lines = [f"{file.name}: {fault.key}: {fault.problem}" for fault in faults]
        super().__init__("\n".join(lines))


class PeriodError(PejlingError, ValueError):
    """A text cannot be read as a period."""


class AreaError(PejlingError, LookupError):
    """A text is not the name, code or alias of any known area."""


class AdditionError(PejlingError, ValueError):
    """Values of a unit that is not additive were to be summed or averaged without weights."""


class RefusedError(PejlingError, ValueError):
    """What somebody typed or sent may not be kept."""


class StoreError(PejlingError, OSError):
    """The store's folder or one of its files cannot be read or written."""
