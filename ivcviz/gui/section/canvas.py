"""The axial section in the window; keys and wheel step along the cava."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ivcviz.figure.slice import paint_scale, paint_slice
from ivcviz.gui.forms.typing_keys import keep_from_shortcuts, step_of
from ivcviz.gui.style.painting import painting
from ivcviz.scene.page.layout import Rect
from ivcviz.scene.palette import INK
from ivcviz.scene.section import AxialSection

_PX = 1.2  # logical pixels a point, as in the picture
_PT = 7.5
_NOTCH = 120  # of a wheel, in Qt's eighths of a degree


class SectionCanvas(QWidget):
    """Paints a section, or says why there is none; `stepped` asks for another level, by mm."""

    stepped = Signal(float)
    menu_asked = Signal(object)  # where, on the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._section: AxialSection | None = None
        self._message = ""
        self._larger = 1.0
        self._turned = 0  # of the wheel, short of a notch
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 130)
        self.setAccessibleName(self.tr("Axial section, seen from the feet"))
        self.setToolTip(self.tr("Arrow keys or wheel: 1 mm along the cava, with Shift 0.1 mm"))

    def show_section(self, section: AxialSection | None, message: str = "", larger: float = 1.0) -> None:
        """Show a section, or a message in its place; `larger` is a factor on its type."""
        self._section, self._message, self._larger = section, message, larger
        self.setAccessibleDescription(message if section is None else ". ".join(f"{f.name}: {f.words}" for f in section.facts))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 300)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), QColor(INK["ground"]))
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
            if self._section is None:
                painter.setPen(QColor(INK["quiet"]))
                flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
                painter.drawText(QRectF(self.rect()).adjusted(12, 12, -12, -12), flags, self._message)
            else:
                painter.save()
                scale, pt = _PX * self._larger, _PT
                painter.scale(scale, scale)
                room = Rect(3.0, 3.0, self.width() / scale - 3.0, self.height() / scale - 3.0)
                paint_scale(painter, paint_slice(painter, self._section, room, pt, named=True), pt)
                painter.restore()
            if self.hasFocus():
                painter.setPen(QPen(self.palette().highlight().color(), 2.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def event(self, event: QEvent) -> bool:
        return keep_from_shortcuts(event, False) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = step_of(event)
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # With Shift some systems turn the wheel sideways.
        self._turned += event.angleDelta().y() or event.angleDelta().x()
        notches = int(self._turned / _NOTCH)
        if notches:
            self._turned -= notches * _NOTCH
            self.stepped.emit(notches * (0.1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0))
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())
