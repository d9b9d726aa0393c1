"""What the first page needs, got ready before anybody asks. Importing this module is the longest part of it."""

from __future__ import annotations

import gc

from components import cards, state
from pejling.errors import ContentError, StoreError

__all__ = ["cards", "warm_up"]


def warm_up() -> None:
    """Follow the newest plan up, and freeze what is there.

    Frozen objects are left out of the collection that Streamlit makes after every run.
    """
    try:
        _follow_newest_plan()
    except (ContentError, StoreError):
        return  # the page says what is wrong, to whoever opens it
    finally:
        gc.collect()
        gc.freeze()


def _follow_newest_plan() -> None:
    library, (store, examples) = state.library(), state.store()
    newest = max(library.plans.values(), key=lambda plan: (not plan.draft, plan.starts), default=None)
    if newest is not None:
        state.followed_up(state.Shown(newest, state.default_day(examples=examples), store, library, examples))
