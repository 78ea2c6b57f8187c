"""Navigation of the view: drag to orbit, pan, zoom to the cursor, keys for the standard views, animated transitions."""

from collections.abc import Callable
from typing import Protocol

import numpy as np
from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QEvent, QObject, QPointF, Qt, QVariantAnimation
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent

from ivcviz.geometry.arrays import Floats
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.scene.camera import Camera
from ivcviz.scene.model import FramedScene, View
from ivcviz.scene.view.orbit import centred, orbited, panned, transition, zoomed

# Defaults: what feels like turning the body with the hand.
_DEG_PER_PX = 0.4
_DEG_PER_KEY = 5.0
_PER_NOTCH = 1.15
_PER_KEY = 1.25
_WAY_MS = 250
_DRAG_PX = 3.0  # a press that moves less is a click

_VIEW_KEYS: dict[int, View] = {
    Qt.Key.Key_1: "anterior",
    Qt.Key.Key_2: "posterior",
    Qt.Key.Key_3: "left",
    Qt.Key.Key_4: "right",
    Qt.Key.Key_5: "superior",
    Qt.Key.Key_6: "inferior",
}
_ARROWS = {Qt.Key.Key_Left: (1, 0), Qt.Key.Key_Right: (-1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class NavigatedPicture(Protocol):
    """The picture that is navigated, in its logical pixels."""

    def framed(self) -> FramedScene: ...

    def middle(self) -> tuple[float, float]:
        """The centre of the body's area on the page."""

    def point_at(self, x: float, y: float) -> Floats:
        """The body point (3,) that a pixel shows."""

    def camera_of(self, view: View) -> Camera:
        """The camera of a standard view, framed."""

    def setCursor(self, shape: Qt.CursorShape) -> None: ...

    def unsetCursor(self) -> None: ...

    def isVisible(self) -> bool: ...


class Navigator(QObject):
    """Turns mouse, wheel and keys into cameras of the view options. Left drag orbits, middle or Shift and left pans."""

    def __init__(self, seer: NavigatedPicture, view: ViewOptions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seer, self._view = seer, view
        self._last: QPointF | None = None
        self._panning = self._moved = False
        self._animation = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_WAY_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._animation.valueChanged.connect(self._along)
        self._animation.finished.connect(self._arrive)
        self._way: Callable[[float], Camera] | None = None
        self._end: dict[str, object] = {}

    @property
    def moving(self) -> bool:
        """Whether the user is dragging the view."""
        return self._last is not None

    def handle(self, event: QEvent) -> bool:
        """Whether the event moved the view or began to."""
        if isinstance(event, QWheelEvent):
            return self._wheel(event)
        if isinstance(event, QNativeGestureEvent):
            return self._pinch(event)
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def go(self, camera: Camera, end: dict[str, object] | None = None) -> None:
        """Smoothly to a camera; then these view options are set (by default that camera). Any movement interrupts it."""
        self.stop()
        self._end = end or {"camera": camera}
        if not self._seer.isVisible():
            self._arrive()
            return
        self._way = transition(self._camera, camera)
        self._animation.start()

    def home(self) -> None:
        """Back to the standard view that is chosen, as it was framed."""
        self.look(self._view.state.view)

    def look(self, view: View) -> None:
        """Go to a standard view."""
        self.go(self._seer.camera_of(view), {"view": view, "camera": None})

    def stop(self) -> None:
        """Stop the transition."""
        self._animation.stop()

    @property
    def _camera(self) -> Camera:
        return self._seer.framed().camera

    def _along(self, share: float) -> None:
        if self._way is not None and self._animation.state() == QAbstractAnimation.State.Running and share < 1.0:
            self._view.set(camera=self._way(share))

    def _arrive(self) -> None:
        self._view.set(**self._end)

    def _mouse(self, event: QMouseEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick and event.button() == Qt.MouseButton.LeftButton:
            self._last = None
            x, y = event.position().x(), event.position().y()
            framed = self._seer.framed()
            self.go(centred(framed.camera, self._seer.point_at(x, y), *self._seer.middle(), framed.width, framed.height))
            return True
        if event.type() == QEvent.Type.MouseButtonPress:
            return self._press(event)
        if event.type() == QEvent.Type.MouseMove and self._last is not None:
            self._drag(event.position())
            return True
        if event.type() == QEvent.Type.MouseButtonRelease and self._last is not None:
            self._last = None
            self._seer.unsetCursor()
            return True
        return False

    def _press(self, event: QMouseEvent) -> bool:
        left, shift = event.button() == Qt.MouseButton.LeftButton, event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if not left and event.button() != Qt.MouseButton.MiddleButton:
            return False
        self.stop()
        self._last, self._moved = event.position(), False
        self._panning = not left or bool(shift)
        return True

    def _drag(self, to: QPointF) -> None:
        assert self._last is not None
        step = to - self._last
        if not self._moved and step.manhattanLength() < _DRAG_PX:
            return
        if not self._moved:
            self._seer.setCursor(Qt.CursorShape.SizeAllCursor if self._panning else Qt.CursorShape.ClosedHandCursor)
        self._moved, self._last = True, to
        if self._panning:
            framed = self._seer.framed()
            self._view.set(camera=panned(framed.camera, step.x(), step.y(), framed.height))
        else:
            self._orbit(-step.x() * _DEG_PER_PX, step.y() * _DEG_PER_PX)

    def _orbit(self, azimuth_deg: float, elevation_deg: float) -> None:
        """Orbit about the centre of the body's area, at the depth of the camera's centre."""
        framed = self._seer.framed()
        about = framed.camera.unproject(*self._seer.middle(), 0.0, framed.width, framed.height)
        self._view.set(camera=orbited(framed.camera, azimuth_deg, elevation_deg, about))

    def _zoom(self, factor: float, x: float, y: float) -> None:
        self.stop()
        framed = self._seer.framed()
        depth = 0.0
        if framed.camera.perspective:
            depth = float(framed.camera.project(self._seer.point_at(x, y), framed.width, framed.height)[2])
        self._view.set(camera=zoomed(framed.camera, factor, x, y, framed.width, framed.height, depth))

    def _wheel(self, event: QWheelEvent) -> bool:
        notches = event.angleDelta().y() / 120.0
        if notches:
            self._zoom(_PER_NOTCH**notches, event.position().x(), event.position().y())
        return bool(notches)

    def _pinch(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._zoom(float(np.exp(event.value())), event.position().x(), event.position().y())
        return True

    def _key(self, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
            return False
        if key in _ARROWS:
            self.stop()
            across, up = _ARROWS[Qt.Key(key)]
            self._orbit(across * _DEG_PER_KEY, up * _DEG_PER_KEY)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self._zoom(1 / _PER_KEY if key == Qt.Key.Key_Minus else _PER_KEY, *self._seer.middle())
        elif key == Qt.Key.Key_Home:
            self.home()
        elif key in _VIEW_KEYS:
            self.look(_VIEW_KEYS[key])
        else:
            return False
        return True
