"""A server of one's own and a real browser, for tests of the whole application."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from dev import find_browser

_HERE = Path(__file__).parent
_START_SECONDS = 30
_PATIENCE = 30_000  # milliseconds a page may take on a loaded machine before it counts as stuck

# No sandbox: tests may run as root. The rest keeps the browser from looking for hosts of its own.
_LAUNCH = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class StartApp(Protocol):
    """Starts Pejling with variables such as PEJLING_STORE, and returns its address without a final slash."""

    def __call__(self, env: dict[str, str] | None = None, port: int | None = None) -> str: ...


class OpenPage(Protocol):
    """Opens an empty page, in a browser context of its own."""

    def __call__(self, width: int = 1920, height: int = 1080, locale: str = "da-DK") -> Page: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder, so that -m "not browser" leaves it out."""
    for item in items:
        if item.path.is_relative_to(_HERE):
            item.add_marker("browser")


def ready(page: Page) -> None:
    """Wait until the script behind the page has run to its end."""
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=_PATIENCE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start a browser. Where there is none, the test is skipped, but fails in CI."""
    executable = find_browser()
    if executable is None:
        reason = "no Chromium, Chrome or Edge was found; PEJLING_CHROMIUM may say where one is"
        if os.environ.get("CI", "").lower() in ("true", "1"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=_LAUNCH)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Give the means to open pages of any size; all are closed after the test."""
    with ExitStack() as contexts:

        def opened(width: int = 1920, height: int = 1080, locale: str = "da-DK") -> Page:
            context = browser.new_context(viewport={"width": width, "height": height}, locale=locale)
            contexts.callback(context.close)
            context.set_default_timeout(_PATIENCE)
            return context.new_page()

        yield opened


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """Open a page as large as a projector's picture, in a Danish browser."""
    return open_page()


@pytest.fixture(scope="module")
def start_app(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartApp]:
    """Give the means to start servers; all are stopped after the file's last test."""
    with ExitStack() as servers:

        def started(env: dict[str, str] | None = None, port: int | None = None) -> str:
            log = tmp_path_factory.mktemp("server") / "log.txt"
            return servers.enter_context(_serving(repo, env or {}, port or _free_port(), log))

        yield started


@contextmanager
def _serving(repo: Path, env: dict[str, str], port: int, log: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    command += ["--server.port", str(port), "--server.headless", "true"]
    variables = {**os.environ, "PYTHONUTF8": "1", **env}
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, cwd=repo, env=variables, stdout=output, stderr=output, start_new_session=True
        )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_until_healthy(url, server, log)
        yield url
    finally:
        _stop(server)


def _wait_until_healthy(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=5) as answer:
                if answer.read() == b"ok":
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    pytest.fail(f"the server did not start:\n{log.read_text(encoding='utf-8', errors='replace')}", pytrace=False)


def _stop(server: subprocess.Popen[bytes]) -> None:
    """Stop a server and whatever it has started."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(server.pid)], check=False, capture_output=True)
    elif server.poll() is None:
        os.killpg(server.pid, signal.SIGTERM)
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port
