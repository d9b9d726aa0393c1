"""Pejling's one command. It needs Python 3.11 or newer and nothing else; what more is needed it fetches into .venv.

python dev.py setup       make the environment and install everything
python dev.py run         start Pejling (options go on to Streamlit: --server.port 8600)
python dev.py test        ruff, mypy and every test (options go on to pytest: -k name)
python dev.py check       ruff, mypy and the architecture test: the quick look
python dev.py fuzz        read 10 000 made workbooks and 2 000 damaged files (fuzz 42: those of seed 42)
python dev.py bench       measure how fast Pejling is
python dev.py backtest    forecast what has already happened, beside simpler methods (--without-ets)
python dev.py examples    make the example files again
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

REPO = Path(__file__).resolve().parent
ENVIRONMENT = REPO / ".venv"
STAMP = ENVIRONMENT / "installed.txt"
TO_RUN = ("requirements.txt",)
TO_TEST = ("requirements.txt", "requirements-test.txt")
TO_BACKTEST = (*TO_TEST, "requirements-backtest.txt")
PORT = 8501
FUZZ = ("tests/pejling/intake/test_made_workbooks.py", "tests/pejling/intake/test_damaged_files.py")

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
ON_WINDOWS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
ON_MACOS = ("Google Chrome", "Microsoft Edge", "Chromium")


def main(arguments: list[str]) -> int:
    """Do what the first argument says with the others, and return the exit status."""
    if sys.version_info < (3, 11):  # noqa: UP036 - said to whoever starts this with an older Python
        say(f"Pejling needs Python 3.11 or newer; this is {sys.version.split()[0]} ({sys.executable}).")
        return 2
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        say(__doc__ or "")
        return 0 if arguments[:1] in (["-h"], ["--help"], ["help"]) else 2
    return command(arguments[1:])


def setup(_: list[str]) -> int:
    """Install everything, for running and for testing."""
    install(TO_TEST)
    say("Ready. Start with: python dev.py run")
    return 0


def run(options: list[str]) -> int:
    """Serve Pejling until it is stopped."""
    install(TO_RUN)
    if option(options, "server.port") is None:
        options = [*options, "--server.port", str(free_port(PORT))]
    with subprocess.Popen(in_environment("streamlit", "run", "app.py", *options), cwd=REPO, env=variables()) as server:
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        try:
            return server.wait()
        except KeyboardInterrupt:  # Streamlit got it too, and closes by itself
            return server.wait()


def test(options: list[str]) -> int:
    """Check the code, then run every test; pytest has the last word on the screen."""
    install(TO_TEST)
    install_browser()
    failed = lint()
    if failed:
        say(f"Not accepted by {' and '.join(failed)}: see above. The tests follow.")
    return python("pytest", *options) or int(bool(failed))


def check(_: list[str]) -> int:
    """Look at the code without running it."""
    install(TO_TEST)
    failed = lint()
    return python("pytest", "-q", "tests/test_architecture.py") or int(bool(failed))


def fuzz(options: list[str]) -> int:
    """Read very many made workbooks and damaged files. The seed is the first option, or drawn; it is said first."""
    install(TO_TEST)
    chosen = [one for one in options[:1] if one.isdecimal()]
    seed = chosen[0] if chosen else str(random.SystemRandom().randrange(1_000_000))
    say(f"Seed {seed}. The same again: python dev.py fuzz {seed}")
    os.environ |= {"PEJLING_FUZZ": "1", "PEJLING_FUZZ_SEED": seed}
    return python("pytest", *FUZZ, f"--hypothesis-seed={seed}", *options[len(chosen) :])


def tool(module: str, options: list[str]) -> int:
    """Run a module of tools/."""
    install(TO_TEST)
    return python(module, *options)


def backtest(options: list[str]) -> int:
    """Forecast what has already happened; statsforecast, one of the methods beside ours, is needed for this only."""
    install(TO_RUN if "--without-ets" in options else TO_BACKTEST)
    return python("tools.backtest", *(str(Path(one).resolve()) if Path(one).is_dir() else one for one in options))


def lint() -> list[str]:
    """Return the names of the checkers that were not satisfied."""
    checkers = {"ruff": ("check", "."), "mypy": ()}
    return [name for name, arguments in checkers.items() if python(name, *arguments)]


def say(text: str) -> None:
    """Print at once, so that lines keep their order among those of the programs started here."""
    print(text, flush=True)


def environment_python() -> Path:
    """Return where the environment's Python is, made or not."""
    return ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def in_environment(module: str, *arguments: str) -> list[str]:
    """Return the command line that runs a module with the environment's Python."""
    return [str(environment_python()), "-m", module, *arguments]


