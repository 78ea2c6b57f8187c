"""The three zones as a bar: those the tumour enters are filled, each has its numeral."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ivcviz.figure.ink import mixed
from ivcviz.gui.style.painting import painting
from ivcviz.gui.style.text import ink, sized
from ivcviz.scene.palette import ZONES

_ON_TINT = QColor("#16202c")  # legible on each of the three tints, in light and dark alike


class ZoneBar(QWidget):
    """Zones I to III, from the patient's inferior end on the left to the superior one on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entered: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_zones(self, entered: tuple[str, ...], words: str) -> None:
        """Fill these zones."""
        self.setAccessibleName(words)
        if entered != self._entered:
            self._entered = entered
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            window = self.palette().color(QPalette.ColorRole.Window)
            frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            clip = QPainterPath()
            clip.addRoundedRect(frame, 5, 5)
            painter.setClipPath(clip)
            for i, (zone, code) in enumerate(ZONES.items()):
                part = QRectF(frame.left() + i * frame.width() / 3, frame.top(), frame.width() / 3, frame.height())
                entered = zone in self._entered
                painter.fillRect(part, QColor(code) if entered else mixed(QColor(code), window, 0.14))
                painter.setPen(_ON_TINT if entered else ink("quiet", self.palette()))
                painter.setFont(sized(self.font(), 0.95, bold=entered))
                painter.drawText(part, Qt.AlignmentFlag.AlignCenter, zone)
                if i:
                    painter.setPen(QPen(window, 1.5))
                    painter.drawLine(part.topLeft(), part.bottomLeft())
            painter.setClipping(False)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame, 5, 5)
