"""From the command line to the window: what it opens on, the first time, the next time, and when the last file is gone."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ivcviz.storage.case_files import load_case, save_case
from ivcviz.storage.shipped import find_case

ROOT = Path(__file__).parents[2]
# In place of the event loop: say what is open, draw it, close.
SCRIPT = """
import gc, sys
from PySide6.QtWidgets import QApplication
def looked_at(*_):
    [window] = [widget for widget in QApplication.topLevelWidgets() if widget.objectName() == "window"]
    window.grab()
    print(window.windowTitle(), gc.isenabled(), window.status.message.text(), sep="|")
    window.close()
    return 0
QApplication.exec = looked_at
from ivcviz.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def start(tmp_path: Path) -> Callable[..., list[str]]:
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "HOME": str(tmp_path),
    }

    def started(*argv: str, ends_with: str = "") -> list[str]:
        script = SCRIPT.replace("window.grab()", f"sys.exit({ends_with!r})") if ends_with else SCRIPT
        done = subprocess.run(
            [sys.executable, "-c", script, *argv], capture_output=True, text=True, check=False, env=environment, cwd=tmp_path
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip().split("|")

    return started


def test_the_window_opens_on_case_4_and_then_on_what_was_open_last(start: Callable[..., list[str]], tmp_path: Path) -> None:
    title, collects, _ = start()
    assert title == "Case 4[*] — ivcviz"
    assert collects == "True", "a window lives long enough for the garbage to be collected"
    path = tmp_path / "mine.json"
    save_case(load_case(find_case("case-2")), path)
    assert start("mine.json")[0] == "Case 2[*] — ivcviz"
    assert start()[0] == "Case 2[*] — ivcviz"
    path.unlink()
    title, _, said = start()
    assert title == "Case 4[*] — ivcviz"
    assert "mine.json" in said
    assert start("case-1")[0] == "Case 1[*] — ivcviz"


def test_what_ended_the_last_start_is_not_opened_at_the_next(start: Callable[..., list[str]], tmp_path: Path) -> None:
    save_case(load_case(find_case("case-2")), tmp_path / "mine.json")
    assert start("mine.json")[0] == "Case 2[*] — ivcviz"
    with pytest.raises(AssertionError, match="ended as it opened"):
        start(ends_with="ended as it opened")
    title, _, said = start()
    assert title == "Case 4[*] — ivcviz"
    assert "mine.json is not opened again" in said
    assert start("mine.json")[0] == "Case 2[*] — ivcviz"
    assert start()[0] == "Case 2[*] — ivcviz"


def test_a_wrong_file_is_refused_before_there_is_a_window(tmp_path: Path) -> None:
    (tmp_path / "torn.json").write_text("{")
    done = subprocess.run(
        [sys.executable, "-m", "ivcviz.cli", "torn.json"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(tmp_path)},
        cwd=tmp_path,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("ivcviz: torn.json")
    assert done.stderr.count("\n") == 1
