"""The child process that reads one export; see `pejling.intake.child`."""

import gc

from pejling.lean_arrow import keep_arrow_lean

gc.disable()  # it lives for one file, whose cells make no circles: looking for some only takes time, imports included
keep_arrow_lean()

from pejling.intake.child import main  # noqa: E402 - as said

main()
