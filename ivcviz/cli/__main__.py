"""`python -m ivcviz.cli`: the command line without its entry point installed."""

from ivcviz.cli import run

run()
