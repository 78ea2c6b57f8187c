"""The level strip: the cava as an axis in millimetres, with what stands at a level, to be dragged as in the picture."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ivcviz.gui.grips.grip_controller import GripController
from ivcviz.gui.grips.grip_painting import paint_grip
from ivcviz.gui.grips.tooltip import GripTooltip
from ivcviz.gui.picture.level_marker import paint_strip_place
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.strip.axis import AXIS, GRAFT, HALF, WORDS, Axis, axis_of
from ivcviz.gui.strip.level_names import names_of, placed_names
from ivcviz.gui.strip.painting import StripPainter
from ivcviz.gui.strip.section_marker import SectionMarker
from ivcviz.gui.style.painting import painting
from ivcviz.plan.consequences import Consequences
from ivcviz.scene.grips import Grip
from ivcviz.scene.grips.snapping import SNAP_PX

_WIDTH = 168
_REACH = 10.0  # px
_SMALL = 0.86  # of the window's type
_COLUMN = {"end": AXIS, "body": AXIS, "cut": GRAFT, "clamp": AXIS - HALF + 1.0, "landmark": AXIS + HALF}


class LevelStrip(QWidget):
    """Zones, landmarks and vertebrae beside the plan's levels; what is dragged here moves in the picture and the other way
    round, because both show the editor's plan."""

    def __init__(self, editor: Editor, view: ViewOptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor, self._view = editor, view
        self.controller = GripController(editor, view, lambda grip: grip.level_mm is not None, self)
        self._pressed: tuple[float, Axis] | None = None  # where the mouse took the grip, and the axis then
        self.section = SectionMarker(view)
        self._tooltip = GripTooltip(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(130, 240)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Level strip"))
        self.controller.changed.connect(self._show)
        view.changed.connect(self._show)
        self._show()

    def show_plan(self, _consequences: Consequences) -> None:
        """Draw the editor's plan, which has changed."""
        self.controller.forget()

    @property
    def axis(self) -> Axis:
        """Where levels stand; held during a drag."""
        return self._pressed[1] if self._pressed is not None else axis_of(self._editor.plan, float(self.height()))

    def place_of(self, grip: Grip) -> QPointF:
        """Where a grip stands on the strip."""
        assert grip.level_mm is not None
        return QPointF(_COLUMN[grip.kind], self.axis.y(grip.level_mm))

    def grip_at(self, place: QPointF) -> Grip | None:
        """The grip nearest to a place, within reach."""
        near = [((self.place_of(grip) - place).manhattanLength(), grip) for grip in self.controller.grips]
        distance, grip = min(near, key=lambda item: item[0], default=(_REACH + 1.0, None))
        return grip if distance <= _REACH else None

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 640)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
            plan, axis = self._editor.plan, self.axis
            font = QFont(self.font())
            font.setPointSizeF(max(self.font().pointSizeF() * _SMALL, 7.0))
            metrics = QFontMetricsF(font)
            line, room = metrics.height() * 0.96, self.width() - WORDS - 3.0
            # Planned levels are written in demi-bold, a little wider.
            placed = placed_names(
                names_of(plan), axis, room, line, lambda text, _pt: (metrics.horizontalAdvance(text) * 1.07, line)
            )
            strip = StripPainter(painter, plan, axis, self.palette(), font)
            strip.anatomy()
            strip.words(placed, room, line)
            strip.operation()
            strip.tongues()
            strip.tumour(plan.extent.lower_mm, plan.extent.upper_mm)
            before = self._editor.settled.extent
            if self._editor.dragging and before != plan.extent:
                strip.tumour(before.lower_mm, before.upper_mm, ghost=True)
            marked = self._view.state.marked_mm
            if marked is not None:
                paint_strip_place(painter, AXIS, axis.y(marked), HALF + 7.0, float(self.width()), self.palette())
            self.section.paint(painter, axis, self.palette())
            self._paint_grips(painter)
            if self.hasFocus():
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None or event.button() != Qt.MouseButton.LeftButton:
            return
        grip = self.grip_at(event.position())
        self.section.held = self.section.takes(event.position(), self.axis, grip is not None)
        if self.section.held or grip is None:
            self.controller.focus(None)
            return
        axis = self.axis
        self.controller.begin_drag(grip, SNAP_PX / axis.px_per_mm)
        self._pressed = (event.position().y(), axis)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        drag = self.controller.dragged
        if self.section.held:
            self.section.move(event.position().y(), self.axis)
        elif self._pressed is None:
            if event.buttons() == Qt.MouseButton.NoButton:
                self.controller.hover(self.grip_at(event.position()))
        elif drag is not None:
            start, axis = self._pressed
            moved = (start - event.position().y()) / axis.px_per_mm
            free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self.controller.move(drag.grip.value + moved * drag.grip.gain, free)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.section.held = False
        if event.button() == Qt.MouseButton.LeftButton and self._pressed is not None:
            self._pressed = None
            self.controller.release()
            self.controller.hover(self.grip_at(event.position()))
            self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self.controller.wants_key(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self.controller.press_key(event):
                return True
            if event.type() == QEvent.Type.KeyRelease and self.controller.release_key(event):
                return True
        elif event.type() == QEvent.Type.Leave:
            self.controller.hover(None)
        elif event.type() == QEvent.Type.FocusOut and not self.controller.dragged_by_mouse:
            self.controller.release()
            self._show()
        elif event.type() == QEvent.Type.FocusIn:
            self._show()
        return super().event(event)

    def _paint_grips(self, painter: QPainter) -> None:
        spoken = self.controller.described_grip
        for grip in sorted(self.controller.grips, key=lambda grip: grip == spoken):
            paint_grip(
                painter,
                self.place_of(grip),
                grip.kind,
                large=grip in (self.controller.hovered, spoken),
                focused=grip == self.controller.focused and self.hasFocus(),
                locked=self.controller.locked,
            )

    def _show(self, _: object = None) -> None:
        """Draw anew; describe the hovered or dragged grip in the tooltip and to assistive technology."""
        self.update()
        spoken = self.controller.described_grip or (
            self.controller.focused if self.controller.by_keys and self.hasFocus() else None
        )
        if spoken is None:
            self._tooltip.say("", 0.0, 0.0)
        else:
            at = self.place_of(spoken)
            self._tooltip.say(self.controller.text_of(spoken), at.x() - HALF, at.y())
        self.setAccessibleDescription(self._described())

    def _described(self) -> str:
        grip = self.controller.focused
        if grip is not None:
            return self.controller.text_of(grip).replace("\n", ". ")
        extent = self._editor.plan.extent
        span = self._editor.plan.reading.words or self._editor.plan.reading.span
        return self.tr(
            "Tumour from {lower} to {upper} mm above the iliac confluence, zone {span}; Tab moves from grip to grip"
        ).format(lower=f"{extent.lower_mm:.1f}", upper=f"{extent.upper_mm:.1f}", span=span)
