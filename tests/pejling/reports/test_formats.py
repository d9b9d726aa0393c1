"""The formats a report can be had in: what the files are called, and how many there are."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from pejling.errors import RefusedError
from pejling.reports.contents import Report
from pejling.reports.formats import FORMATS, files_of, name_of, one_file
from tests.pejling.reports.conftest import DAY

STEM = f"pejling-hvidovre-2020-{DAY}"


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_makes_files_named_by_plan_and_day(report: Report, format_: str) -> None:
    names = [one.name for one in files_of(report, format_)]

    ending = FORMATS[format_].ending or format_
    assert all(name.startswith(STEM) and name.endswith(f".{ending}") for name in names)
    assert len(names) == len(set(names)) == (2 if FORMATS[format_].several else 1)


def test_several_files_are_packed_as_one(report: Report) -> None:
    with zipfile.ZipFile(io.BytesIO(one_file(report, "svg"))) as packed:
        assert packed.namelist() == [one.name for one in files_of(report, "svg")]

    assert name_of(report.follow_up, "svg") == f"{STEM}-svg.zip"
    assert name_of(report.follow_up, "csv") == f"{STEM}.csv"


def test_a_proposals_files_are_named_for_it_so_that_they_are_not_taken_for_the_plans(tried: Report) -> None:
    assert name_of(tried.follow_up, "pptx") == f"{STEM}-forslag-flere-i-gang.pptx"


def test_where_nothing_can_be_drawn_that_is_said(report: Report) -> None:
    empty = replace(report, follow_up=replace(report.follow_up, lines=()))

    with pytest.raises(RefusedError, match="ingen diagrammer at tegne"):
        files_of(empty, "png")
