"""Make the example exports in data/examples/: invented figures, the same files at every run.

python -m tools.make_examples             write the files
python -m tools.make_examples --golden    write them, and what must come of them in tests/golden/

What the examples are to show of the two plans; "newest" is the newest settled period on that day:

target  20 October 2020                      20 January 2021               1 March 2021
H1-I2   aktivitet (U1 and I2: nothing counted, the others counted in the hand-made workbook)
L1      i gang, stigning, databrud           ingen data: August 2020       ikke fastsat: the year is over, no level
L2      i gang, inden for støj               ingen data: June 2020         afventer data, inden for støj
L3      i gang, stigning (hand-made)         afventer data                 ingen data: nobody has counted since
U4a     i gang, under målniveau, databrud    afventer data                 ikke nået; lille gruppe
U4b     i gang, på målniveau, databrud       afventer data                 nået
U5a     for tidligt: March 2020 is hidden    ingen data: February 2020     afventer data
U5b     i gang, under målniveau              ingen data: March 2020        afventer data
I1      for tidligt: two quarters hidden     afventer data                 afventer data
I3      ingen data: nobody has made the sum  ingen data                    ingen data
M1      nået                                 nået                          nået
M2      uafklaret: to or by 125              uafklaret                     uafklaret
M3      ikke nået: a fall of 11, not 19 pct. ikke nået                     ikke nået
M4      ikke fastsat                         ikke fastsat                  ikke fastsat

Seen from 20 October 2014 the plan of 2014 is i gang (M1, M3), restored from figures that were loaded later. The
activation figures come five times before the year's last file, and each corrects the newest months of the one before.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from tools import examples_2014, examples_2020, examples_own
from tools.invented import LABEL
from tools.workbooks import workbook

EXAMPLES = Path(__file__).parents[1] / "data" / "examples"
_INTERVIEWS = "Andel personer fordelt på antal afholdte jobsamtaler : 3+"


def activation_file(newest: str) -> bytes:
    """Return the activation workbook as it was when `newest` was the newest month."""
    return workbook(examples_2020.activation(newest), examples_2020.recipients(newest))


def interviews_file() -> bytes:
    """Return the list of interviews as Jobindsats' API gives it: BOM, semicolons, a line of text above."""
    lines = [f"{LABEL}: Nye på ydelsen", f"Periode;Område;Visitationskategori;{_INTERVIEWS}"]
    lines += [";".join(row) for row in examples_2020.interviews("2020-07")]
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def own_file() -> bytes:
    """Return the job centre's own workbook of October 2020."""
    own = (examples_own.counts(), examples_own.with_cv(), examples_own.after_course("2019-Q4"))
    return workbook(*own, examples_2020.at_companies("2020-09"))


def archive_file() -> bytes:
    """Return the workbook of 2011 to 2015."""
    first = (examples_2014.in_education(), examples_2014.new_pensions())
    return workbook(*first, examples_2014.long_term(), examples_2014.co_operation())


def last_file() -> bytes:
    """Return the workbook that holds the whole of 2020, a measure a sheet."""
    sheets = (examples_2020.activation("2021-01"), examples_2020.recipients("2021-01"))
    others = (examples_2020.ordinary_hours("2020-12"), examples_2020.interviews_sheet("2020-11"))
    return workbook(*sheets, *others, examples_2020.at_companies("2021-01"), examples_own.after_course("2020-Q2"))


FILES: dict[str, Callable[[], bytes]] = {
    "eksempel-arkiv-2011-2015.xlsx": archive_file,
    "eksempel-aktivering-2019-12.xlsx": lambda: activation_file("2019-12"),
    "eksempel-aktivering-2020-03.xlsx": lambda: activation_file("2020-03"),
    "eksempel-aktivering-2020-06.xlsx": lambda: activation_file("2020-06"),
    "eksempel-ordinaere-timer-2020-07.xlsx": lambda: workbook(examples_2020.ordinary_hours("2020-07")),
    "eksempel-samtaler-2020-07.csv": interviews_file,
    "eksempel-egne-tal-2020-09.xlsx": own_file,
    "eksempel-aktivering-2020-09.xlsx": lambda: activation_file("2020-09"),
    "eksempel-aktivering-2020-12.xlsx": lambda: activation_file("2020-12"),
    "eksempel-hele-2020.xlsx": last_file,
}


def make(folder: Path) -> tuple[Path, ...]:
    """Write all example files into a folder and return where they are."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in FILES.items():
        (folder / name).write_bytes(content())
    return tuple(folder / name for name in FILES)


def main() -> None:
    """Write the examples, and with --golden what must come of them."""
    parser = argparse.ArgumentParser(description="Make the example exports again.")
    parser.add_argument("--golden", action="store_true", help="also write what must come of them, in tests/golden/")
    made = make(EXAMPLES)
    print(f"{len(made)} files, {sum(file.stat().st_size for file in made):,} bytes in {EXAMPLES}")
    if parser.parse_args().golden:
        from tools.goldens import write  # noqa: PLC0415 - reads what was just made

        for file in write():
            print(file)


if __name__ == "__main__":
    main()
