"""Files that are kept are there whole or not at all: written under another name, forced to disk, then renamed.

A process that dies on the way leaves a `.partial` file that nobody reads; the next to write here clears old ones away.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from pejling.errors import StoreError

_OLD = 24 * 3600  # seconds: nobody is a whole day about writing a file
_REASONS = {
    errno.ENOSPC: "disken er fuld",
    getattr(errno, "EDQUOT", errno.ENOSPC): "pladsen på drevet er brugt op",
    errno.EFBIG: "der er ikke plads til en så stor fil",
    errno.EACCES: "der må ikke skrives i mappen",
    errno.EPERM: "der må ikke skrives i mappen",
    errno.EROFS: "drevet kan kun læses",
    errno.ENOTDIR: "der ligger en fil, hvor mappen skulle være",
    errno.EEXIST: "der ligger en fil, hvor mappen skulle være",
    errno.ENAMETOOLONG: "navnet er for langt",
}
_REASONS_READING = {
    errno.EACCES: "der er ikke adgang til mappen eller filen",
    errno.EPERM: "der er ikke adgang til mappen eller filen",
    errno.ENOENT: "den findes ikke",
    errno.EISDIR: "det er en mappe; skriv navnene på filerne i den",
    errno.ENOTDIR: "den findes ikke",
}


def keep(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` write a file and put it at `path`, whole. Raises OSError, and then nothing is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _clear_old(path.parent)
    partial = path.parent / f".{uuid.uuid4().hex}.partial"
    try:
        write(partial)
        with partial.open("rb+") as written:
            os.fsync(written.fileno())
        partial.replace(path)
        _force_names(path.parent)
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)  # it is there only where something failed


def _force_names(folder: Path) -> None:
    """Force a folder's list of names to disk, where the system can."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some network drives cannot; the file itself is safe
            os.fsync(opened)
    finally:
        os.close(opened)


def _clear_old(folder: Path) -> None:
    now = time.time()
    for left in folder.glob(".*.partial"):
        with contextlib.suppress(OSError):  # another process has cleared it, or is not ours to clear
            if now - left.stat().st_mtime > _OLD:
                left.unlink()


def names_in(folder: Path) -> list[str]:
    """Return the names in a folder, in order; none where there is no folder yet. Raises StoreError.

    A folder that may not be read is not an empty one: `Path.glob` would say nothing.
    """
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - a path for each name costs a page time
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        problem = f"lageret {folder} kan ikke læses: {reason_of(error, reading=True)}"
        raise StoreError(problem) from error


def reason_of(error: OSError, *, reading: bool = False) -> str:
    """Say in Danish what the system says of a file that could not be written or read."""
    if reading and error.errno in _REASONS_READING:
        return _REASONS_READING[error.errno]
    return _REASONS.get(error.errno or 0, error.strerror or str(error))
