"""`python -m pejling`; see `pejling.cli`."""

import gc
import sys

from pejling.lean_arrow import keep_arrow_lean

keep_arrow_lean()
gc.disable()  # while modules are read: they make much, and nothing that is thrown away

from pejling.cli import main  # noqa: E402 - what it imports is to do without pandas

gc.enable()

sys.exit(main())
