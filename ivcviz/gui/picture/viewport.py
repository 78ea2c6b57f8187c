"""The picture in the window: the plate of the plan that is shown, turned by hand, with grips over it."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ivcviz.geometry.arrays import Floats
from ivcviz.gui.grips.grip_layer import GripLayer
from ivcviz.gui.picture.camera_control import Navigator
from ivcviz.gui.picture.description import hit_in_words, picture_description
from ivcviz.gui.picture.level_marker import paint_place
from ivcviz.gui.picture.live_plate import LivePlate, PlateRequest
from ivcviz.gui.picture.plate_image import options_of, plate_image
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions, ViewState
from ivcviz.gui.style.painting import painting
from ivcviz.plan.consequences import Consequences
from ivcviz.render.renderer import Renderer
from ivcviz.scene.build import box_of, stage_of
from ivcviz.scene.camera import Camera
from ivcviz.scene.model import Box, FramedScene, View
from ivcviz.scene.view.framing import frame_on_screen, layout_of
from ivcviz.scene.view.hit_test import Hit, hit_at

# Logical pixels per inch of the plate: its 8 points are then 9.6 pixels, a window's small type (by eye).
_DPI = 86.4
_PRESENTING = (1.6, 2.2)  # larger type for a projector, by how high the picture is
_ITS_HEIGHT_PX = 400.0  # of type at its own size
_LEAST_PX = 16  # a smaller widget is drawn as if it had this side


class Viewport(QWidget):
    """Shows the editor's plan as `ivcviz render` draws it, for its own size; `status_message` tells what lies under the mouse.

    Events go to the grips first; what these do not take turns, pans or zooms the view. A picture that another one leads
    stands beside that of the `leader`, at its stage, and offers no grips.
    """

    status_message = Signal(str)

    def __init__(
        self,
        editor: Editor,
        view: ViewOptions,
        renderer: Renderer,
        parent: QWidget | None = None,
        leader: Editor | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor, self._view, self._renderer, self._leader = editor, view, renderer, leader
        self._box: Box | None = None
        self._framed: FramedScene | None = None
        self._drawn_state = view.state  # as it was drawn last, without its marks
        self._words = ""
        self.plate = LivePlate(renderer, self)
        self.navigator = Navigator(self, view, self)
        self.grip_layer = GripLayer(self, editor, view, offered=leader is None)
        # It is heard in `event` instead: no filter of ours may run while Qt takes the widget apart.
        self.removeEventFilter(self.grip_layer)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Picture of the plan"))
        self.plate.changed.connect(self.update)
        self.plate.finished.connect(self.update)
        view.changed.connect(self._follow_view)
        self._follow()

    def sizeHint(self) -> QSize:
        return QSize(760, 720)

    def show_plan(self, _consequences: Consequences) -> None:
        """Draw the editor's plan, which has changed, or that of the picture's leader."""
        self.grip_layer.show_plan()
        self._follow()

    def framed(self) -> FramedScene:
        """The scene and camera that are shown, in logical pixels."""
        if self._framed is None:
            preview = self.plate.framed("preview")
            self._framed = FramedScene(
                preview.scene, preview.camera, max(self.width(), _LEAST_PX), max(self.height(), _LEAST_PX)
            )
        return self._framed

    def middle(self) -> tuple[float, float]:
        """The centre of the body's place on the page, logical pixels."""
        framed = self.framed()
        body = layout_of(framed.scene, framed.width, framed.height, self._dpi).body
        return (body.left + body.right) / 2, (body.top + body.bottom) / 2

    def camera_of(self, view: View) -> Camera:
        """The camera of a standard view, framed for this size."""
        framed = self.framed()
        page = (framed.width, framed.height, self._dpi)
        if view != framed.scene.view:
            framed = FramedScene(replace(framed.scene, view=view), framed.camera, framed.width, framed.height)
        return frame_on_screen(framed.scene, *page, None, self._view.state.perspective).camera

    def own_box(self) -> Box:
        """The box that the camera frames for this plan alone."""
        plan, operation = self._editor.plan, self._editor.consequences.operation
        return box_of(plan, options_of(plan, self.view_state, operation=operation), operation)

    def frame(self, box: Box | None) -> None:
        """Set the box that standard views frame; None restores that of this plan's scene."""
        if (box, _without_marks(self.view_state)) != (self._box, self._drawn_state):
            self._box = box
            self._follow()

    def home(self) -> None:
        """Return to the standard view, with a transition."""
        self.navigator.home()

    def show_view(self, view: View) -> None:
        """Go to a standard view, with a transition."""
        self.navigator.look(view)

    def place_of(self, level_mm: float) -> QPointF:
        """The point of the picture where the cava has this level."""
        framed, spot = self.framed(), self._editor.plan.body.cava.point(level_mm)
        x, y, _ = framed.camera.project(np.asarray(spot, float), framed.width, framed.height)
        return QPointF(float(x), float(y))

    def plate_image(self) -> QImage:
        """The plate as it is shown here, in full quality, at the device's pixels."""
        request = self._plate_request()
        return plate_image(request.plan, request.view_state, request.width, request.height, request.dpi, self._renderer)

    def pick(self, x: float, y: float) -> Hit:
        """The part and point at a logical pixel, from the finished picture where there is one, else at the body's depth."""
        framed, body = self.framed(), self._editor.plan.body
        part_map, finished, part, depth = self.plate.part_map, self.plate.picture, None, 0.0
        if part_map is not None and finished is not None:
            rows, columns = part_map.part.shape
            row = min(max(int(y / framed.height * rows), 0), rows - 1)
            column = min(max(int(x / framed.width * columns), 0), columns - 1)
            if part_map.part[row, column] >= 0:
                part, depth = finished[0].scene.parts[part_map.part[row, column]], float(part_map.depth[row, column])
        point = framed.camera.unproject(x, y, depth, framed.width, framed.height)
        if part is None:
            point = self._beside_cava(x, y)
        return hit_at(body, part, point)

    def point_at(self, x: float, y: float) -> Floats:
        """The body point (3,) that a logical pixel shows; beside the body, one as deep as the cava."""
        return self.pick(x, y).point

    def paintEvent(self, _event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if (round(self.width() * ratio), round(self.height() * ratio)) != self._size_shown:
            self._follow()  # on another screen
        with painting(self) as painter:
            painter.scale(1 / ratio, 1 / ratio)
            painter.drawImage(QPointF(0.0, 0.0), self.plate.image())
            painter.resetTransform()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._view.state.section_mm is not None:
                from ivcviz.gui.picture.section_plane import paint_plane

                paint_plane(painter, self.framed(), self._editor.plan.body, self._view.state.section_mm)
            self._paint_place(painter)
            self.grip_layer.paint(painter)
            if self.hasFocus():
                painter.setPen(QPen(self.palette().highlight().color(), 2.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._follow()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._offer(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._offer(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._offer(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._offer(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._hover(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.setAccepted(self._editor.dragging or self.navigator.handle(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._editor.dragging or not self.navigator.handle(event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Qt asks before the constructor is through, too.
        grips = getattr(self, "grip_layer", None)
        if grips is not None and not isinstance(event, QMouseEvent) and grips.handle(event):
            return True
        if event.type() == QEvent.Type.NativeGesture and self.navigator.handle(event):
            return True
        return super().event(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._say("")
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._describe()
        self.update()

    @property
    def _dpi(self) -> float:
        """Logical pixels per inch of the page."""
        least, most = _PRESENTING
        return _DPI * (min(max(self.height() / _ITS_HEIGHT_PX, least), most) if self._view.state.presenting else 1.0)

    @property
    def view_state(self) -> ViewState:
        """The view options; beside a leader at its stage, whose ledger has other steps."""
        view_state = self._view.state
        if self._leader is None or (view_state.stage is not None and view_state.ledger_step is None):
            return view_state
        plan, operation = self._leader.plan, self._leader.consequences.operation
        stage = stage_of(plan, options_of(plan, view_state, operation=operation), operation)
        return replace(view_state, stage=stage, ledger_step=None)

    def _plate_request(self) -> PlateRequest:
        ratio, editor = self.devicePixelRatioF(), self._editor
        before = editor.settled if editor.dragging else None
        width, height = (max(_LEAST_PX, round(side * ratio)) for side in (self.width(), self.height()))
        return PlateRequest(editor.consequences, before, self.view_state, width, height, self._dpi * ratio, self._box)

    def _follow(self, _: object = None) -> None:
        self._framed, self._drawn_state = None, _without_marks(self.view_state)
        ratio = self.devicePixelRatioF()
        self._size_shown = (round(self.width() * ratio), round(self.height() * ratio))
        self.plate.show(self._plate_request())
        self._describe()

    def _follow_view(self, _state: ViewState) -> None:
        """A mark lies over the picture, which stays as it is."""
        if _without_marks(self.view_state) == self._drawn_state:
            self.update()
            return
        self._follow()

    def _paint_place(self, painter: QPainter) -> None:
        level = self._view.state.marked_mm
        framed = self.framed()
        if level is None or framed.scene.moment.on_bench:
            return
        along_the_body = abs(framed.camera.toward[2]) < abs(framed.camera.up[2])
        paint_place(painter, self.place_of(level), QRectF(self.rect()), level, level_line=along_the_body)

    def _describe(self) -> None:
        self.setAccessibleDescription(picture_description(self._editor.consequences, self.view_state))

    def _offer(self, event: QMouseEvent) -> None:
        if self.navigator.moving or not self.grip_layer.handle(event):
            event.setAccepted(self.navigator.handle(event))

    def _hover(self, place: QPointF) -> None:
        over_grip = self.grip_layer.controller.hovered is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor) if over_grip else self.unsetCursor()
        if over_grip or self.plate.picture is None:
            self._say("")
            return
        scene = self.framed().scene
        self._say(hit_in_words(self.pick(place.x(), place.y()), not scene.moment.on_bench))

    def _say(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self.status_message.emit(words)

    def _beside_cava(self, x: float, y: float) -> Floats:
        """The point on a pixel's line of sight that is as deep as the cava is there."""
        framed, cava = self.framed(), self._editor.plan.body.cava
        point, toward = framed.camera.unproject(x, y, 0.0, framed.width, framed.height), np.asarray(framed.camera.toward)
        beside = cava.point(cava.nearest_level(point))
        depth = float((beside - point) @ toward)
        return framed.camera.unproject(x, y, depth, framed.width, framed.height)


def _without_marks(state: ViewState) -> ViewState:
    """The view options without what is only painted over the picture."""
    return replace(state, marked_mm=None, section_mm=None, compared=None)
