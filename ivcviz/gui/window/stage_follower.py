"""A step of the work that is opened is shown at a stage at which one sees what it changes."""

from PySide6.QtCore import QObject

from ivcviz.gui.picture.layers_panel import current_stage
from ivcviz.gui.picture.step_stage import stage_for, suits
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import Step, ViewOptions


class StageFollower(QObject):
    """Turns to a suitable stage when another step is opened; `step` is the step that was open last, None if there was none."""

    def __init__(self, editor: Editor, view: ViewOptions, step: Step | None, parent: QObject) -> None:
        super().__init__(parent)
        self._editor, self._view, self._step = editor, view, step
        view.changed.connect(self.follow)

    def follow(self, _: object = None) -> None:
        """Choose the stage of the step that is open, if it is not the one that was."""
        step = self._view.state.step
        if step != self._step:
            self._step = step
            if not suits(step, current_stage(self._editor, self._view)):
                self._view.set(stage=stage_for(step))
