"""The grips over the picture: hover, drag with the left button, focus and move by keys."""

from typing import Protocol

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ivcviz.geometry.arrays import Floats
from ivcviz.gui.grips.drag import Drag
from ivcviz.gui.grips.grip_controller import GripController
from ivcviz.gui.grips.grip_motion import Motion, motion_of
from ivcviz.gui.grips.grip_painting import paint_grip, paint_tooltip
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.scene.grips import Grip
from ivcviz.scene.grips.snapping import SNAP_PX
from ivcviz.scene.model import FramedScene
from ivcviz.scene.palette import INK

REACH = 10.0  # px: how near the mouse must come


class _Picture(Protocol):
    """The widget under the layer (a QWidget), as far as the layer needs it."""

    def framed(self) -> FramedScene: ...


class GripLayer(QObject):
    """Handles over a picture; the widget offers its events to `handle` first and calls `paint` last.

    Keys and the mouse's leaving are heard by an event filter, because Tab never reaches a widget's key handler.
    """

    def __init__(self, viewport: QWidget, editor: Editor, view: ViewOptions, *, offered: bool = True) -> None:
        super().__init__(viewport)
        self._widget, self._editor = viewport, editor
        self._picture: _Picture = viewport  # type: ignore[assignment]
        self.controller = GripController(editor, view, lambda _grip: offered, self)
        self._pressed: tuple[QPointF, Motion] | None = None  # where the mouse took the grip
        self.controller.changed.connect(viewport.update)
        # Queued: the picture describes itself first, and what is said of a grip stands over that.
        self.controller.changed.connect(self._describe, Qt.ConnectionType.QueuedConnection)
        viewport.setMouseTracking(True)
        viewport.installEventFilter(self)
        self._own_words = self._grip_words = ""  # what assistive technology reads of the picture, and of a focused grip

    def show_plan(self) -> None:
        """The grips of another plan."""
        self.controller.forget()

    def handle(self, event: QEvent) -> bool:
        """Handle an event; False leaves it to the view."""
        if isinstance(event, QMouseEvent):
            answers = {
                QEvent.Type.MouseButtonPress: self._press,
                QEvent.Type.MouseButtonDblClick: self._press,
                QEvent.Type.MouseMove: self._move,
                QEvent.Type.MouseButtonRelease: self._release,
            }
            return answers[event.type()](event) if event.type() in answers else False
        if isinstance(event, QKeyEvent):
            return self._key(event)
        if event.type() == QEvent.Type.Leave:
            self.controller.hover(None)
        elif event.type() == QEvent.Type.FocusOut and not self.controller.dragged_by_mouse:
            self.controller.release()
            self._widget.update()
        return False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            return False  # the picture offers these itself
        return self.handle(event)

    def paint(self, painter: QPainter) -> None:
        """Paint level lines, handles and tooltip, in logical pixels."""
        spots = self._spots()
        spoken = self.controller.described_grip
        if spoken is None and self.controller.by_keys and self._widget.hasFocus():
            spoken = self.controller.focused
        if self.controller.dragged is not None:
            self._hairlines(painter, self.controller.dragged)
        for grip in sorted(self.controller.grips, key=lambda grip: grip == spoken):
            paint_grip(
                painter,
                spots[grip.id],
                grip.kind,
                large=grip in (self.controller.hovered, spoken),
                focused=grip == self.controller.focused and self._widget.hasFocus(),
                locked=self.controller.locked,
            )
        if spoken is not None:
            room = QRectF(self._widget.rect())
            paint_tooltip(painter, self.controller.text_of(spoken), spots[spoken.id], room, self._widget.palette())

    def grip_at(self, place: QPointF) -> Grip | None:
        """The grip nearest to a place in the picture, within reach."""
        spots = self._spots()
        near = [(_distance(spots[grip.id], place), grip) for grip in self.controller.grips]
        distance, grip = min(near, key=lambda item: item[0], default=(np.inf, None))
        return grip if distance <= REACH else None

    def place_of(self, grip: Grip) -> QPointF:
        """Where a grip's handle stands in the picture."""
        return self._projected(np.array(grip.point))

    def _press(self, event: QMouseEvent) -> bool:
        if self.controller.dragged_by_mouse:
            return True  # another button during a drag changes nothing
        grip = self.grip_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or grip is None:
            self.controller.focus(None)
            return False
        self._widget.setFocus(Qt.FocusReason.MouseFocusReason)
        motion = motion_of(self._picture.framed(), self._editor.plan.body.cava, grip)
        self.controller.begin_drag(grip, SNAP_PX / max(motion.px_per_mm, 1e-6))
        self._pressed = (event.position(), motion)
        return True

    def _move(self, event: QMouseEvent) -> bool:
        drag = self.controller.dragged
        if self._pressed is None:
            if event.buttons() == Qt.MouseButton.NoButton:
                self.controller.hover(self.grip_at(event.position()))
            return False
        if drag is None:
            return True  # locked, or taken back with Esc: the button is still down
        start, motion = self._pressed
        way = event.position() - start
        free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self.controller.move(drag.grip.value + motion.moved(way.x(), way.y()) * drag.grip.gain, free)
        return True

    def _release(self, event: QMouseEvent) -> bool:
        if self._pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return self._pressed is not None
        self._pressed = None
        self.controller.release()
        self.controller.hover(self.grip_at(event.position()))
        return True

    def _key(self, event: QKeyEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            if self.controller.wants_key(event):
                event.accept()
                return True
            return False
        if event.type() == QEvent.Type.KeyRelease:
            return self.controller.release_key(event)
        return self.controller.press_key(event)

    def _hairlines(self, painter: QPainter, drag: Drag) -> None:
        """Paint lines across the picture at the shown level and, dashed, at the level of the last step."""
        now = self.controller.grip_by_id(drag.grip.id)
        lines = ((drag.grip, Qt.PenStyle.DashLine), (now, Qt.PenStyle.SolidLine))
        for grip, style in lines:
            if grip is None or grip.level_mm is None or not self._runs_upwards(grip):
                continue
            y = self._projected(self._editor.plan.body.cava.point(grip.level_mm)).y()
            painter.setPen(QPen(QColor(INK["tumour-line"]), 1.0, style))
            painter.drawLine(QPointF(0.0, y), QPointF(float(self._widget.width()), y))

    def _runs_upwards(self, grip: Grip) -> bool:
        """Whether a level is a horizontal line in this view."""
        across, up = np.abs(motion_of(self._picture.framed(), self._editor.plan.body.cava, grip).per_mm)
        return bool(up > across)

    def _describe(self) -> None:
        """Describe the picture to screen readers: the focused grip, if there is one."""
        now, grip = self._widget.accessibleDescription(), self.controller.focused
        if now != self._grip_words:
            self._own_words = now
        self._grip_words = "" if grip is None else self.controller.text_of(grip).replace("\n", ". ")
        wanted = self._grip_words or self._own_words
        if wanted != now:
            self._widget.setAccessibleDescription(wanted)

    def _spots(self) -> dict[str, QPointF]:
        grips = self.controller.grips
        if not grips:
            return {}
        framed = self._picture.framed()
        places = framed.camera.project(np.array([grip.point for grip in grips]), framed.width, framed.height)
        return {grip.id: QPointF(float(x), float(y)) for grip, (x, y) in zip(grips, places[:, :2], strict=True)}

    def _projected(self, spot: Floats) -> QPointF:
        framed = self._picture.framed()
        x, y, _ = framed.camera.project(np.asarray(spot, float), framed.width, framed.height)
        return QPointF(float(x), float(y))


def _distance(a: QPointF, b: QPointF) -> float:
    return float(np.hypot(a.x() - b.x(), a.y() - b.y()))
