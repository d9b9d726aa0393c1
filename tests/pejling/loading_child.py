"""The process the test of kills starts: forks a child that loads and withdraws until it is killed.

One line in, a folder and a name: a child is started, its number is written. No name: the children are waited for.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import os
import sys
from itertools import count
from pathlib import Path

from pejling.store import Store
from tests.pejling.builders import imported, rows_of

MONTHS = 1200
LOADED = imported(rows_of("maalt", "167", "1920-01", [float(month % 50) for month in range(MONTHS)]))


def load_for_ever(folder: Path, name: str) -> None:
    """Load one import after the other, and withdraw every third."""
    store = Store(folder)
    for number in count():
        file = f"{name}-{number}"
        digest = hashlib.sha256(file.encode()).hexdigest()
        store.add(dataclasses.replace(LOADED, file=file, digest=digest))
        if number % 3 == 2:
            store.withdraw(digest, name, "Den var forkert")


def main() -> None:
    """Start children as asked."""
    for line in sys.stdin:
        folder, name = line.rstrip("\n").split("\t")
        if not name:
            with contextlib.suppress(ChildProcessError):  # raised when none is left
                while True:
                    os.wait()
        child = os.fork() if name else 0
        if name and not child:
            load_for_ever(Path(folder), name)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
