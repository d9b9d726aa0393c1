"""Every sentence about a target, in Danish: what its figures say, and what the coming time may bring."""

from pejling.sentences.chances import (
    CONDITION,
    ambition_words,
    apart_words,
    chance_sentence,
    chance_words,
    class_reason,
    direction_reason,
    peers_words,
    range_words,
    seen_words,
    step_words,
)
from pejling.sentences.findings import (
    RULES,
    activity_words,
    away_words,
    finding,
    gap_words,
    goal_words,
    known_at,
    level_words,
    moved_words,
    noise_words,
    pace_words,
    persons_words,
    precedent_words,
    shown_decimals,
    so_far_words,
)

__all__ = [
    "CONDITION", "RULES", "activity_words", "ambition_words", "apart_words", "away_words", "chance_sentence",
    "chance_words", "class_reason", "direction_reason", "finding", "gap_words", "goal_words", "known_at",
    "level_words", "moved_words", "noise_words", "pace_words", "peers_words", "persons_words", "precedent_words",
    "range_words", "seen_words", "shown_decimals", "so_far_words", "step_words",
]  # fmt: skip
