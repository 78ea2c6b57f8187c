"""In the window: from a mouse move to the painted frame, against merely drawing and painting the same scene again.

Run: python window.py. The window's own event handling is measured, off screen, on Case 4 at the size that the picture has in
a window of 1440 x 900; the two candidates take turns.
"""

import itertools
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from timing import call, in_turn, report

from ivcviz.app.figures import triangles
from ivcviz.app.platform import without_display
from ivcviz.gui.picture.viewport import Viewport
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.render.renderer import Renderer
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case

ROUNDS = 40
SIZE = (770, 790)


def main() -> None:
    without_display()
    application = QApplication([])
    editor, view = Editor(load_case(find_case("case-4"))), ViewOptions()
    viewport = Viewport(editor, view, Renderer(triangles()))
    editor.plan_changed.connect(lambda _: viewport.show_plan(editor.consequences))
    viewport.resize(*SIZE)
    viewport.show()
    application.processEvents()
    for stage, step, grip, limit in (
        ("tumour", "tumour", "tumour-upper", 1.25),
        (None, "tumour", "tumour-upper", 1.25),
        ("tumour", "anatomy", "ostium:right-renal-vein", 2.0),
    ):
        view.set(stage=stage, step=step)
        viewport.repaint()
        drag(viewport, grip, limit)
    viewport.close()


def drag(viewport: Viewport, name: str, limit: float) -> None:
    """One drag of the grip whose id begins with a name, up and down by a few pixels."""
    grip = next(grip for grip in viewport.grip_layer.hand.grips if grip.id.startswith(name))
    start = viewport.grip_layer.place_of(grip)
    send(viewport, QEvent.Type.MouseButtonPress, start)
    ways = itertools.cycle([0.7 * k for k in (*range(1, 24), *range(23, 0, -1))])
    moves = (QPointF(start.x(), start.y() - way) for way in ways)

    def moved() -> None:
        send(viewport, QEvent.Type.MouseMove, next(moves))
        viewport.repaint()

    medians = in_turn({"drag": lambda: call(moved), "draw and paint again": again(viewport)}, ROUNDS, 4)
    title = f"Drag of {grip.id}, stage {viewport.framed().scene.stage}, {viewport.width()} x {viewport.height()}"
    report(title, medians, "drag", {"draw and paint again": limit})
    send(viewport, QEvent.Type.MouseButtonRelease, start)


def again(viewport: Viewport) -> Callable[[], float]:
    """Seconds to draw and paint what is shown once more."""

    def paint() -> None:
        viewport.plate.show(replace(viewport.plate.wanted))
        viewport.repaint()

    return lambda: call(paint)


def send(viewport: Viewport, kind: QEvent.Type, place: QPointF) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    held = none if kind == QEvent.Type.MouseButtonRelease else left
    keys = Qt.KeyboardModifier.AltModifier  # free of what it would catch on
    QApplication.sendEvent(viewport, QMouseEvent(kind, place, viewport.mapToGlobal(place), button, held, keys))


if __name__ == "__main__":
    main()
