"""Pejling's side of the benchmark of a large workbook: python -m tools.bench_to_store FILE STORE, then nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

from pejling.intake import read_export
from pejling.library import CONTENT_FOLDER
from pejling.store import Store


def main() -> None:
    """Read a file, hold it against the store, keep it, and print how many figures were kept."""
    file, store = Path(sys.argv[1]), Store(Path(sys.argv[2]))
    new = read_export(file.name, file.read_bytes(), CONTENT_FOLDER)
    store.changes(new)
    stored = store.add(new)
    if not new.usable or len(stored.indicators) != len(new.recognised):
        raise SystemExit(f"the workbook was not understood: {new.issues[:3]}")


if __name__ == "__main__":
    main()
