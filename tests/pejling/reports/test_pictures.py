"""Charts as pictures: the screen's own drawing, with finding, source, notes and stamp, and nothing from outside."""

from __future__ import annotations

import json
import struct

from lxml import etree

from pejling.charts.rows import drawing
from pejling.examples import LABEL as INVENTED
from pejling.follow_up import Line
from pejling.proposals import LABEL as PROPOSED
from pejling.reports.contents import Report
from pejling.reports.pictures import drawn_lines, picture_name, png, spec, svg
from tests.pejling.reports.conftest import HIDDEN


def rate(report: Report) -> Line:
    """Return the line of the target with a rate."""
    return next(line for line in drawn_lines(report) if line.target.id == "U4a")


def texts(content: bytes) -> str:
    """Return all text of an SVG file."""
    return "\n".join(str(text) for text in etree.fromstring(content).itertext())


def test_only_targets_with_figures_have_a_picture(report: Report) -> None:
    assert [line.target.id for line in drawn_lines(report)] == ["H1", "U4a"]


def test_a_picture_draws_the_follow_ups_own_table_without_what_is_hidden(report: Report) -> None:
    line = rate(report)
    drawn = [row for row in spec(line, report)["data"]["values"] if row["kind"] == "actual"]

    assert line.series is not None
    published = {one.period.start.isoformat(): one.value for one in line.series.published}
    assert {row["date"]: row["value"] for row in drawn if row["value"] is not None} == published
    assert next(row["value"] for row in drawn if row["date"] == f"{HIDDEN}-01") is None
    assert len(spec(line, report)["data"]["values"]) == len(drawing(line).table)


def test_a_picture_says_the_finding_what_is_measured_its_source_notes_and_stamp_in_danish(report: Report) -> None:
    line = rate(report)
    told = texts(svg(line, report))

    expected = (line.assessment.sentence, line.target.title, "Kilde: Jobindsats.dk", "Note 1 (april 2020)", "okt. 2019")
    assert [text for text in (*expected, "Mål 16,0 pct. · 2020", report.stamp.line) if text not in told] == []


def test_a_pictures_takeaway_can_be_heard(report: Report) -> None:
    named = etree.fromstring(svg(rate(report), report)).get("aria-label")

    assert named is not None
    assert named.startswith("U4a ")
    assert named.endswith(rate(report).assessment.sentence)


def test_a_proposals_picture_says_that_it_is_not_adopted_and_that_figures_are_invented(tried: Report) -> None:
    told = texts(svg(rate(tried), tried))

    assert f"{PROPOSED}: 22,5 pct." in told
    assert f"{INVENTED} · {PROPOSED}: Flere i gang" in told


def test_a_png_is_large_enough_for_paper(report: Report) -> None:
    content = png(rate(report), report)

    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">I", content[16:20])[0] >= 1920


def test_a_spec_names_nothing_to_be_fetched(report: Report) -> None:
    told = {key: value for key, value in spec(rate(report), report).items() if key != "$schema"}

    assert "://" not in json.dumps(told)


def test_a_picture_is_named_by_its_target(report: Report) -> None:
    assert picture_name(rate(report)) == "u4a-aktiveringsgrad-for-uddannelsesparate-un"
