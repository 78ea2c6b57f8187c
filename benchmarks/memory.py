"""Memory of whole sessions, at their peak: a tour of all stages, many drags, many cases. `python memory.py stages 1` is one."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from figures import Against, Group, group_of
from timing import in_turn, process, python

HERE = Path(__file__).parent
TOUR, FLOOR = "a tour of all stages", "bare window with bare VTK's picture"


def remembered(rounds: int) -> Iterator[Group]:
    """The window after a tour against a bare one; and whether it grows with what is done in it."""
    with tempfile.TemporaryDirectory() as folder:
        process(python(str(HERE / "meshes.py"), folder, "735", "820", "86.4"))
        tour, floor = _session("stages", 1), python(str(HERE / "bare_window.py"), folder)
        taken = in_turn({TOUR: lambda: process(tour), FLOOR: lambda: process(floor)}, min(rounds, 3), 0)
    yield group_of("Memory of the window", taken, [Against(TOUR, FLOOR, 1.3, "memory")])
    taken, sessions = {}, {"drags": (60, 240), "cases": (12, 12 + 8 * rounds)}
    for kind, counts in sessions.items():
        for words, count in zip(("few", "many"), counts, strict=True):
            taken[f"{kind}, {words}"] = [process(_session(kind, count))]
    against = [Against(f"{kind}, many", f"{kind}, few", None, "memory") for kind in sessions]
    note = ", ".join(f"{kind}: {few} and {many}" for kind, (few, many) in sessions.items())
    yield group_of("Memory of a long session", taken, against, note=note)


def _session(kind: str, count: int) -> list[str]:
    return python(__file__, kind, str(count))


def main(kind: str, count: int) -> None:
    """One session in the window."""
    from opened import finish, painted, window_opened

    from ivcviz.gui.grips.drag import Drag
    from ivcviz.scene.grips import grips_of
    from ivcviz.scene.model import Stage

    with window_opened() as window:
        for number in range(count):
            if kind == "stages":
                for stage in get_args(Stage):
                    window.view.set(stage=stage)
                    painted()
                    finish(window.panels.viewport)
            elif kind == "drags":
                grip = next(grip for grip in grips_of(window.editor.plan, "tumour") if grip.id == "tumour-upper")
                drag = Drag(window.editor, grip, 2.0)
                drag.move(150.0 + number % 25 + 0.1 * (number % 7), free=True)
                painted()
                drag.finish()
            else:
                window.documents.open_shipped(f"case-{number % 4 + 1}")
            painted()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
