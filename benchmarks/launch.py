"""From the command to the picture in the window, against an empty window and one with bare VTK's picture."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from figures import Against, Bound, Group, group_of
from timing import in_turn, process, python

HERE = Path(__file__).parent
FIRST, FINISHED = "ivcviz, anything true on screen", "ivcviz, the finished picture"
EMPTY, PICTURE = "empty PySide6 window", "bare window with bare VTK's picture"


def launched(rounds: int) -> Iterator[Group]:
    """The window on Case 4, 1440 x 900."""
    with tempfile.TemporaryDirectory() as folder:
        process(python(str(HERE / "meshes.py"), folder, "735", "820", "86.4"))
        commands = {
            FIRST: python(str(HERE / "launched_window.py"), "first"),
            FINISHED: python(str(HERE / "launched_window.py"), "finished"),
            EMPTY: python(str(HERE / "bare_window.py")),
            PICTURE: python(str(HERE / "bare_window.py"), folder),
        }
        taken = in_turn({name: lambda command=command: process(command) for name, command in commands.items()}, rounds)
    yield group_of("Launch, whole process", taken, [Against(FIRST, EMPTY, 1.4), Against(FINISHED, PICTURE, 1.5)])
    helped, nothing = "ivcviz --help", "python -c pass"
    commands = {helped: python("-m", "ivcviz.cli", "--help"), nothing: python("-c", "pass")}
    taken = in_turn({name: lambda command=command: process(command) for name, command in commands.items()}, rounds)
    yield group_of("The help page, whole process", taken, [Against(helped, nothing)], [Bound(helped, 300)])
