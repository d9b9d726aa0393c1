"""The set-up: what `python dev.py run` makes of the options it is given, also of none."""

from __future__ import annotations

import pytest

import dev

PORT = "server.port"


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], None),
        (["--server.headless", "true"], None),
        (["--server.port", "8510"], "8510"),
        (["--server.headless", "true", "--server.port=8510"], "8510"),
        (["--server.port"], ""),
    ],
)
def test_an_option_is_found_however_it_is_written(
    options: list[str], found: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("STREAMLIT_SERVER_PORT", raising=False)

    assert dev.option(options, PORT) == found


def test_an_option_may_be_a_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STREAMLIT_SERVER_PORT", "8511")

    assert dev.option([], PORT) == "8511"
