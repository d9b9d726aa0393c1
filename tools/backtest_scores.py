"""How good forecasts are: proper scores, coverage, and whether a chance comes true as often as it says."""

from __future__ import annotations

import numpy as np

from pejling.periods import MONTHS_A_YEAR
from pejling.seasons import Values

QUANTILES = (np.arange(100) + 0.5) / 100  # the probabilities a distribution is read at
_BINS = 10


def scale_of(history: Values) -> float:
    """Return what errors are divided by: the mean absolute change over a year; NaN where there is none."""
    changes = np.abs(history[MONTHS_A_YEAR:] - history[:-MONTHS_A_YEAR])
    known = changes[~np.isnan(changes)]
    return float(known.mean()) if len(known) and known.any() else float("nan")


def crps(quantiles: Values, actual: Values) -> Values:
    """Return the continuous ranked probability score of each row, whose columns are its values at QUANTILES.

    Twice the mean pinball loss, Gneiting & Raftery 2007.
    """
    over = actual[:, None] - quantiles
    return np.asarray(2 * np.mean(np.maximum(QUANTILES * over, (QUANTILES - 1) * over), axis=1))


def rounded(values: Values, grid: float) -> Values:
    """Return values as they would be published."""
    return np.asarray(np.round(np.round(values / grid) * grid, 6))


def covered(low: Values, high: Values, actual: Values, grid: float) -> Values:
    """Tell for each value whether it lies between two ends as they would be published, 1 or 0."""
    at_least, at_most = rounded(low, grid) <= rounded(actual, grid), rounded(actual, grid) <= rounded(high, grid)
    return np.asarray((at_least & at_most).astype(np.float64))


def brier(chances: Values, happened: Values) -> float:
    """Return the mean squared difference between chances and what happened (1 or 0)."""
    return float(np.mean((chances - happened) ** 2))


def calibration_error(chances: Values, happened: Values) -> float:
    """Return how far chances are from how often they came true: over ten bins, weighted by how many lie in each.

    Every event counts together with its opposite, so that a common drift up or down is not taken for bad judgement.
    """
    both, true = np.concatenate([chances, 1 - chances]), np.concatenate([happened, 1 - happened])
    bins = np.minimum((both * _BINS).astype(np.intp), _BINS - 1)
    differences = np.bincount(bins, weights=both - true, minlength=_BINS)
    return float(np.abs(differences).sum() / len(both))
