"""The command line: arguments in, files and text out, every error that a user can mend in one sentence."""

from ivcviz.cli.running import main, run

__all__ = ["main", "run"]
