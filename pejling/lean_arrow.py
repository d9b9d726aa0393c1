"""Arrow that costs little, for processes that live for one file or one command; a server does without this.

pyarrow imports pandas, which a server has anyway, only to ask whether it was given some of pandas' own: 25 MB and a
quarter of a second, each time. And its own pool of memory keeps what it is done with: 30 MB of a million rows.
"""

from __future__ import annotations

import os
import sys


class _WithoutPandas:  # no subclass: importlib.abc takes as long to import as half of numpy
    def find_spec(self, fullname: str, path: object, target: object = None) -> None:  # noqa: ARG002 - as called
        """Refuse pandas, which pyarrow can do without."""
        if fullname == "pandas":
            raise ModuleNotFoundError(fullname)


def keep_arrow_lean() -> None:
    """Keep pandas out of this process, where nothing of `pejling` uses it, and memory out of Arrow's own pool.

    To be called before pyarrow is imported.
    """
    sys.meta_path.insert(0, _WithoutPandas())
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
