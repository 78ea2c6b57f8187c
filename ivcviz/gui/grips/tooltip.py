"""The tooltip of a grip in a narrow widget: a label of the same window, over the widget's neighbours."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from ivcviz.gui.style.painting import painting


class GripTooltip(QLabel):
    """Stands to the left of a place in `beside`, inside its window; never takes mouse or keys."""

    def __init__(self, beside: QWidget) -> None:
        super().__init__(beside)
        self._beside = beside
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMargin(8)
        self.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.hide()

    def say(self, text: str, x: float, y: float) -> None:
        """Show the text left of the place (x, y) of the widget; hide for no text."""
        if not text:
            self.hide()
            return
        window = self._beside.window()
        if self.parent() is not window:
            self.setParent(window)
        self.setText(text)
        self.setWordWrap(False)
        widest = min(300, window.width() - 8)
        if self.sizeHint().width() > widest:
            self.setWordWrap(True)
            self.resize(widest, self.heightForWidth(widest))
        else:
            self.adjustSize()
        at = self._beside.mapTo(window, QPoint(round(x), round(y)))
        left = max(4, min(at.x() - self.width() - 16, window.width() - self.width() - 4))
        top = max(4, min(at.y() - self.height() // 2, window.height() - self.height() - 4))
        self.move(left, top)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
            painter.setBrush(self.palette().color(QPalette.ColorRole.ToolTipBase))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6.0, 6.0)
            super().paintEvent(event)
