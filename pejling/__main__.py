"""`python -m pejling`; see `pejling.cli`."""

import sys

from pejling.lean_arrow import leave_pandas_out

leave_pandas_out()

from pejling.cli import main  # noqa: E402 - what it imports is to do without pandas

sys.exit(main())
