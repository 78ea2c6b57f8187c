"""The status line: the caution, and the last message."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from ivcviz.gui.style.elided_label import ElidedLabel

_STAYS_MS = 12_000


class StatusLine(QStatusBar):
    """Caution on the left, the last sentence on the right; a sentence stays for a while and then makes room for the hint."""

    def __init__(self, caution: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint, self._refusal = hint, ""
        self.caution = QLabel(caution)
        self.caution.setObjectName("caution")
        self.message = ElidedLabel()
        self.message.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.message.setText(hint)
        self.addWidget(self.caution)
        self.addWidget(self.message, 1)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(10, 0, 10, 0)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_STAYS_MS)
        self._rest.timeout.connect(lambda: self.message.setText(self._hint))

    def show_refusal(self, sentence: str) -> None:
        """Show why something was refused, until something else is done."""
        self.show_sentence(sentence)
        self._refusal = sentence

    def drop_refusal(self) -> None:
        """Take back a refusal that is still shown: what is in the document now was accepted."""
        if self._refusal and self.message.accessibleName() == self._refusal:
            self.show_sentence("")
        self._refusal = ""

    def show_sentence(self, sentence: str) -> None:
        """Show a sentence; an empty one brings the hint back."""
        self.message.setText(sentence or self._hint)
        self.message.setAccessibleName(sentence)
        if sentence:
            self._rest.start()
        else:
            self._rest.stop()
