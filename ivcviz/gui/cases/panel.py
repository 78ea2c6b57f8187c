"""The panel of the cases: published ones, the user's own, and the record of the open one."""

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QDateTime, QEvent, QLocale, QMimeData, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from ivcviz.case.document import Case
from ivcviz.errors import UserError
from ivcviz.gui.cases.case_list import PICTURE, CaseList, CaseRow
from ivcviz.gui.cases.case_record_view import CaseRecordView
from ivcviz.gui.cases.thumbnails import thumbnail
from ivcviz.gui.document.documents import Documents
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.style.numbers import tenths
from ivcviz.plan.model import Plan
from ivcviz.plan.resolve import resolve
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import shipped_cases

# The window's first picture goes before the small ones: they are read and drawn one after the other, this much later (ms).
_LATER_MS = 60
_MOST_OWN_ROWS = 3  # the others are scrolled to


class CasesPanel(QWidget):
    """Lists that open a case by double-click or Enter, buttons for a new one, and the text about the open one."""

    def __init__(self, editor: Editor, documents: Documents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor, self._documents = editor, documents
        self._files = shipped_cases()
        self._plans: dict[str, Plan] = {}
        self._faults: dict[str, str] = {}
        self._open: tuple[str | None, Path | None] | None = None
        self.setAcceptDrops(True)
        self._make()
        self._lay_out()
        documents.recent_changed.connect(self._fill_own)
        self.show_document()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(_LATER_MS, self, self._read_next)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange) and self._plans:
            self._fill_published()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._documents.accepts(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        dropped = QMimeData()
        dropped.setUrls(event.mimeData().urls())
        # After the drop has ended: a question would else hold up the program that the file comes from.
        QTimer.singleShot(0, self, lambda: self._documents.open_dropped(dropped))

    def _make(self) -> None:
        self.published = CaseList(lines=2, picture=True, most=len(self._files))
        self.published.setAccessibleName(self.tr("Published cases"))
        self.published.chosen.connect(self._documents.open_shipped)
        self.own = CaseList(lines=2, picture=False, most=_MOST_OWN_ROWS)
        self.own.setAccessibleName(self.tr("My plans"))
        self.own.chosen.connect(self._documents.open)
        self.none_yet = QLabel(self.tr("Drop a case file here, or save a plan."))
        self.none_yet.setWordWrap(True)
        self.new_button = QPushButton(self.tr("&New"))
        self.new_button.setAccessibleName(self.tr("New plan"))
        menu = QMenu(self.new_button)
        menu.addAction(self.tr("Reference &woman"), lambda: self._documents.new("F"))
        menu.addAction(self.tr("Reference &man"), lambda: self._documents.new("M"))
        self.new_button.setMenu(menu)
        self.open_button = QPushButton(self.tr("Open…"))
        self.open_button.setAccessibleName(self.tr("Open a case file"))
        self.open_button.clicked.connect(lambda: self._documents.open(None))
        self.known = CaseRecordView()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(8, 2, 8, 4)
        buttons.addWidget(self.new_button)
        buttons.addWidget(self.open_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(_heading(self.tr("Published cases")))
        layout.addWidget(self.published)
        layout.addWidget(_heading(self.tr("My plans")))
        layout.addWidget(self.own)
        layout.addWidget(self.none_yet)
        layout.addLayout(buttons)
        layout.addWidget(_heading(self.tr("What is known")))
        layout.addWidget(self.known, 1)
        self.none_yet.setContentsMargins(10, 2, 10, 4)
        for first, second in pairwise((self.published, self.own, self.new_button, self.open_button, self.known)):
            QWidget.setTabOrder(first, second)

    def show_document(self) -> None:
        """Show the record of the editor's case, and mark it in the lists."""
        case = self._editor.history.case
        self.known.show_case(case, self._original_of(case))
        now = (self._documents.published, self._editor.path)
        if now != self._open:
            self._open = now
            self._fill_published()
            self._fill_own()
            self.published.select(now[0] or "")

    def _original_of(self, case: Case) -> Case | None:
        """Find the published case that this one came from, by what only its source can contain."""
        originals = [plan.case for plan in self._plans.values() if case.reported is not None]
        return next((own for own in originals if (own.reported, own.outcome) == (case.reported, case.outcome)), None)

    def _read_next(self) -> None:
        """Read one published case, then schedule the next."""
        waiting = [file for file in self._files if file.stem not in self._plans and file.stem not in self._faults]
        if not waiting:
            return
        try:
            self._plans[waiting[0].stem] = resolve(load_case(waiting[0]))
        except UserError as reason:
            self._faults[waiting[0].stem] = str(reason)
        self._fill_published()
        self.show_document()
        QTimer.singleShot(0, self, self._read_next)

    def _fill_published(self) -> None:
        self.published.set_rows([self._published_row(file.stem) for file in self._files])

    def _published_row(self, name: str) -> CaseRow:
        title, plan = name.replace("-", " ").capitalize(), self._plans.get(name)
        mark = self.tr("open") if name == self._documents.published else ""
        if plan is None:
            fault = self._faults.get(name, "")
            return CaseRow(name, title, (self.tr("cannot be read"),) if fault else (), mark, tip=fault)
        ground = self.palette().color(QPalette.ColorRole.AlternateBase)
        picture = thumbnail(plan, PICTURE, self.devicePixelRatioF(), ground)
        return CaseRow(name, plan.case.title, self._about(plan), mark, picture)

    def _about(self, plan: Plan) -> tuple[str, ...]:
        """Describe a case in two lines: the patient, and the operation."""
        case = plan.case
        who = self.tr("Woman") if case.anatomy.sex == "F" else self.tr("Man")
        if case.patient.age is not None:
            who = self.tr("{who}, {age} y").format(who=who, age=case.patient.age)
        zone = self.tr("zone {zone}").format(zone=plan.reading.span) if plan.reading.span else self.tr("no zone")
        mass = case.tumour.mass_mm
        size = " × ".join(tenths(side) for side in mass) + " mm" if mass else self.tr("size not known")
        return f"{who} · {zone}", size

    def _fill_own(self) -> None:
        rows = [self._own_row(path) for path in self._documents.recent()]
        self.own.set_rows(rows)
        self.own.setVisible(bool(rows))
        self.none_yet.setVisible(not rows)

    def _own_row(self, path: Path) -> CaseRow:
        mark = self.tr("open") if path == self._editor.path else ""
        return CaseRow(str(path), path.stem, (_folder(path), self._when(path)), mark, tip=str(path))

    def _when(self, path: Path) -> str:
        """The time the file was written, or a note that it is missing."""
        try:
            written = QDateTime.fromSecsSinceEpoch(int(path.stat().st_mtime))
        except OSError:
            return self.tr("not found")
        return QLocale().toString(written, QLocale.FormatType.ShortFormat)


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName("heading")
    label.setContentsMargins(10, 6, 10, 2)
    return label


def _folder(path: Path) -> str:
    """The folder of a file, from the user's own as "~"."""
    folder, home = path.parent, Path.home()
    return str(Path("~") / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)
