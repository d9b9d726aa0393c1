"""Pejling's side of the benchmark of a large workbook: python -m tools.bench_to_store FILE STORE, then nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

from pejling.intake import read_export
from pejling.library import CONTENT_FOLDER, load_library
from pejling.receipts import receipt
from pejling.store import Store


def main() -> None:
    """Read a file, make its receipt as the load page does, with gross steps looked for, and keep it."""
    file, store = Path(sys.argv[1]), Store(Path(sys.argv[2]))
    new = read_export(file.name, file.read_bytes(), CONTENT_FOLDER)
    receipt(new, store, load_library(CONTENT_FOLDER))
    stored = store.add(new)
    if not new.usable or len(stored.indicators) != len(new.recognised):
        raise SystemExit(f"the workbook was not understood: {new.issues[:3]}")


if __name__ == "__main__":
    main()
