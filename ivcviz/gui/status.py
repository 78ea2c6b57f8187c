"""The status line: the words of caution, quietly and once, and what the window last had to say."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

_STAYS_MS = 12_000


class ElidedLabel(QLabel):
    """One line of text that is shortened where there is no room; the whole of it is its tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment()), words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self.text() if self.fontMetrics().horizontalAdvance(self.text()) > self.width() else "")


class StatusLine(QStatusBar):
    """Caution on the left, the last sentence on the right; a sentence stays for a while and then makes room for the hint."""

    def __init__(self, caution: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint
        self.caution = QLabel(caution)
        self.caution.setObjectName("caution")
        self.said = ElidedLabel()
        self.said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.said.setText(hint)
        self.addWidget(self.caution)
        self.addWidget(self.said, 1)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(10, 0, 10, 0)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_STAYS_MS)
        self._rest.timeout.connect(lambda: self.said.setText(self._hint))

    def say(self, sentence: str) -> None:
        """Show a sentence; an empty one brings the hint back."""
        self.said.setText(sentence or self._hint)
        self.said.setAccessibleName(sentence)
        if sentence:
            self._rest.start()
        else:
            self._rest.stop()
