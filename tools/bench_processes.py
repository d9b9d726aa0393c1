"""Programs run from start to end, with what they cost: time, and the memory of a process and its children together."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

REPO = Path(__file__).parents[1]
_PAUSE = 0.02  # seconds between two looks at the memory


@dataclass(frozen=True)
class Cost:
    """What a program cost: seconds from start to exit, and the largest memory it held at one time, in MB.

    Both memories are sums over the process and all below it at the same moment. `shared_once` counts a page that
    several of them share once (PSS; Linux only, elsewhere it is the same as `resident`); `resident` counts it for
    each of them (RSS).
    """

    seconds: float
    shared_once: float
    resident: float


def variables(**more: str) -> dict[str, str]:
    """Return the variables programs are started with: as for a user, whose Python keeps its compiled modules."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONUTF8": "1", **more}


def cost_of(module: str, *arguments: str) -> Cost:
    """Run a module to its end in a fresh process. Raises CalledProcessError where it fails."""
    command = [sys.executable, "-m", module, *arguments]
    shared_once, resident = 0, 0
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=REPO, env=variables(), stdout=subprocess.DEVNULL) as program:
        whole = psutil.Process(program.pid)
        while program.poll() is None:
            now = _memory(whole)
            shared_once, resident = max(shared_once, now[0]), max(resident, now[1])
            time.sleep(_PAUSE)
        seconds = time.perf_counter() - start
    if program.returncode:
        raise subprocess.CalledProcessError(program.returncode, command)
    return Cost(seconds, shared_once / 1e6, resident / 1e6)


def _memory(whole: psutil.Process) -> tuple[int, int]:
    """Return PSS and RSS in bytes, summed over a process and all below it; a process that just ended holds none."""
    shared_once, resident = 0, 0
    try:
        processes = [whole, *whole.children(recursive=True)]
    except psutil.Error:
        return 0, 0
    for process in processes:
        try:
            held = process.memory_full_info()
        except (psutil.Error, OSError):
            continue
        resident += held.rss
        shared_once += getattr(held, "pss", held.rss)
    return shared_once, resident
