"""Where the application lies and which page is asked for, also where it lies below a path."""

from __future__ import annotations

import pytest

from components.state.addresses import asked_in, root_of


@pytest.mark.parametrize(
    ("url", "page", "root"),
    [
        ("https://by.dk/hvad-nu-hvis", "hvad-nu-hvis", "https://by.dk"),
        ("https://by.dk/pejling/hvad-nu-hvis", "hvad-nu-hvis", "https://by.dk/pejling"),
        ("https://by.dk/a/b/hvad-nu-hvis/", "hvad-nu-hvis", "https://by.dk/a/b"),
        ("https://by.dk/pejling/", "", "https://by.dk/pejling"),
        ("http://127.0.0.1:8501", "", "http://127.0.0.1:8501"),
        ("", "hvad-nu-hvis", ""),
    ],
)
def test_the_root_is_the_address_without_the_page(url: str, page: str, root: str) -> None:
    assert root_of(url, page) == root


@pytest.mark.parametrize(
    ("url", "base", "asked"),
    [
        ("https://by.dk/unge", "", "unge"),
        ("https://by.dk/pejling/findes-ikke", "pejling", "findes-ikke"),
        ("https://by.dk/pejling/findes-ikke", "", "findes-ikke"),
        ("https://by.dk/pejling/", "/pejling/", ""),
        ("https://by.dk/", "", ""),
        ("", "pejling", ""),
    ],
)
def test_the_page_asked_for_is_the_last_part_below_the_base_path(url: str, base: str, asked: str) -> None:
    assert asked_in(url, base) == asked
