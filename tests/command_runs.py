"""Commands as the tests run them."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ivcviz.cli import main

ROOT = Path(__file__).parents[1]
ENDS = ["--lower", "renal-floor-20", "--upper", "hepatic-floor-25"]


def refused(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    """The one line that a refused command leaves."""
    assert main(argv) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("ivcviz: ")
    assert err.endswith("\n")
    assert err.count("\n") == 1
    return err


def said(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    """What a command that succeeds prints."""
    assert main(argv) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def run(*argv: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | options.pop("env", {})
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
    return subprocess.run([sys.executable, "-m", "ivcviz.cli", *argv], text=True, check=False, env=environment, **streams)
