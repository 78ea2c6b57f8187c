"""Accordion of steps; closed ones show a one-line summary."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ivcviz.gui.forms.tab_order import put_in_order, reached_by_tab
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions, ViewState
from ivcviz.gui.steps import anatomy, findings, graft, renal_veins, resection, tumour
from ivcviz.gui.steps.collapsible_step import CollapsibleStep, StepDescription
from ivcviz.plan.consequences import Consequences

STEPS = (
    StepDescription("anatomy", anatomy.title, anatomy.summary, anatomy.AnatomyBody),
    StepDescription("tumour", tumour.title, tumour.summary, tumour.TumourBody),
    StepDescription("resection", resection.title, resection.summary, resection.ResectionBody),
    StepDescription("graft", graft.title, graft.summary, graft.GraftBody),
    StepDescription("renal-veins", renal_veins.title, renal_veins.summary, renal_veins.RenalVeinsBody),
    StepDescription("findings", findings.title, findings.summary, findings.FindingsBody),
)


class StepsPanel(QScrollArea):
    """Six steps under one another; the open one is the step of the view options, and scrolls in a low window."""

    def __init__(self, editor: Editor, view: ViewOptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor, self._view = editor, view
        self.setAccessibleName(self.tr("Steps of the work"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.sections = {kind.key: CollapsibleStep(kind, editor, view) for kind in STEPS}
        for key, section in self.sections.items():
            section.header.clicked.connect(lambda _checked=False, key=key: view.set(step=key))
            layout.addWidget(section)
            layout.addWidget(_hairline())
        layout.addStretch(1)
        self.setWidget(inside)
        editor.opened.connect(self._forget_typed)
        view.changed.connect(self._show_view)
        self._open = view.state.step
        self._tabs: list[QWidget] = []
        self._open_section()

    def take_keyboard(self) -> None:
        """Give the keyboard to the first entry of the open step; to its header where the step has none."""
        section = self.sections[self._open]
        entries = [] if section.body is None else [w for w in reached_by_tab(section.body) if w.isVisible() and w.isEnabled()]
        target = entries[0] if entries else section.header
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QTimer.singleShot(0, self, self._scroll_to_open)

    def _open_section(self) -> None:
        for key, section in self.sections.items():
            section.open(key == self._open)
        self._order_tabs()

    def show_plan(self, consequences: Consequences) -> None:
        """Show a plan in every section; folded ones show it in a line."""
        for section in self.sections.values():
            section.show_plan(consequences.plan)
        if not self._editor.dragging:
            self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes from a header through its open body to the next header."""
        tabs = [widget for section in self.sections.values() for widget in reached_by_tab(section)]
        if tabs != self._tabs:
            self._tabs = tabs
            put_in_order(tabs)

    def _forget_typed(self) -> None:
        for section in self.sections.values():
            section.revert()

    def _show_view(self, state: ViewState) -> None:
        if state.step == self._open:
            return
        focused = self.focusWidget()
        inside = focused is not None and focused.hasFocus() and self.isAncestorOf(focused)
        self._open = state.step
        self._open_section()
        if inside:
            self.sections[self._open].header.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._scroll_to_open)

    def _scroll_to_open(self) -> None:
        section = self.sections[self._open]
        self.ensureWidgetVisible(section, 0, 0)
        self.ensureWidgetVisible(section.header, 0, 0)


def _hairline() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(line.palette().ColorRole.Mid)
    line.setFixedHeight(1)
    return line
