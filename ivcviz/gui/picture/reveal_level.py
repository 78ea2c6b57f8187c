"""Turn the picture so that a marked level can be seen."""

from PySide6.QtCore import QObject

from ivcviz.gui.picture.layers_panel import current_stage
from ivcviz.gui.picture.viewport import Viewport
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions, ViewState
from ivcviz.plan.consequences import Consequences


class RevealLevel(QObject):
    """Turns to a picture in which the marked level can be seen, and brings an open section there; lets go of the mark when
    the plan changes."""

    def __init__(self, editor: Editor, view: ViewOptions, viewport: Viewport) -> None:
        super().__init__(viewport)
        self._editor, self._view, self._viewport = editor, view, viewport
        self._marked = view.state.marked_mm
        view.changed.connect(self._follow)

    def show_plan(self, _consequences: Consequences) -> None:
        """Clear the marker: the plan that it was about has changed."""
        self.clear()

    def clear(self) -> None:
        """Clear the level marker."""
        self._view.set(marked_mm=None)

    def _follow(self, state: ViewState) -> None:
        if state.marked_mm == self._marked:
            return
        self._marked = state.marked_mm
        if self._marked is None:
            return
        if state.section_mm is not None:  # it is open: cut there
            self._view.set(section_mm=self._marked)
        if current_stage(self._editor, self._view) == "bench":  # the graft lies beside the body
            self._view.set(stage=None if self._editor.plan.graft is not None else "tumour")
        if not self._viewport.rect().contains(self._viewport.place_of(self._marked).toPoint()):
            self._viewport.home()
