"""The other side of the benchmark of a large workbook: python -m tools.bench_read_excel FILE, then nothing else."""

from __future__ import annotations

import sys

import pandas as pd


def main() -> None:
    """Read the workbook's first sheet."""
    if pd.read_excel(sys.argv[1], engine="openpyxl").empty:
        raise SystemExit("the workbook is empty")


if __name__ == "__main__":
    main()
