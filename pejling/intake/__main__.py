"""The child process that reads one export; see `pejling.intake.child`."""

import gc
import os
import sys

from pejling.lean_arrow import keep_arrow_lean

gc.disable()  # it lives for one file, whose cells make no circles: looking for some only takes time, imports included
keep_arrow_lean()

from pejling.intake.child import main  # noqa: E402 - as said

main()
sys.stdout.flush()
os._exit(0)  # taking apart all that it holds takes a tenth of a second; this way it is given back at once
