"""`python -m pejling`; see `pejling.cli`."""

import gc
import os
import sys

from pejling.lean_arrow import keep_arrow_lean

keep_arrow_lean()
gc.disable()  # while modules are read: they make much, and nothing that is thrown away

from pejling.cli import main  # noqa: E402 - what it imports is to do without pandas

gc.enable()

code = main()
sys.stdout.flush()
sys.stderr.flush()
os._exit(code)  # taking apart all that it holds takes a tenth of a second; this way it is given back at once
