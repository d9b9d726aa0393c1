"""Arrow without pandas, for processes that live for one file or one command.

pyarrow imports pandas only to ask whether it was given some of pandas' own: 25 MB and a quarter of a second, each time.
A server, which has pandas anyway, does without this.
"""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder


class _WithoutPandas(MetaPathFinder):
    def find_spec(self, fullname: str, path: object, target: object = None) -> None:  # noqa: ARG002 - as called
        """Refuse pandas, which pyarrow can do without."""
        if fullname == "pandas":
            raise ModuleNotFoundError(fullname)


def leave_pandas_out() -> None:
    """Keep this process from importing pandas. Nothing in `pejling` uses it."""
    sys.meta_path.insert(0, _WithoutPandas())
