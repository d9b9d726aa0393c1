"""The presenter's sheet of a dialogue meeting: a page to read in a browser and to print, with no need of a network."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from pejling.agendas import Point
from pejling.meeting_texts import behind, wall_of
from pejling.reports.stamps import Stamp
from pejling.status_words import status_text

_STYLE = """
@page { size: A4; margin: 16mm 16mm 18mm; }
body { max-width: 178mm; margin: 6mm auto; font: 11pt/1.4 'Segoe UI', Roboto, Arial, sans-serif; color: #1A1A1A; }
h1 { font-size: 18pt; margin: 0 0 2mm; } h2 { font-size: 14pt; margin: 0; }
h3 { font-size: 11pt; margin: 3mm 0 0; color: #005A8C; }
section { break-inside: avoid; margin: 6mm 0 0; padding: 3mm 0 0; border-top: 1pt solid #6B6B6B; }
p { margin: 0.5mm 0 0; } .finding { font-weight: 700; font-size: 12pt; } .warning { font-weight: 700; color: #8A5A00; }
.quiet, footer { color: #555555; font-size: 9.5pt; } footer { margin-top: 8mm; border-top: 0.5pt solid #C9CFD6; }
"""


def presenter_sheet(points: Iterable[Point], stamp: Stamp) -> str:
    """Return the sheet as an HTML page, a section for each point at the level its line is at."""
    sections = "".join(_section(number, point) for number, point in enumerate(points, start=1))
    warnings = "".join(f'<p class="warning">{escape(text)}</p>' for text in stamp.warnings)
    return (
        '<!DOCTYPE html>\n<html lang="da"><head><meta charset="utf-8"><title>Oplæg til mødelederen</title>'
        f"<style>{_STYLE}</style></head><body><h1>Oplæg til mødelederen</h1>"
        f'<p class="quiet">{escape(stamp.plan)}</p>{warnings}{sections}'
        f"<footer>{escape(stamp.line)}</footer></body></html>\n"
    )


def _section(number: int, point: Point) -> str:
    target, wall = point.line.target, wall_of(point.line)
    level = f"{wall.label} {wall.figure} {wall.unit} · {status_text(point.line.assessment.status)}"
    parts = "".join(_part(heading, texts) for heading, texts in behind(point))
    return (
        f"<section><h2>{number}. {escape(f'{target.id} · {target.title}')}</h2>"
        f'<p class="finding">{escape(wall.title)}</p><p>{escape(level)}</p>'
        f"{parts}</section>"
    )


def _part(heading: str, texts: tuple[str, ...]) -> str:
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in texts)
    return f"<h3>{escape(heading)}</h3>{paragraphs}" if texts else ""
