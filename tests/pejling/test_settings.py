"""What a job centre decides for the whole of Pejling."""

from __future__ import annotations

from pathlib import Path

import pytest

from pejling.errors import ContentError
from pejling.settings import load_settings


def written(folder: Path, text: str) -> Path:
    """Return the folder with these settings in it."""
    (folder / "settings.toml").write_text(text, encoding="utf-8")
    return folder


def test_without_a_file_counts_below_five_are_hidden(tmp_path: Path) -> None:
    assert load_settings(tmp_path).small_numbers_below == 5


@pytest.mark.parametrize("below", [3, 10])
def test_a_job_centre_may_hide_more_or_down_to_three(tmp_path: Path, below: int) -> None:
    assert load_settings(written(tmp_path, f"small_numbers_below = {below}")).small_numbers_below == below


@pytest.mark.parametrize("below", [2, 0, -1])
def test_below_three_is_refused_with_what_would_be_right(tmp_path: Path, below: int) -> None:
    with pytest.raises(ContentError, match=rf"settings\.toml: small_numbers_below: skal være mindst 3, fandt {below}"):
        load_settings(written(tmp_path, f"small_numbers_below = {below}"))


@pytest.mark.parametrize("text", ["smaa_tal = 5", 'small_numbers_below = "fem"'])
def test_an_unknown_key_or_no_number_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ContentError, match=r"settings\.toml"):
        load_settings(written(tmp_path, text))
