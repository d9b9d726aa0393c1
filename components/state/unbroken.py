"""What is to be done whole: kept, the fields emptied, the press answered and a word of it said, or none of these.

A press that arrives meanwhile breaks a run off at the next thing that is asked of Streamlit, session state included.
The figure would be kept then, and nobody told. Only the run's own thread is broken off; another one is not.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

from components.state import presses

_Told = TypeVar("_Told")


def unbroken(act: Callable[[], _Told]) -> _Told:
    """Do something whole, and return what it returns. Raises what it raises. It may not show anything, nor rerun."""
    context = get_script_run_ctx()

    def in_context() -> _Told:
        add_script_run_ctx(threading.current_thread(), context)
        presses.forget()  # no other run is to answer it too
        return act()

    with ThreadPoolExecutor(max_workers=1) as aside:
        return aside.submit(in_context).result()
