"""Papers as PDF: their content as plain data, set by the templates beside this file. No text ever becomes markup."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typst

from pejling import captions, danish, sentences
from pejling.fans import fan_of
from pejling.follow_up import Line
from pejling.method_texts import METHOD
from pejling.reports.contents import Report
from pejling.reports.definitions import files_of, indicators_of, place_of
from pejling.status_words import CONCERN, GOOD, HOW_OFTEN, MEANINGS, ON_PAPER, status_text

Content = dict[str, Any]

_TEMPLATES = Path(__file__).parent
_FONTS = ("Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans", "Noto Sans", "DejaVu Sans", "Libertinus Serif")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029]")  # what no page can show


def pdf(template: str, content: Content, report: Report) -> bytes:
    """Set content by a template of this folder; tagged, and PDF/UA where the machine's fonts can show every letter."""
    told = json.dumps(front(report) | content | {"fonts": _found_fonts()}, ensure_ascii=False)
    plain = json.dumps(_without_controls(json.loads(told)), ensure_ascii=False)
    try:
        return _set(template, plain, ["ua-1"])
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        return _set(template, plain, [])


def _set(template: str, told: str, standards: list[Any]) -> bytes:
    compiler = typst.Compiler(_TEMPLATES / template, root=_TEMPLATES, font_paths=_fonts(), sys_inputs={"paper": told})
    made = compiler.compile(format="pdf", pdf_standards=standards)
    if not isinstance(made, bytes):
        raise TypeError(f"{template} blev ikke til en PDF")
    return made


@functools.cache
def _fonts() -> typst.Fonts:
    """The machine's fonts and those that come with typst; looked for once."""
    return typst.Fonts()


@functools.cache
def _found_fonts() -> tuple[str, ...]:
    """The fonts to write with, the first first; the last one comes with typst, so that there always is one."""
    here = set(_fonts().families())
    return tuple(name for name in _FONTS if name in here)


def _without_controls(told: Any) -> Any:  # noqa: ANN401 - what json holds
    if isinstance(told, str):
        return _CONTROLS.sub(" ", told)
    if isinstance(told, list):
        return [_without_controls(one) for one in told]
    return {key: _without_controls(one) for key, one in told.items()} if isinstance(told, dict) else told


def front(report: Report) -> Content:
    """Return what every paper begins and ends with: the plan, the day, the warnings and the stamp."""
    stamp, plan = report.stamp, report.follow_up.plan
    return {
        "plan": plan.title,
        "committee": plan.committee,
        "area": report.follow_up.area.name,
        "years": f"{danish.day(plan.starts)} til {danish.day(plan.ends)}",
        "version": stamp.plan,
        "as_of": danish.day(stamp.as_of),
        "made": danish.day(stamp.made),
        "made_on": [stamp.made.year, stamp.made.month, stamp.made.day],
        "warnings": list(stamp.warnings),
        "foot": [", ".join(stamp.warnings), f"{stamp.plan} · opgjort {danish.day(stamp.as_of)}"],
        "files": [list(row) for row in files_of(report.follow_up.imports)],
    }


def status(line: Line) -> Content:
    """Return a target's status as shape and word, with its tone and where the target stands just now."""
    found = line.assessment
    tone = "good" if found.status in GOOD else "concern" if found.status in CONCERN else "neutral"
    where_now = [marker.value for marker in found.markers if marker in ON_PAPER]
    return {"status": status_text(found.status), "tone": tone, "where_now": ", ".join(where_now)}


def row(line: Line) -> Content:
    """Return a target's row in an overview."""
    latest, level, away = captions.key_figures_on_paper(line)
    figures = {"latest": latest, "level": level, "away": away}
    return {"id": line.target.id, "title": line.target.title, **status(line), **figures}


def block(line: Line, report: Report, svg: str) -> Content:
    """Return all that is said of a target: finding, chart with its text, sentences, notes and what is open."""
    found, target, series = line.assessment, line.target, line.series
    with_figures = series is not None and bool(series.published)
    said = sentences.activity_words(line.activity) if line.activity else ""
    texts = [text for text in (said, *report.findings(line)) if text]
    asked = (("Vores antagelse", target.assumption), ("Skal afklares", target.question))
    return {
        **row(line),
        "finding": found.sentence if with_figures else "",
        "measured": captions.measure(line, series) if with_figures and series else target.reference,
        "source": _source(line) if svg else captions.source(line),
        "svg": svg,
        "alt": f"{target.title}: {found.sentence}",
        "texts": [" ".join(part) for part in (texts[:1], texts[1:]) if part],
        "open": [[title, text] for title, text in asked if text],
        "remarks": [[_mark(one.mark), one.heading, one.text, one.source] for one in line.remarks],
    }


def _source(line: Line) -> str:
    """Where the figures come from, and what in the chart has no label of its own."""
    shaded = line.series is not None and any(True for _ in fan_of(line.assessment, line.series))
    averaged = line.assessment.aim is not None and line.assessment.aim.span.length > 1
    what = "gennemsnittet ender" if averaged else "tallene ender"
    fan = f" · skygge: hvor {what} i 8 ud af 10 tilfælde" if shaded else ""
    return f"{captions.source_line(line)}{fan}"


def _mark(mark: str) -> str:
    return f"Note {mark}" if mark.isdigit() else mark or "Note"


def sources(lines: Iterable[Line]) -> Content:
    """Return what stands at the end: how figures are made, what statuses mean, and the indicators' definitions."""
    told = [[one.name, one.how_calculated, *place_of(one)] for one in indicators_of(lines)]
    return {
        "indicators": told,
        "method": [list(one) for one in METHOD.items()],
        "statuses": [[status_text(one), text] for one, text in MEANINGS.items()],
        "how_often": HOW_OFTEN,
    }
