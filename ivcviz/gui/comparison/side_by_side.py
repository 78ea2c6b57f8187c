"""The picture and, while two plans are compared, the second picture beside it and the table of differences below."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from ivcviz.errors import UserError
from ivcviz.gui.document.documents import Documents
from ivcviz.gui.document.file_names import file_name
from ivcviz.gui.picture.viewport import Viewport
from ivcviz.gui.state.comparison_key import A_FILE, key_of_file
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions, ViewState
from ivcviz.plan.consequences import Consequences
from ivcviz.plan.model import Plan
from ivcviz.render.renderer import Renderer
from ivcviz.scene.view.framing import together

if TYPE_CHECKING:
    from ivcviz.gui.comparison.sources import Source
    from ivcviz.gui.comparison.table import DifferencePanel

_TABLE_PX = 230
_DIFFERENCES_MS = 80  # between two looks at the differences during a drag


class SideBySide(QSplitter):
    """Follows the view options' `compared`. The second picture shares all other view options, and its cameras with them;
    what it needs is made when a comparison begins and taken away when it ends."""

    opened = Signal(bool)
    status_message = Signal(str)

    def __init__(self, viewport: Viewport, editor: Editor, view: ViewOptions, documents: Documents, renderer: Renderer) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._viewport, self._editor, self._view = viewport, editor, view
        self._documents, self._renderer = documents, renderer
        self._key: str | None = None
        self._source: Source | None = None
        self._other: Editor | None = None
        self.picture: Viewport | None = None
        self.table: DifferencePanel | None = None
        self._soon = QTimer(self, singleShot=True, interval=_DIFFERENCES_MS)
        self._soon.timeout.connect(self._show_differences)
        self._titles = (_title(), _title())
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        first, self._beside = (self._column(title) for title in self._titles)
        first.addWidget(viewport, 1)
        self._row.setStretch(0, 1)
        pictures = QWidget()
        pictures.setLayout(self._row)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(pictures)
        self.setStretchFactor(0, 1)
        self.setFocusProxy(viewport)
        view.changed.connect(self._follow_view)

    def show_plan(self, _consequences: Consequences) -> None:
        """Compare the editor's plan, which has changed, while there is another one to compare it with."""
        self._show()

    def save_page(self) -> None:
        """Ask for a file, then write both pictures and the table as one page; a failure is shown in a message."""
        from ivcviz.gui.comparison.page import save_page

        if self._other is None or self.table is None or self.picture is None:
            return
        plans = (self._editor.settled, self._other.plan)
        names = "-".join(Path(file_name(plan.case.title)).stem for plan in plans)
        kinds = self.tr("PDF (*.pdf);;SVG (*.svg);;PNG picture (*.png)")
        path = self._documents.ask_export_path(f"{names}.pdf", kinds)
        if path is None:
            return
        try:
            save_page(plans, self.picture.view_state, self.table.shown, path, self._renderer)
        except UserError as reason:
            self._documents.questions.show_message(str(reason))
            return
        self.status_message.emit(self.tr("{name} saved.").format(name=path.name))

    def _column(self, title: QLabel) -> QVBoxLayout:
        """A column for a picture under its title."""
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(title)
        self._row.addLayout(column)
        return column

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Pictures of one size have one camera: a pixel that cannot be shared goes between them.
        self._row.setSpacing(2 - event.size().width() % 2)
        super().resizeEvent(event)

    @property
    def plan(self) -> Plan | None:
        """The plan beside the open one; None while nothing is compared."""
        return None if self._other is None else self._other.plan

    def ask(self) -> None:
        """Ask what to compare the plan with, and start; end the comparison if one is open."""
        from ivcviz.gui.comparison.sources import choices_of

        if self._key is not None:
            self.end()
            return
        self._editor.cancel()
        key = self._documents.questions.ask_comparison(choices_of(self._editor, self._documents))
        if key == A_FILE:
            path = self._documents.ask_path()
            key = None if path is None else key_of_file(path)
        self._view.set(compared=key)

    def end(self) -> None:
        """The picture alone again."""
        self._view.set(compared=None)

    def _follow_view(self, state: ViewState) -> None:
        if state.compared != self._key:
            self._begin(state.compared) if state.compared is not None else self._end()
        if self.table is not None:
            self.table.setVisible(not state.presenting)
            for title in self._titles:
                title.setVisible(not state.presenting)
            self._frame()

    def _begin(self, key: str) -> None:
        from ivcviz.gui.comparison.sources import source_of

        try:
            source = source_of(key, self._editor, self._documents)
        except UserError as reason:
            self._view.set(compared=self._key)
            self._documents.questions.show_message(str(reason))
            return
        new = self._key is None
        self._key, self._source = key, source
        if new:
            self.opened.emit(True)
            self._make(source(self._editor.plan))
        self._show()

    def _make(self, plan: Plan) -> None:
        from ivcviz.gui.comparison.table import DifferencePanel

        self._other = Editor(plan.case, parent=self)
        self.picture = Viewport(self._other, self._view, self._renderer, leader=self._editor)
        self.picture.setAccessibleName(self.tr("Picture of the compared plan"))
        self.picture.status_message.connect(self._viewport.status_message)
        self._beside.addWidget(self.picture, 1)
        self.picture.show()  # now, not when the layout is next looked at
        self._row.setStretch(1, 1)
        self.table = DifferencePanel()
        self.table.closed.connect(self.end)
        self.table.step_wanted.connect(lambda step: self._view.set(step=step))
        self.table.page_wanted.connect(self.save_page)
        self.addWidget(self.table)
        self.setSizes([max(1, self.height() - _TABLE_PX), _TABLE_PX])

    def _end(self) -> None:
        if self.picture is None or self.table is None or self._other is None:
            return
        focused = any(part.hasFocus() or part.isAncestorOf(self.window().focusWidget()) for part in (self.picture, self.table))
        for title in self._titles:
            title.hide()
        for part in (self.picture, self.table):
            part.hide()
            part.deleteLater()
        self._other.deleteLater()
        self._key = self._source = self._other = self.picture = self.table = None
        self._row.setStretch(1, 0)
        self._viewport.frame(None)
        self.opened.emit(False)
        if focused:
            self._viewport.setFocus()

    def _show(self) -> None:
        """The other plan as it now follows from the open one, and what they differ in."""
        if self._source is None or self._other is None or self.table is None or self.picture is None:
            return
        try:
            plan = self._source(self._editor.plan)
        except UserError as reason:  # the open plan has no such plan B any more
            self.end()
            self.status_message.emit(str(reason))
            return
        if plan.case != self._other.case:
            self._other.open(plan.case, None)
            self.picture.show_plan(self._other.consequences)
        for title, shown in zip(self._titles, (self._editor.plan, plan), strict=True):
            title.setText(shown.case.title)
            title.setToolTip(shown.case.title)
        self._frame()
        if not self._editor.dragging:
            self._show_differences()
        elif not self._soon.isActive():
            self._soon.start()

    def _show_differences(self) -> None:
        """Show the differences of the two plans; during a drag only now and then, because the pictures come first."""
        from ivcviz.teaching.comparison import compare

        self._soon.stop()
        if self._other is not None and self.table is not None:
            self.table.show_comparison(compare(self._editor.plan, self._other.plan))

    def _frame(self) -> None:
        """Use one camera for both pictures that shows all that each of them frames."""
        if self.picture is None:
            return
        both = together(self._viewport.own_box(), self.picture.own_box())
        for picture in (self._viewport, self.picture):
            picture.frame(both)


def _title() -> QLabel:
    label = QLabel()
    label.setObjectName("heading")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setContentsMargins(12, 4, 12, 4)
    label.setMinimumWidth(1)
    label.hide()
    return label
