"""Type and ink of the panels: sizes follow the widget's own font, colours its palette, so light and dark share the widgets."""

from typing import Literal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ivcviz.figure.ink import mixed

Kind = Literal["text", "quiet", "stop", "warning", "note", "done"]
# On light and on dark ground; each has a contrast of at least 4.5 : 1 on the usual window grounds.
_INKS = {
    "stop": ("#b3261e", "#ff938a"),
    "warning": ("#8a5200", "#f0b35a"),
    "note": ("#2b5c99", "#9dc0ee"),
    "done": ("#17703f", "#6fce9b"),
}
_QUIET = 0.68  # how much of the text's colour is left in what steps back


def is_dark(palette: QPalette) -> bool:
    """Whether a palette writes light on dark."""
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


def ink(kind: Kind, palette: QPalette) -> QColor:
    """The colour in which text of a kind is written on the window's ground."""
    text = palette.color(QPalette.ColorRole.Text)
    if kind == "text":
        return text
    if kind == "quiet":
        return mixed(text, palette.color(QPalette.ColorRole.Window), _QUIET)
    return QColor(_INKS[kind][is_dark(palette)])


def sized(font: QFont, factor: float, bold: bool = False) -> QFont:
    """A font `factor` times as large, with figures of equal width."""
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * factor)
    else:
        made.setPixelSize(max(1, round(font.pixelSize() * factor)))
    made.setBold(bold)
    return tabular(made)


def tabular(font: QFont) -> QFont:
    """The font with figures of equal width, where it has them."""
    made = QFont(font)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


class TextLabel(QLabel):
    """Plain text whose ink follows the palette; wrapped unless told otherwise."""

    def __init__(
        self, text: str = "", kind: Kind = "text", *, size: float = 1.0, bold: bool = False, wrap: bool = True
    ) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setFont(sized(self.font(), size, bold))
        self._kind: Kind = kind
        self.setForegroundRole(QPalette.ColorRole.WindowText)  # else a button's ground would choose another ink
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._write()

    def set_kind(self, kind: Kind) -> None:
        """Write in the ink of another kind."""
        self._kind = kind
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ParentChange):
            self._write()

    def _write(self) -> None:
        wanted = ink(self._kind, self.palette())
        if self.palette().color(QPalette.ColorRole.WindowText) != wanted:
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.WindowText, wanted)
            self.setPalette(palette)


def plain(widget: QWidget, role: QPalette.ColorRole) -> None:
    """Let a widget fill its ground with a colour of its palette."""
    widget.setBackgroundRole(role)
    widget.setAutoFillBackground(True)
