"""The picture and, while it is open, the axial section beside or below it. The pane is made when it is first opened."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions, ViewState
from ivcviz.plan.consequences import Consequences

if TYPE_CHECKING:
    from ivcviz.gui.section.pane import SectionPane

_BESIDE = 1.25  # of its height: from this width on they stand side by side
_SHARE = (58, 42)  # of the room, picture and section


class SectionSplit(QSplitter):
    """Opens and closes the pane with the view options' `section_mm`; `make` makes it."""

    def __init__(self, picture: QWidget, editor: Editor, view: ViewOptions, make: "Callable[[], SectionPane]") -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._picture, self._editor, self._view, self._make = picture, editor, view, make
        self.pane: SectionPane | None = None
        self._last: float | None = None
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(picture)
        view.changed.connect(self._follow)
        editor.opened.connect(self._forget)
        self._follow(view.state)

    def show_plan(self, consequences: Consequences) -> None:
        """Show a plan in the pane, if there is one yet."""
        if self.pane is not None:
            self.pane.show_plan(consequences)

    def open(self, on: bool) -> None:
        """Open it where it was last, at first in the tumour's middle; or close it."""
        extent = self._editor.plan.extent
        middle = round((extent.lower_mm + extent.upper_mm) / 2)
        self._view.set(section_mm=None if not on else float(middle) if self._last is None else self._last)

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = event.size().width() > _BESIDE * event.size().height()
        way = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if way != self.orientation():
            self.setOrientation(way)
            self._share()
        super().resizeEvent(event)

    def _follow(self, state: ViewState) -> None:
        on = state.section_mm is not None
        self._last = state.section_mm if on else self._last
        if on and self.pane is None:
            self.pane = self._make()
            self.addWidget(self.pane)
            self._share()
        elif self.pane is not None and self.pane.isHidden() == on:
            self._leave_focus(on)
            self.pane.setVisible(on)

    def _leave_focus(self, on: bool) -> None:
        """Give the focus to the picture where the pane that is closed has it."""
        focus = None if self.pane is None else self.pane.focusWidget()
        if not on and focus is not None and focus.hasFocus():
            self._picture.setFocus()

    def _forget(self) -> None:
        """Forget the level, so that another document starts at the middle of its own tumour."""
        self._last = None
        if self._view.state.section_mm is not None:
            self.open(True)

    def _share(self) -> None:
        for place, share in enumerate(_SHARE[: self.count()]):
            self.setStretchFactor(place, share)
        room = self.width() if self.orientation() == Qt.Orientation.Horizontal else self.height()
        self.setSizes([room * share // 100 for share in _SHARE])
