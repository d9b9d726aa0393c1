"""Servers and a browser for benchmarks: what a reader meets, with none of a test's patience built in."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from dev import find_browser
from pejling.examples import example_store
from tools.bench_processes import REPO, variables

_PROGRAM, _OWN_DATA = (".streamlit", "components", "data", "pages", "pejling"), ("store", "example_store")
_QUIET_BROWSER = ("background-networking", "component-update", "quic", "sync")
_START_SECONDS = 60
_PATIENCE = 60_000  # milliseconds
_LOOK = 0.01  # seconds between two questions whether the server is up


@dataclass(frozen=True)
class Server:
    """A server that answers, and when it was started by `time.perf_counter`."""

    url: str
    started: float


@contextlib.contextmanager
def serving(app: Path, program: Path) -> Iterator[Server]:
    """Serve an app with the program's settings and an empty store (so on the examples), and stop it in the end."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(app), f"--server.port={port}", "--server.headless=true"]
    started = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=program,
        env=variables(PEJLING_STORE=str(program / "no-store")),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            url = f"http://127.0.0.1:{port}"
            while not _answers(url):
                if process.poll() is not None or time.perf_counter() - started > _START_SECONDS:
                    raise RuntimeError(f"the server of {app} did not start")
                time.sleep(_LOOK)
            yield Server(url, started)
        finally:
            process.terminate()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=5) as answer:  # noqa: S310 - our own server
            return bool(answer.read() == b"ok")
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


@contextlib.contextmanager
def browsing() -> Iterator[Browser]:
    """Start a browser. Raises SystemExit where there is none."""
    found = find_browser()
    if found is None:
        raise SystemExit("No Chromium, Chrome or Edge was found; PEJLING_CHROMIUM may say where one is.")
    with sync_playwright() as playwright:
        options = ["--no-sandbox", *(f"--disable-{name}" for name in _QUIET_BROWSER)]
        browser = playwright.chromium.launch(executable_path=found, args=options)
        yield browser
        browser.close()


@contextlib.contextmanager
def visiting(browser: Browser) -> Iterator[Page]:
    """Open a page as a new visitor: nothing is kept from earlier visits."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, locale="da-DK")
    context.set_default_timeout(_PATIENCE)
    yield context.new_page()
    context.close()


def settled(page: Page, calm: float = 0.2) -> None:
    """Wait until the script behind the page has run to its end, and a moment more."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_timeout(calm * 1000)


def copy_of_program(folder: Path) -> Path:
    """Return a copy of the program, so that no edit disturbs a measurement; its examples have been read into a store.

    A server reads them once, before its first page, and keeps them in its data folder.
    """
    copy = folder / "program"
    for name in _PROGRAM:
        left_out = ("__pycache__", *_OWN_DATA) if name == "data" else ("__pycache__",)
        shutil.copytree(REPO / name, copy / name, ignore=shutil.ignore_patterns(*left_out))
    shutil.copy(REPO / "app.py", copy)
    example_store(copy / "data", copy / "data" / "example_store")
    return copy
