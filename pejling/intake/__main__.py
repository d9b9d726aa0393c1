"""The child process that reads one export; see `pejling.intake.child`."""

from pejling.intake.child import main

main()
