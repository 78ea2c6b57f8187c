"""What is done step by step in the window: opening a step, another stage, a typed edit, undo, another case.

"Answered" is when the window has painted what it can show at once; "finished" when the finished picture is painted. The
floors are the program's own drawing of that picture, asked for at once, and bare VTK drawing the same triangles.
As a script: `python working.py FILE` opens every step for the first time in this process and writes what it took.
"""

import itertools
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bare_vtk import Bare
from figures import Against, Bound, Group, group_of
from meshes import drawable
from opened import answered_and_finished, window_opened
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from timing import Taken, call, in_turn, process, python

from ivcviz.gui.window.main_window import MainWindow
from ivcviz.scene.model import FramedScene

STEPS = ("anatomy", "tumour", "resection", "graft", "renal-veins", "findings")
STAYING = ("tumour", "renal-veins", "findings")  # opened after the one before them, their stage stays
OWN, FLOOR = "the picture's own drawing", "bare VTK, the same triangles"


def stepped(rounds: int) -> Iterator[Group]:
    """Opening the steps of the work in their order: for the first time in a fresh process, then again and again."""
    taken = in_turn({"first opening": _first_openings}, max(2, rounds // 2))
    yield group_of(
        "Opening a step for the first time", taken, (), [Bound(name, 100) for name in taken if name.endswith("answered")]
    )
    with window_opened() as window:
        candidates = {step: _done(window, lambda step=step: window.show_step(step)) for step in STEPS}
        taken = in_turn(candidates | _floors(window), rounds)
    bounds = [Bound(f"{step}, finished", 20) for step in STAYING]
    yield group_of("Opening a step again", taken, [Against(f"{step}, finished", OWN, 1.5) for step in STEPS], bounds)


def edited(rounds: int) -> Iterator[Group]:
    """One typed value, its undoing, and a stage there and back."""
    with window_opened() as window:
        line, lengths = window.panels.steps.sections["tumour"].body.upper_end.line, itertools.cycle(("165", "168", "171"))
        deeds = {
            "typed edit": lambda: _typed(line, next(lengths)),
            "undo": window.editor.undo,
            "another stage": lambda: window.view.set(stage="tumour"),
            "and back": lambda: window.view.set(stage="implanted"),
        }
        taken = in_turn({name: _done(window, deed) for name, deed in deeds.items()} | _floors(window), rounds)
    against = [Against(f"{name}, finished", OWN, 1.5) for name in deeds]
    yield group_of("After an edit", taken, [*against, Against("typed edit, finished", FLOOR), Against(OWN, FLOOR)])


def loaded(rounds: int) -> Iterator[Group]:
    """Another published case in the open window."""
    with window_opened() as window:
        names = itertools.cycle(("case-2", "case-4"))
        opening = _done(window, lambda: window.documents.open_shipped(next(names)))
        taken = in_turn({"another case": opening} | _floors(window), 2 * (rounds // 2))
    yield group_of("Loading a case", taken, [Against("another case, finished", OWN, 1.5)])


def _typed(line: object, text: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def _done(window: MainWindow, deed: Callable[[], object]) -> Callable[[], dict[str, Taken]]:
    return lambda: answered_and_finished(window, deed)


def _floors(window: MainWindow) -> dict[str, Callable[[], Taken]]:
    """The picture that is shown now, drawn at once by us, and its triangles by bare VTK."""
    viewport = window.panels.viewport
    seen = viewport.plate.framed("full")
    framed = FramedScene(seen.scene, seen.camera, viewport.width(), viewport.height())
    bare = Bare(drawable(framed, window.renderer.triangles, "full"))
    return {OWN: lambda: call(viewport.plate_image), FLOOR: lambda: call(bare.pixels)}


def _first_openings() -> dict[str, Taken]:
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "first.json")
        process(python(__file__, str(output)))
        return {name: Taken(*times) for name, times in json.loads(output.read_text(encoding="utf-8")).items()}


def main(output: Path) -> None:
    """All steps but the one that is open at the start, which comes last: it has been opened before."""
    first = {}
    with window_opened() as window:
        for step in (step for step in STEPS if step != window.view.state.step):
            taken = answered_and_finished(window, lambda step=step: window.show_step(step))
            first |= {f"{step}, {part}": (once.wall, once.processor) for part, once in taken.items()}
    output.write_text(json.dumps(first), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
