"""Imports taken back: a withdrawal is kept beside the import and never deletes anything.

Each is a small JSON file of its own. What stands of a file is told by all that happened to it, in the order of time:
loaded, withdrawn, taken into use again, loaded again.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from pejling.errors import StoreError
from pejling.store.imports import StoredImport

SUFFIX = ".withdrawal.json"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Somebody took an import back, or (`restores`) took it into use again; `at` in UTC."""

    digest: str
    at: datetime
    by: str
    reason: str
    restores: bool = False

    @property
    def day(self) -> date:
        """The day it was done, where the store is."""
        return self.at.astimezone().date()

    def written(self) -> bytes:
        """Return it as the bytes of its file."""
        told = {
            "digest": self.digest,
            "at": self.at.isoformat(),
            "by": self.by,
            "reason": self.reason,
            "restores": self.restores,
        }
        return json.dumps(told, ensure_ascii=False, indent=1).encode()


@dataclass(frozen=True, slots=True)
class Entry:
    """An import and what has been done to it since, in the order of time. `counts`: its figures are in use."""

    stored: StoredImport
    withdrawals: tuple[Withdrawal, ...] = ()
    counts: bool = True


@functools.lru_cache(maxsize=4096)
def read_withdrawal(path: Path) -> Withdrawal:
    """Read a withdrawal. Files never change, so it is read once. Raises StoreError."""
    try:
        told = json.loads(path.read_bytes())
        at = datetime.fromisoformat(told["at"])
        return Withdrawal(told["digest"], at, told["by"], told["reason"], told["restores"])
    except (OSError, KeyError, ValueError, TypeError) as error:
        problem = f"tilbagetrækningen {path.name} i lageret {path.parent} kan ikke læses; flyt den væk, og gør den om"
        raise StoreError(problem) from error


def entries(loads: Iterable[StoredImport], withdrawals: Iterable[Withdrawal]) -> tuple[Entry, ...]:
    """Return what there is of each import, oldest first.

    The same bytes loaded by two at once are one import. Loaded again after a withdrawal they are a new one. Loaded
    again with fewer figures left out, or read otherwise, the later one takes the place of the other, also in the order
    of time.
    """
    happened: list[tuple[datetime, StoredImport | Withdrawal]] = [(one.at, one) for one in loads]
    happened += [(one.at, one) for one in withdrawals]  # after what was loaded at the same moment: sorting is stable
    by_digest: dict[str, list[tuple[datetime, Entry]]] = {}
    for at, one in sorted(happened, key=lambda event: event[0]):
        of_this = by_digest.setdefault(one.digest, [])
        placed, last = of_this[-1] if of_this else (at, None)
        if isinstance(one, Withdrawal):
            if last is not None and last.counts is not one.restores:
                of_this[-1] = placed, replace(last, withdrawals=(*last.withdrawals, one), counts=one.restores)
        elif last is None or not last.counts:
            of_this.append((at, Entry(one)))
        elif one.rereads or one.left_out < last.stored.left_out:
            of_this[-1] = placed, replace(last, stored=one)
    everything = [pair for of_this in by_digest.values() for pair in of_this]
    return tuple(entry for _, entry in sorted(everything, key=lambda pair: pair[0]))
