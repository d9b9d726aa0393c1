"""A server of one's own and a real browser, for tests of the whole application."""

from __future__ import annotations

import os
import re
import shutil
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
from playwright.sync_api import Browser, BrowserContext, FloatRect, Locator, Page, expect, sync_playwright

from dev import find_browser
from pejling.library import load_library
from pejling.plans import Plan
from tests.browser.wire import Wire

_HERE = Path(__file__).parent
_START_SECONDS = 30
_PRODUCT = ("components", "pages", "pejling", "data", ".streamlit")
_PATIENCE = 30_000  # milliseconds a page may take on a loaded machine before it counts as stuck

# What no page may say: Streamlit's words for a fault, and Pejling's own for a page that failed.
BREAKDOWN = ("Traceback", "Exception", "Error", "Page not found", "Noget gik galt")

# No sandbox: tests may run as root. The rest keeps the browser from looking for hosts of its own.
_LAUNCH = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class StartApp(Protocol):
    """Starts Pejling with variables such as PEJLING_STORE, and returns its address without a final slash.

    `folder` is the one with app.py, where it is not this repository's.
    """

    def __call__(
        self, env: dict[str, str] | None = None, port: int | None = None, folder: Path | None = None
    ) -> str: ...


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


def settled(page: Page) -> None:
    """Wait until the page stands there, with its charts."""
    ready(page)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    for chart in page.get_by_test_id("stVegaLiteChart").all():
        expect(chart.locator("svg.marks")).to_be_visible()


def visit(page: Page, address: str) -> None:
    """Go to an address and wait until the page stands there."""
    page.goto(address, wait_until="commit")
    settled(page)


@contextmanager
def _context(
    browser: Browser, width: int = 1920, height: int = 1080, locale: str = "da-DK"
) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": width, "height": height}, locale=locale)
    context.set_default_timeout(_PATIENCE)
    with context:
        yield context


def card(page: Page, target: str, plan: str = "hvidovre-2020") -> Locator:
    """Return the card of a target."""
    return page.locator(f".st-key-card_{plan}_{target}")


def handle(shown: Locator) -> Locator:
    """Return what the line is taken hold of by."""
    return shown.get_by_role("slider", name=re.compile("^Flyt niveauet"))


def box_of(found: Locator) -> FloatRect:
    """Return where something is on the page."""
    box = found.bounding_box()
    assert box is not None
    return box


@pytest.fixture(scope="session")
def plans() -> dict[str, Plan]:
    """Return the shipped plans, by id."""
    return load_library().plans


@pytest.fixture(scope="session", autouse=True)
def _patience() -> None:
    """Let what is waited for come late on a loaded machine."""
    expect.set_options(timeout=_PATIENCE)


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


@pytest.fixture(scope="module")
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Give the means to open pages of any size; all are closed after the file's last test."""
    with ExitStack() as contexts:

        def opened(width: int = 1920, height: int = 1080, locale: str = "da-DK") -> Page:
            return contexts.enter_context(_context(browser, width, height, locale)).new_page()

        yield opened


@pytest.fixture(scope="module")
def projector(browser: Browser) -> Iterator[BrowserContext]:
    """Start a Danish browser as large as a projector's picture; it fetches Streamlit's own files once for a file."""
    with _context(browser) as context:
        yield context


@pytest.fixture
def page(projector: BrowserContext) -> Iterator[Page]:
    """Open a page: a reader of its own, as far as the server knows."""
    opened = projector.new_page()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def start_app(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartApp]:
    """Give the means to start servers; all are stopped after the file's last test."""
    with ExitStack() as servers:

        def started(env: dict[str, str] | None = None, port: int | None = None, folder: Path | None = None) -> str:
            log = tmp_path_factory.mktemp("server") / "log.txt"
            return servers.enter_context(_serving(folder or repo, env or {}, port or _free_port(), log))

        yield started


@pytest.fixture(scope="module")
def store_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the job centre's own store, for all servers of a file; empty at first."""
    return tmp_path_factory.mktemp("store")


@pytest.fixture(scope="module")
def url(start_app: StartApp, store_folder: Path) -> str:
    """Return the address of the file's server, which keeps its imports in `store_folder`."""
    return start_app({"PEJLING_STORE": str(store_folder)})


@pytest.fixture(scope="module")
def product_copy(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what is needed to run Pejling, whose content a test may change."""
    copy = tmp_path_factory.mktemp("product")
    for name in _PRODUCT:
        shutil.copytree(repo / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.parquet"))
    shutil.copy(repo / "app.py", copy)
    return copy


@pytest.fixture(scope="session")
def real_files(repo: Path) -> list[Path]:
    """Return the real exports. Where they are not beside the repository, the test is skipped."""
    folder = repo.parent / "shared" / "real"
    files = sorted(file for file in folder.glob("*") if file.suffix in {".xlsx", ".csv"})
    if not files:
        pytest.skip(f"the real exports are not in {folder}")
    return files


@contextmanager
def _serving(folder: Path, env: dict[str, str], port: int, log: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    command += ["--server.port", str(port), "--server.headless", "true"]
    variables = {**os.environ, "PYTHONUTF8": "1", **env}
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, cwd=folder, env=variables, stdout=output, stderr=output, start_new_session=True
        )
    url = f"http://127.0.0.1:{port}/{env.get('STREAMLIT_SERVER_BASE_URL_PATH', '')}".rstrip("/")
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


@pytest.fixture
def unge(url: str, page: Page) -> Locator:
    """Return the card of U4a, at the plan's level."""
    visit(page, f"{url}/unge?plan=hvidovre-2020")
    shown = card(page, "U4a")
    expect(handle(shown)).to_be_visible()
    return shown


@pytest.fixture
def wire(url: str) -> Iterator[Wire]:
    """Return a network of its own to the file's server."""
    found = Wire(url)
    yield found
    found.close()
