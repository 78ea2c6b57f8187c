"""The four parts of the window side by side: cases, picture, level strip, steps. The left one gives way first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from ivcviz.gui.forms.tab_order import first_focus

NARROW_PX = 1240  # below this width the left part gives its room to the picture
_LEFT_PX, _STRIP_PX, _RIGHT_PX = 240, 160, 300


class Panes(QSplitter):
    """Left, centre, strip, right. Whether the left part is shown is remembered apart for wide and for narrow windows."""

    left_shown = Signal(bool)

    def __init__(self, left: QWidget, centre: QWidget, strip: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("panes")
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._parts: tuple[QWidget, ...] = (left, centre, strip, right)
        self.left = left
        self._wanted = {"wide": True, "narrow": False}
        for place, part in enumerate(self._parts):
            self.addWidget(part)
            self.setStretchFactor(place, 1 if part is centre else 0)
        left.setMinimumWidth(200)
        centre.setMinimumWidth(360)
        right.setMinimumWidth(270)
        self.setSizes([_LEFT_PX, 740, _STRIP_PX, _RIGHT_PX])
        self._kind = "wide"

    @property
    def left_wanted(self) -> dict[str, bool]:
        """Whether the left part is shown, in wide and in narrow windows."""
        return dict(self._wanted)

    def set_left_wanted(self, left_wanted: dict[str, bool]) -> None:
        self._wanted |= left_wanted
        self._show_left()

    def show_left(self, on: bool) -> None:
        """Show or hide the left part, as the user's choice for windows of this width."""
        self._wanted[self._kind] = on
        self._show_left()

    def add_part(self, part: QWidget) -> None:
        """Add a part outside the splitter to the keyboard cycle."""
        self._parts = (*self._parts, part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        kind = "narrow" if event.size().width() < NARROW_PX else "wide"
        if kind != self._kind:
            self._kind = kind
            if not self._parts[2].isHidden():  # else the picture has all the room: presented, or two side by side
                self._show_left()
        super().resizeEvent(event)

    def cycle(self, by: int) -> None:
        """Keyboard focus to the next part that is shown, or to the one before."""
        parts = [part for part in self._parts if not part.isHidden()]
        focus = QApplication.focusWidget()
        here = [place for place, part in enumerate(parts) if focus is not None and (part is focus or part.isAncestorOf(focus))]
        start = here[0] + by if here else 0
        for turn in range(len(parts)):
            target = first_focus(parts[(start + turn * by) % len(parts)])
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _show_left(self) -> None:
        on = self._wanted[self._kind]
        if on == self.left.isHidden():
            self.left.setVisible(on)
        self.left_shown.emit(on)
