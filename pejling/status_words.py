"""What the statuses are called and mean, for screens and papers alike."""

from __future__ import annotations

from pejling.statuses import Marker, Status

SHAPES = {
    Status.MET: "●",
    Status.NOT_MET: "■",
    Status.ON_TRACK: "▲",
    Status.UNCERTAIN: "◆",
    Status.NOT_ON_TRACK: "▼",
    Status.UNDER_WAY: "▶",
    Status.TOO_EARLY: "◔",
    Status.AWAITING: "◷",
    Status.NO_DATA: "–",
    Status.UNCLEAR: "?",
    Status.NOT_SET: "○",
    Status.NOT_MEASURABLE: "×",
    Status.ACTIVITY: "◇",
}
GOOD = frozenset({Status.MET, Status.ON_TRACK})
CONCERN = frozenset({Status.NOT_MET, Status.UNCERTAIN, Status.NOT_ON_TRACK, Status.UNCLEAR})
# The two that say where a target is just now stand beside the status everywhere; the others only on the card.
WHERE_NOW = (
    Marker.AT_LEVEL,
    Marker.BELOW_LEVEL,
    Marker.ABOVE_LEVEL,
    Marker.RISING,
    Marker.FALLING,
    Marker.WITHIN_NOISE,
)
# What a row on paper says beside its status: also that a level is tried, and that figures were loaded later.
ON_PAPER = (*WHERE_NOW, Marker.TRIED, Marker.RECONSTRUCTED)

MEANINGS = {
    Status.MET: "Resultatet er endeligt eller afgjort, og det holder målet.",
    Status.NOT_MET: "Resultatet er endeligt eller afgjort, og det holder ikke målet.",
    Status.ON_TRACK: "Chancen er mindst 70 pct., hvis udviklingen fortsætter som hidtil. Af 100 blev 89 nået.",
    Status.UNCERTAIN: "Chancen er mellem 30 og 70 pct., hvis udviklingen fortsætter som hidtil. Af 100 blev 54 nået.",
    Status.NOT_ON_TRACK: "Chancen er under 30 pct., hvis udviklingen fortsætter som hidtil. Af 100 blev 13 nået.",
    Status.UNDER_WAY: "Resultatet er ikke afgjort, og tallene kan ikke bære et skøn, fx kvartalstal.",
    Status.TOO_EARLY: "Der er for få endelige tal, eller planen er ikke begyndt.",
    Status.AWAITING: "Måldatoen er passeret, men det afgørende tal er ikke endeligt.",
    Status.NO_DATA: "Der er ingen tal, de er diskretioneret, eller det nyeste er for gammelt.",
    Status.UNCLEAR: "Planens ord eller tal kan forstås på flere måder, eller udgangspunktet mangler.",
    Status.NOT_SET: "Planen sætter ikke noget niveau.",
    Status.NOT_MEASURABLE: "Som målet er formuleret, kan det ikke måles.",
    Status.ACTIVITY: "Målet er en aktivitet; der er ikke et tal at nå.",
}


HOW_OFTEN = (
    "Status er et skøn over, om målet nås, ikke en karakter for arbejdet. Hvor mange af 100 der blev nået, er målt "
    "ved at lade Pejling se tilbage: 13.250 tænkte etårsmål for fem indikatorer i 50 kommuner, tal fra 2021-26. "
    "Et mål skifter først ord, når grænsen er passeret med 5 procentpoint. "
    "Det svinger mellem indikatorerne, og ingen metode ser reformer eller kriser komme."
)


def status_text(status: Status) -> str:
    """Return the status as shape and word: ● nået."""
    return f"{SHAPES[status]} {status.value}"