def variables() -> dict[str, str]:
    """Return the variables programs are started with: UTF-8 everywhere, also on Windows."""
    return {**os.environ, "PYTHONUTF8": "1"}


def python(module: str, *arguments: str) -> int:
    """Run a module with the environment's Python and return its exit status."""
    return subprocess.run(in_environment(module, *arguments), cwd=REPO, env=variables(), check=False).returncode


def install(names: tuple[str, ...]) -> None:
    """Make the environment if need be, and install the last of the requirement files (it includes those before it).

    Nothing is done where the files are as they were when last installed.
    """
    if not is_usable():
        say("Making the environment in .venv ...")
        if subprocess.run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)], check=False).returncode:
            raise SystemExit("The environment could not be made: see Python's message above.")
    wanted = [f"{name} {hashlib.sha256((REPO / name).read_bytes()).hexdigest()}" for name in names]
    if STAMP.exists() and set(wanted) <= set(STAMP.read_text(encoding="utf-8").splitlines()):
        return
    say(f"Installing {names[-1]} ...")
    STAMP.unlink(missing_ok=True)
    if python("pip", "install", "--quiet", "--disable-pip-version-check", "-r", names[-1]):
        raise SystemExit(f"{names[-1]} could not be installed: see pip's message above.")
    STAMP.write_text("\n".join(wanted) + "\n", encoding="utf-8")


def is_usable() -> bool:
    """Tell whether the environment's Python starts, is new enough and has pip; a moved folder may break it."""
    question = "import sys, importlib.util as u; sys.exit(sys.version_info < (3, 11) or u.find_spec('pip') is None)"
    try:
        return subprocess.run([environment_python(), "-c", question], check=False).returncode == 0
    except OSError:
        return False


def option(options: list[str], name: str) -> str | None:
    """Return what a Streamlit option is set to, on the command line or else by its variable."""
    for here, following in pairwise([*options, ""]):
        if here == f"--{name}":
            return following
        if here.startswith(f"--{name}="):
            return here.partition("=")[2]
    return os.environ.get("STREAMLIT_" + name.replace(".", "_").upper())


def free_port(first: int) -> int:
    """Return the first free port from `first` on."""
    for port in range(first, first + 100):
        with socket.socket() as trial:
            trial.settimeout(0.5)  # Windows takes two seconds to say that nobody is there
            if trial.connect_ex(("127.0.0.1", port)):
                return port
    return first


def find_browser() -> Path | None:
    """Return the Chromium, Chrome or Edge that browser tests use, or None. PEJLING_CHROMIUM decides where it is set."""
    chosen = os.environ.get("PEJLING_CHROMIUM")
    places = iter([shutil.which(chosen)]) if chosen else likely_places()
    return next((Path(place) for place in places if place and Path(place).is_file()), None)


def likely_places() -> Iterator[str | Path | None]:
    """Yield where a browser may be: on the path, where Windows and macOS put it, where Playwright does."""
    yield from map(shutil.which, BROWSERS)
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        folder = os.environ.get(variable)
        yield from (Path(folder, name) for name in ON_WINDOWS if folder)
    yield from (Path(f"/Applications/{name}.app/Contents/MacOS/{name}") for name in ON_MACOS)
    caches = (os.environ.get("LOCALAPPDATA"), Path.home() / ".cache", Path.home() / "Library/Caches")
    for cache in (os.environ.get("PLAYWRIGHT_BROWSERS_PATH"), *(Path(c, "ms-playwright") for c in caches if c)):
        for pattern in ("chrome", "chrome.exe", "*.app/Contents/MacOS/*"):
            yield from sorted(Path(cache).glob(f"chromium-*/*/{pattern}"), reverse=True) if cache else ()


def install_browser() -> None:
    """Get a browser where there is none; where that fails, say so and go on."""
    if find_browser() or os.environ.get("PEJLING_CHROMIUM"):
        return
    if shutil.which("apt-get") and getattr(os, "geteuid", lambda: -1)() == 0:
        say("Installing Chromium for the browser tests ...")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for step in (["update"], ["install", "-y", "chromium"]):
            subprocess.run(["apt-get", "-qq", *step], env=quiet, stdout=subprocess.DEVNULL, check=False)
    if find_browser() is None:
        python("playwright", "install", "chromium")
    if find_browser() is None:
        say("No browser was found or could be installed. Install Chromium, Chrome or Edge, or set PEJLING_CHROMIUM.")


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "setup": setup,
    "run": run,
    "test": test,
    "check": check,
    "fuzz": fuzz,
    "bench": lambda options: tool("tools.bench", options),
    "backtest": backtest,
    "examples": lambda options: tool("tools.make_examples", options),
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
