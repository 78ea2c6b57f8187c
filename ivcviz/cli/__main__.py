"""`python -m ivcviz.cli`: the command line without its entry point installed."""

import sys

from ivcviz.cli import main

sys.exit(main())
