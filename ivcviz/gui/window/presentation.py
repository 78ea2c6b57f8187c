"""Presentation: the picture alone on the whole screen, large type, and the operation stage by stage with the arrow keys."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget

from ivcviz.gui.picture.layers_panel import current_stage, step_stage
from ivcviz.gui.picture.plate_image import step_of
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.vocabulary import STAGE_WORDS, STAGES, translated
from ivcviz.plan.consequences import Consequences
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.moment_text import moment_sentence, step_heading
from ivcviz.plan.operation.operation import operation_of
from ivcviz.scene.model import Stage

_TYPE_PT = 20


class Presentation(QObject):
    """Hides `around` (panels, bars) and shows the caption while it is on; leaves everything as it was."""

    changed = Signal(bool)

    def __init__(self, window: QMainWindow, around: list[QWidget], caption: QLabel, editor: Editor, view: ViewOptions) -> None:
        super().__init__(window)
        self._window, self._around, self._caption, self._editor, self._view = window, around, caption, editor, view
        self._before: list[QWidget] = []
        self.compared_plan: Callable[[], Plan | None] = lambda: None  # the plan that is shown beside the open one
        self._state = window.windowState()
        font = caption.font()
        font.setPointSize(_TYPE_PT)
        caption.setFont(font)
        caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        caption.setWordWrap(True)
        caption.hide()
        self._keys = [
            self._key(by, *names) for by, names in ((1, ("Right", "Down", "PgDown", "Space")), (-1, ("Left", "Up", "PgUp")))
        ]
        self._leave = QShortcut(QKeySequence("Esc"), window, self.leave)
        self._leave.setEnabled(False)
        view.changed.connect(self._show_caption)

    def show_plan(self, _consequences: Consequences) -> None:
        """Say the stage's sentence of the editor's plan."""
        self._show_caption()

    @property
    def on(self) -> bool:
        return self._leave.isEnabled()

    def toggle(self) -> None:
        self.leave() if self.on else self.enter()

    def enter(self) -> None:
        if self.on:
            return
        self._before = [widget for widget in self._around if not widget.isHidden()]
        for widget in self._before:
            widget.hide()
        self._state = self._window.windowState()
        self._switch(True)
        self._window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)

    def leave(self) -> None:
        if not self.on:
            return
        self._window.setWindowState(self._state)
        self._switch(False)
        for widget in self._before:
            widget.show()

    def hide_widgets(self, widgets: list[QWidget]) -> list[QWidget]:
        """Hide widgets, now or after the presentation; return those that were shown."""
        there = [widget for widget in widgets if not widget.isHidden() or (self.on and widget in self._before)]
        for widget in there:
            widget.hide()
        self._before = [widget for widget in self._before if widget not in there]
        return there

    def restore_widgets(self, widgets: list[QWidget]) -> None:
        """Show widgets again, now or after the presentation."""
        if self.on:
            self._before += widgets
            return
        for widget in widgets:
            widget.show()

    def _switch(self, on: bool) -> None:
        for key in [self._leave, *(key for keys in self._keys for key in keys)]:
            key.setEnabled(on)
        self._view.set(presenting=on)
        self._caption.setVisible(on)
        self._show_caption()
        self.changed.emit(on)

    def _key(self, by: int, *names: str) -> list[QShortcut]:
        keys = [QShortcut(QKeySequence(name), self._window, lambda: step_stage(self._editor, self._view, by)) for name in names]
        for key in keys:
            key.setEnabled(False)
        return keys

    def _show_caption(self, _: object = None) -> None:
        if self.on:
            stage = current_stage(self._editor, self._view)
            place = f"{STAGES.index(stage) + 1}/{len(STAGES)}"
            plan, other = self._editor.plan, self.compared_plan()
            step = step_of(plan, self._view.state)
            name = translated(STAGE_WORDS[stage])
            if step is not None:
                name = str(step_heading(step, self._editor.consequences.operation))
            head = f"<b>{place} · {name}</b>"
            said = f"<br>{caption_of(plan, stage, step)}" if other is None else side_by_side(plan, other, stage)
            self._caption.setText(head + said)


def side_by_side(plan: Plan, other: Plan, stage: Stage) -> str:
    """The sentences of two plans, each under its title, in two columns."""
    cells = [f"<b>{escape(each.case.title)}</b><br>{caption_of(each, stage)}" for each in (plan, other)]
    row = "".join(f"<td width='50%' align='center'>{cell}</td>" for cell in cells)
    return f"<table width='100%' cellpadding='6'><tr>{row}</tr></table>"


def caption_of(plan: Plan, stage: Stage, step: int | None = None) -> str:
    """The sentence of the stage, or of the step of the ledger that is shown, in the user's language."""
    return str(moment_sentence(plan, stage, step, operation_of(plan)))
