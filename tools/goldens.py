"""What must come of the example exports, as text: a receipt each, and the follow-up of both plans on some days."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pejling import danish
from pejling.examples import example_store, load_examples
from pejling.follow_up import FollowUp, Line, follow_up
from pejling.intake import Import, load_vocabulary, read_own
from pejling.library import CONTENT_FOLDER, Library, load_library
from pejling.receipt_texts import receipt_lines
from pejling.receipts import receipt
from pejling.store import Store

GOLDEN = Path(__file__).parents[1] / "tests" / "golden"
FOLLOW_UP = "follow-up.txt"
IN_2020 = (date(2020, 5, 20), date(2020, 10, 20), date(2021, 1, 20), date(2021, 3, 1))
DAYS = {"hvidovre-2020": IN_2020, "hvidovre-2014": (date(2014, 10, 20), *IN_2020)}


def example_files() -> tuple[str, ...]:
    """Return the names of the example files, in the order they are loaded."""
    return tuple(one.file for one in load_examples(CONTENT_FOLDER).files)


def read_example(name: str) -> Import:
    """Read an example file, which nobody can load as an export of their own."""
    words = load_vocabulary(CONTENT_FOLDER)
    return read_own(name, (CONTENT_FOLDER / "examples" / name).read_bytes(), words)


def receipt_name(name: str) -> str:
    """Return the name of the file that holds an example's receipt."""
    return f"{name}.receipt.txt"


def receipt_text(new: Import, library: Library, folder: Path) -> str:
    """Return the receipt of an import into a store that has nothing; `folder` must not exist or be empty."""
    return "".join(f"{line}\n" for line in receipt_lines(receipt(new, Store(folder), library)))


def follow_ups(library: Library, folder: Path) -> tuple[FollowUp, ...]:
    """Return both plans on their days, on the example store made in `folder`."""
    store = example_store(library.folder, folder)
    return tuple(follow_up(library.plans[id_], store, library, day) for id_, days in DAYS.items() for day in days)


def follow_up_text(found: tuple[FollowUp, ...]) -> str:
    """Return follow-ups as text, a line a target: id, status, sentence, markers, level, gap, persons."""
    return "\n".join("".join(f"{line}\n" for line in _follow_up_lines(one)) for one in found)


def _follow_up_lines(found: FollowUp) -> Iterator[str]:
    yield f"{found.plan.id} {found.as_of}"
    yield from (" | ".join(_cells(line)) for line in found.lines)


def _cells(line: Line) -> tuple[str, ...]:
    found = line.assessment
    unit = line.indicator.unit if line.indicator else None
    return (
        found.target.id,
        found.status.value,
        found.sentence,
        ", ".join(marker.value for marker in found.markers) or "-",
        danish.level(found.level, unit) if unit and found.level is not None else "-",
        f"{'mangler' if found.gap > 0 else 'til overs'} {danish.difference(found.gap, unit)}"
        if unit and found.gap is not None
        else "-",
        str(found.persons.count) if found.persons else "-",
    )


def write() -> tuple[Path, ...]:
    """Write everything anew and return the files. Those of examples that are no more are deleted."""
    library, texts = load_library(), {}
    with tempfile.TemporaryDirectory() as folder:
        for name in example_files():
            texts[receipt_name(name)] = receipt_text(read_example(name), library, Path(folder, "empty"))
        texts[FOLLOW_UP] = follow_up_text(follow_ups(library, Path(folder, "store")))
    for old in GOLDEN.glob("*.txt"):
        old.unlink()
    for name, text in texts.items():
        (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")
    return tuple(GOLDEN / name for name in texts)
