"""What hands do in the whole window: take a grip with the mouse, move it to a value, let go; type; press keys."""

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ivcviz.gui.grips.grip_controller import GripController
from ivcviz.gui.picture.viewport import Viewport
from ivcviz.gui.strip.level_strip import LevelStrip
from ivcviz.gui.window.main_window import MainWindow
from ivcviz.scene.grips import Grip

Surface = Viewport | LevelStrip
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
FREE = Qt.KeyboardModifier.AltModifier


def hand_of(surface: Surface) -> GripController:
    return surface.controller if isinstance(surface, LevelStrip) else surface.grip_layer.controller


def place_of(surface: Surface, grip: Grip) -> QPointF:
    return surface.place_of(grip) if isinstance(surface, LevelStrip) else surface.grip_layer.place_of(grip)


def mouse(
    widget: QWidget,
    kind: QEvent.Type,
    place: QPointF,
    button: Qt.MouseButton = NONE,
    held: Qt.MouseButton = LEFT,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """One event of the mouse, as the system would send it."""
    spot = widget.mapToGlobal(place)
    QApplication.sendEvent(widget, QMouseEvent(kind, place, spot, button, held, modifiers))


def press(surface: Surface, grip_id: str) -> QPointF:
    """Take a grip; where the mouse then is."""
    grip = hand_of(surface).grip_by_id(grip_id)
    assert grip is not None, f"{grip_id} is offered"
    place = place_of(surface, grip)
    mouse(surface, QEvent.Type.MouseMove, place, held=NONE)
    mouse(surface, QEvent.Type.MouseButtonPress, place, LEFT)
    held = hand_of(surface).dragged
    assert held is not None
    assert held.grip.id == grip_id, "the grip that was meant"
    return place


def move(surface: Surface, place: QPointF, modifiers: Qt.KeyboardModifier = FREE) -> None:
    mouse(surface, QEvent.Type.MouseMove, place, modifiers=modifiers)


def release(surface: Surface, place: QPointF) -> None:
    mouse(surface, QEvent.Type.MouseButtonRelease, place, LEFT, NONE)


def drag_to(surface: Surface, grip_id: str, level_mm: float) -> None:
    """Drag a grip that stands at a level to another level, as near as the hand comes."""
    start = press(surface, grip_id)
    held = hand_of(surface).dragged
    assert held is not None
    rises = level_mm > held.grip.value
    near, far = start.y(), start.y() + (-1 if rises else 1) * surface.height()
    place = start
    for _ in range(20):
        place = QPointF(start.x(), (near + far) / 2)
        move(surface, place)
        short = held.value < level_mm if rises else held.value > level_mm
        if short and not held.refusal:
            near = place.y()
        else:
            far = place.y()
    release(surface, place)


def undo_all(window: MainWindow) -> int:
    """Ctrl+Z until there is nothing left; how many steps it were."""
    steps = 0
    while window.actions_["undo"].isEnabled():
        QTest.keyClick(window.panels.viewport, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        steps += 1
    return steps


def redo_all(window: MainWindow) -> int:
    steps = 0
    while window.actions_["redo"].isEnabled():
        QTest.keyClick(window.panels.viewport, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        steps += 1
    return steps


def control(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.panels.viewport, key, Qt.KeyboardModifier.ControlModifier)


def delete_deferred() -> None:
    """Delete now what was to be deleted later."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
