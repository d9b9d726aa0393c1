"""`python -m pejling`; see `pejling.cli`."""

import sys

from pejling.cli import main

sys.exit(main())
