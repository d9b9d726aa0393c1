"""Invented exports, loaded through the same intake as real ones, so that a fresh Pejling shows all it can.

They live in a store of their own, are never mixed with a job centre's, and every page says what they are.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from pejling.content import STRICT_KEYS, checked, read_toml
from pejling.errors import StoreError
from pejling.intake import INVENTED, load_vocabulary, read_own
from pejling.store import Store, StoredImport

_HERE = Path(__file__).parent
_KEPT = 2  # the newest, and the one that a server started before an update still shows
LABEL = INVENTED


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """One example export and the moment it is taken to have been loaded."""

    __pydantic_config__ = STRICT_KEYS

    file: str
    loaded: datetime


@dataclass(frozen=True, slots=True)
class Examples:
    """The example exports, in the order they are loaded. `as_of` is the day the example plan is looked at on."""

    __pydantic_config__ = STRICT_KEYS

    as_of: date
    files: tuple[ExampleFile, ...]


def load_examples(content_folder: Path) -> Examples:
    """Read data/examples/examples.toml. Raises ContentError."""
    file = content_folder / "examples" / "examples.toml"
    return checked(Examples, read_toml(file), file)


def example_store(content_folder: Path, folder: Path) -> Store:
    """Return the store of the example exports, made in `folder` the first time and whenever the examples change."""
    examples = load_examples(content_folder)
    digest = hashlib.sha256(_readers(content_folder))
    contents = []
    for one in examples.files:
        content = (content_folder / "examples" / one.file).read_bytes()
        digest.update(f"{one.file}{one.loaded.isoformat()}".encode() + content)
        contents.append((one, content))
    made = folder / digest.hexdigest()[:16]
    if not made.exists():
        _make(contents, content_folder, made)
        for old in sorted(folder.glob("*"), key=lambda one: one.stat().st_mtime)[:-_KEPT]:
            shutil.rmtree(old, ignore_errors=True)
    return Store(made)


def holds_examples(imports: Iterable[StoredImport], content_folder: Path) -> bool:
    """True where any of the imports is an example export, whichever store it was loaded into."""
    folder = content_folder / "examples"
    known = {
        hashlib.sha256((folder / one.file).read_bytes()).hexdigest() for one in load_examples(content_folder).files
    }
    return any(one.digest in known for one in imports)


def _readers(content_folder: Path) -> bytes:
    """Return all that decides how the files are read: another version of Pejling makes the store again."""
    code = sorted([*_HERE.glob("intake/*.py"), *_HERE.glob("store/*.py")])
    words = [content_folder / "areas.csv", *sorted(content_folder.glob("indicators/*.toml"))]
    words += sorted(content_folder.glob("matches/*.toml"))
    return b"".join(file.read_bytes() for file in (*code, *words))


def _make(contents: list[tuple[ExampleFile, bytes]], content_folder: Path, made: Path) -> None:
    """Load all files into a folder beside, then rename it: another process sees all examples or none."""
    partial = Path(f"{made}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    store, words = Store(partial), load_vocabulary(content_folder)
    for one, content in contents:
        store.add(read_own(one.file, content, words), one.loaded)
    try:
        partial.rename(made)
    except OSError as error:
        if not made.exists():
            problem = f"eksempeldata kunne ikke gemmes i {made.parent}: {error.strerror or error}"
            raise StoreError(problem) from error
