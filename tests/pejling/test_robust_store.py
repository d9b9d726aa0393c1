"""The store under hardship: many at once, no room, no leave to write, killed at any moment. Never half a file."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pejling.errors import StoreError
from pejling.store import Store, StoredImport
from tests.pejling.builders import imported, moment, rows_of

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals, forks and file limits are POSIX")
REPO = Path(__file__).parents[2]
KILLS, KILLS_A_STORE = 200, 20
LONGEST = 12  # a child is killed within the time so many loads take on this machine just now
SEED = 20260822
NEW = imported(rows_of("maalt", "167", "2026-01", [1.0, 2.0, 3.0]), "ny.xlsx")


def whole(store: Store, seen: frozenset[Path] = frozenset()) -> tuple[StoredImport, ...]:
    """Return the imports not seen before, withdrawn ones too, each read to the last row."""
    fresh = [entry.stored for entry in store.entries() if entry.stored.path not in seen]
    for stored in fresh:
        assert pq.read_table(stored.path).num_rows == stored.rows == sum(span.figures for span in stored.spans)
    return tuple(fresh)


class Forge:
    """A process that has read the store's code and forks a child at each word: no child starts from nothing."""

    def __init__(self) -> None:
        words = [sys.executable, "-m", "tests.pejling.loading_child"]
        self._process = subprocess.Popen(words, cwd=REPO, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._alive: set[int] = set()

    def start(self, folder: Path, name: str) -> int:
        """Start a child that loads one import after the other into a folder; return its process number."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{folder}\t{name}\n")
        self._process.stdin.flush()
        child = int(self._process.stdout.readline())
        self._alive.add(child)
        return child

    def kill(self) -> None:
        """Kill the children, and wait until they are gone."""
        for child in self._alive:
            os.kill(child, signal.SIGKILL)  # one that has ended by itself is still there until it is waited for
        self._alive.clear()
        self.start(Path(), "")
        self._alive.clear()

    def close(self) -> None:
        """End the process, and before that its children, also where the test has failed."""
        self.kill()
        self._process.communicate(timeout=20)


@pytest.fixture
def forge() -> Iterator[Forge]:
    """Give the means to start loading children."""
    made = Forge()
    yield made
    made.close()


@posix
def test_a_loading_process_killed_at_any_moment_leaves_only_whole_imports(forge: Forge, tmp_path: Path) -> None:
    chance, kept, halves, took = random.Random(SEED), 0, 0, 0.005  # noqa: S311 - moments, not secrets
    sys.stdout.write(f"seed {SEED}\n")  # pytest shows it where the test fails
    for kill in range(KILLS):
        if kill % KILLS_A_STORE == 0:
            store, seen = Store(tmp_path / f"store{kill}"), frozenset[Path]()
        forge.start(store.folder, f"barn{kill}")
        time.sleep(chance.uniform(0, LONGEST * min(took, 0.03)))
        forge.kill()

        after = whole(Store(store.folder), seen)
        new = imported(rows_of("maalt", "167", "2026-01", [float(kill)]), f"efter{kill}.xlsx")
        began = time.monotonic()
        added = store.add(new)
        took = time.monotonic() - began

        assert store.find(added.digest) == added
        kept += len(after)
        seen |= {stored.path for stored in (*after, added)}
        halves += len(list(store.folder.glob(".*.partial")))
    assert kept > KILLS // 10, "the children must get to load something"
    assert halves, "the children must be hit while they write"


@posix
def test_several_processes_load_at_once_and_all_is_kept(forge: Forge, tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    for number in range(4):
        forge.start(store.folder, f"barn{number}")
    deadline = time.monotonic() + 20
    while len(store.entries()) < 40 and time.monotonic() < deadline:
        time.sleep(0.05)
    forge.kill()

    assert {one.file.split("-")[0] for one in whole(store)} == {f"barn{number}" for number in range(4)}


def test_several_threads_load_at_once_and_all_is_kept_once(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    different = [imported(rows_of("maalt", "167", "2026-01", [float(n)]), f"{n}.xlsx") for n in range(12)]

    with ThreadPoolExecutor(8) as pool:
        stored = list(pool.map(store.add, [*different, *[NEW] * 12]))

    assert len({one.digest for one in stored}) == 13
    assert [one.file for one in store.imports()].count("ny.xlsx") == 1
    assert store.select(["maalt"])["maalt", "167", ""][2].value == 3.0


def test_several_threads_withdraw_the_same_import_and_it_is_withdrawn_once(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    store.add(NEW, moment("2026-06-20"))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: store.withdraw(NEW.digest, f"{n}", "Forkert"), range(8)))

    (entry,) = store.entries()
    assert (entry.counts, len(entry.withdrawals)) == (False, 1)


@contextmanager
def room_for(many_bytes: int) -> Iterator[None]:
    """Let no file grow beyond some bytes, as on a disk that is full."""
    import resource  # noqa: PLC0415 - is not there on Windows

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (many_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@posix
def test_a_full_disk_is_said_in_danish_and_leaves_nothing_behind(store: Store) -> None:
    kept = store.add(imported([("maalt", "167", "2026-05", 1.0)]))

    with room_for(100), pytest.raises(StoreError, match=r"'ny\.xlsx' kunne ikke gemmes .* plads .*Intet er ændret"):
        store.add(NEW)

    assert [path.name for path in store.folder.iterdir()] == [kept.path.name]
    assert store.add(NEW).file == "ny.xlsx"


@posix
def test_a_withdrawal_there_is_no_room_for_is_said_and_the_import_still_counts(store: Store) -> None:
    store.add(NEW)

    with room_for(10), pytest.raises(StoreError, match=r"tilbagetrækningen af 'ny\.xlsx' kunne ikke gemmes"):
        store.withdraw(NEW.digest, "Anna", "Forkert")

    assert len(store.imports()) == 1
    assert len(list(store.folder.iterdir())) == 1


@contextmanager
def nobody() -> Iterator[Path]:
    """Be a user without rights, and give a folder of that user's: root may write and read anywhere."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if os.geteuid():
            yield folder
            return
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
        try:
            yield folder
        finally:
            os.seteuid(0)


@posix
def test_a_folder_that_may_only_be_read_is_read_and_not_written_and_that_is_said() -> None:
    with nobody() as folder:
        store = Store(folder / "store")
        store.add(imported([("maalt", "167", "2026-05", 1.0)]))
        store.folder.chmod(0o500)

        with pytest.raises(StoreError, match=r"der må ikke skrives i mappen\. Intet er ændret"):
            store.add(NEW)

        assert len(store.imports()) == 1
        store.folder.chmod(0o700)


@posix
def test_a_folder_nobody_may_look_into_is_no_empty_store() -> None:
    with nobody() as folder:
        store = Store(folder)
        store.add(NEW)
        folder.chmod(0)

        with pytest.raises(StoreError, match="der er ikke adgang til mappen"):
            _ = store.is_empty

        folder.chmod(0o700)


def test_half_files_of_long_ago_are_cleared_away_and_those_being_written_are_not(store: Store) -> None:
    store.folder.mkdir()
    old, fresh = (store.folder / f".{name}.partial" for name in ("gammel", "ny"))
    for half in (old, fresh):
        half.write_bytes(b"PAR1 halv")
    days_ago = time.time() - 2 * 24 * 3600
    os.utime(old, (days_ago, days_ago))

    store.add(NEW)

    assert (old.exists(), fresh.exists()) == (False, True)
    assert len(store.imports()) == 1


def test_an_import_damaged_in_the_middle_is_named_with_a_way_out(store: Store) -> None:
    path = store.add(imported(rows_of("maalt", "167", "2000-01", [float(n % 97) for n in range(300)]))).path
    content = bytearray(path.read_bytes())
    content[4:400] = bytes(396)
    path.write_bytes(content)

    with pytest.raises(StoreError, match=r"kan ikke læses; flyt den væk, og indlæs dens fil igen"):
        store.select(["maalt"])
