"""An export read in a process of its own, so that a file that kills its reader leaves the server standing.

The parent sends a line of answers and the file's bytes on stdin. The child sends lines of progress on stderr, and on
stdout one line of JSON followed by the observations as an Arrow stream.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import pyarrow as pa

from pejling import danish
from pejling.intake import activity_sheets
from pejling.intake.answers import NOTHING_LEARNED, Learned
from pejling.intake.issues import Issue, Severity, issue_told, issue_understood
from pejling.intake.places import Numbered
from pejling.intake.previews import read_back, written
from pejling.intake.reading import load_vocabulary, read_content
from pejling.intake.readings import Reading
from pejling.intake.subjects import read_subjects, written_subjects

MEMORY_LIMIT = 3 << 30  # bytes of address space, where the system can limit it
TIME_LIMIT = 300.0  # seconds
_PAUSE = 1.0  # seconds between two signs of life
_AT_A_TIME = 1 << 16  # observations sent together
_PROGRESS = "> "  # begins a line that tells what goes on
_ROOT = Path(__file__).parents[2]


def read_in_child(
    content: bytes, content_folder: Path, progress: Callable[[str], None], learned: Learned = NOTHING_LEARNED
) -> Reading:
    """Read a file in a child process. A child that dies or hangs gives a reading with an issue that says so.

    `progress` is told what goes on, and again each second while it goes on. Whatever it raises cancels the reading:
    the child is killed, and nothing is kept.
    """
    command = [sys.executable, "-m", "pejling.intake", str(content_folder), str(learned.indicators_folder or "")]
    learnt = (learned.answers, learned.taken_back, learned.corrected)
    taught = [[[*key, id_] for key, id_ in said.items()] for said in learnt]
    answers = json.dumps([taught, written_subjects(learned.subjects)]).encode()
    environment = {**os.environ, "PYTHONUTF8": "1"}
    with subprocess.Popen(  # noqa: S603 - our own module, no shell
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=_ROOT, env=environment
    ) as child:
        answer: list[Reading] = []
        told: queue.Queue[str | None] = queue.Queue()
        threads = [
            threading.Thread(target=_send, args=(child.stdin, answers + b"\n", content)),
            threading.Thread(target=_receive, args=(child.stdout, answer)),
            threading.Thread(target=_listen, args=(child.stderr, told)),
        ]
        for thread in threads:
            thread.start()
        finished = False
        try:
            finished = _follow(told, progress)
        finally:
            if not finished:
                child.kill()
            for thread in threads:
                thread.join()
    return _in_one_piece(answer.pop()) if child.returncode == 0 and finished else _dead()


def _send(pipe: IO[bytes] | None, *parts: bytes) -> None:
    if pipe is not None:
        try:
            pipe.writelines(parts)
            pipe.close()
        except BrokenPipeError:
            return  # the child died; its exit code tells


def _listen(pipe: IO[bytes] | None, told: queue.Queue[str | None]) -> None:
    for line in pipe or ():
        text = line.decode("utf-8", errors="replace").strip()
        if text.startswith(_PROGRESS):
            told.put(text.removeprefix(_PROGRESS))
    told.put(None)


def _follow(told: queue.Queue[str | None], progress: Callable[[str], None]) -> bool:
    """Pass on what the child tells until it is done. False where it took too long."""
    started, text = time.monotonic(), "Venter på læseren"
    while time.monotonic() - started < TIME_LIMIT:
        try:
            news = told.get(timeout=_PAUSE)
        except queue.Empty:
            progress(f"{text} ({danish.count(round(time.monotonic() - started), 'sekund', 'sekunder')})")
            continue
        if news is None:
            return True
        text = news
        progress(text)
    return False


def _in_one_piece(reading: Reading) -> Reading:
    """Lay the pieces that came together, now that the child holds them no more: all that follows is quicker on one."""
    return dataclasses.replace(reading, observations=reading.observations.combine_chunks())


def _dead() -> Reading:
    problem = (
        "filen kunne ikke læses: den er for stor eller beskadiget (fx en enkelt celle yderst i arket). "
        "Er den stor, så hent færre måneder pr. fil; er den lille, så kopiér tabellen til et nyt regneark, og prøv igen"
    )
    return Reading(pa.table({}), (Issue("", "", problem, Severity.ERROR),))


def _receive(pipe: IO[bytes] | None, answer: list[Reading]) -> None:
    """Read a child's answer as it comes, so that its observations are held once. Half an answer is none."""
    if pipe is not None:
        # A child that died is told by its exit code; one that still writes is ended by the closed pipe.
        with pipe, contextlib.suppress(pa.ArrowInvalid, OSError, ValueError):
            told = json.loads(pipe.readline())
            answer.append(_understood(told, pa.ipc.open_stream(pipe).read_all()))


def _understood(told: dict[str, Any], observations: pa.Table) -> Reading:
    issues = tuple(map(issue_understood, told.pop("issues")))
    recognised = tuple((label, indicator) for label, indicator in told.pop("recognised"))
    previews = tuple(read_back(one) for one in told.pop("previews"))
    told["about"] = read_subjects(told["about"])
    told["sheets"] = tuple(Numbered(*one) for one in told["sheets"])
    told["activities"] = tuple(map(activity_sheets.read_back, told["activities"]))
    return Reading(observations, issues, recognised=recognised, previews=previews, **told)


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not there on Windows, where the child still isolates a crash
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def main() -> None:
    """Read stdin, answer on stdout. Runs in the child (`python -m pejling.intake CONTENT_FOLDER OWN_INDICATORS`)."""
    _limit_memory()
    taught, subjects = json.loads(sys.stdin.buffer.readline())
    answers, taken_back, corrected = (
        {(layout, label): indicator for layout, label, indicator in said} for said in taught
    )
    own = Path(sys.argv[2]) if sys.argv[2] else None
    words = load_vocabulary(Path(sys.argv[1]), Learned(answers, own, taken_back, corrected, read_subjects(subjects)))

    def tell(text: str) -> None:
        sys.stderr.write(f"{_PROGRESS}{text}\n")
        sys.stderr.flush()

    reading = read_content(sys.stdin.buffer.read(), words, tell)
    told = {
        "issues": [issue_told(one) for one in reading.issues],
        "title": reading.title,
        "rows": reading.rows,
        "recognised": reading.recognised,
        "previews": [written(one) for one in reading.previews],
        "sheets": reading.sheets,
        "about": written_subjects(reading.about),
        "activities": [activity_sheets.written(one) for one in reading.activities],
    }
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n")
    observations = reading.observations
    with pa.ipc.new_stream(sys.stdout.buffer, observations.schema) as stream:
        for start in range(0, observations.num_rows, _AT_A_TIME):  # in few pieces, and no second copy of it all
            stream.write_table(observations.slice(start, _AT_A_TIME).combine_chunks())
