"""The dialog of the cutting template: preview of the sheets, choices, a confirmation, then the file."""

from pathlib import Path
from typing import TypedDict

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ivcviz.errors import UserError
from ivcviz.figure.bench_card import PT, CardSheet, save_card, sheets_of
from ivcviz.gui.document.file_names import file_name
from ivcviz.gui.document.questions import Questions
from ivcviz.gui.style.painting import painting
from ivcviz.plan.bench.card import BenchCard, card_of_plan
from ivcviz.plan.model import Plan
from ivcviz.storage.shipped import is_shipped_title

_PREVIEW_PX = 560


class _Choices(TypedDict):
    paper: str
    allowance_mm: float
    title: str


class CardDialog(QDialog):
    """Saves the bench card of a plan once the user has confirmed how it is printed; `status_message` says what was done."""

    status_message = Signal(str)

    def __init__(self, plan: Plan, card: BenchCard, questions: Questions, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan, self._card, self._questions, self._folder = plan, card, questions, folder
        self.setWindowTitle(self.tr("Cutting template (bench card), 1:1"))
        self.paper, self.closing, self.allowance = QComboBox(), QComboBox(), QDoubleSpinBox()
        self.named, self.confirmed = QCheckBox(self.tr("Print the plan's name")), QCheckBox()
        self.named.setChecked(is_shipped_title(plan.case.title))
        self.preview, self.sheet, self.note = QLabel(), QSpinBox(), QLabel()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self._arrange()
        self._follow()

    def save(self) -> None:
        """Ask for a file, then write; a failure is shown in the dialog."""
        stem = Path(file_name(self._plan.case.title)).stem
        kinds = self.tr("PDF, 1:1 (*.pdf);;SVG, 1:1 (*.svg);;DXF outlines (*.dxf)")
        path = self._questions.ask_export(self._folder / f"{stem}-template.pdf", kinds)
        if path is None:
            return
        try:
            save_card(self._card, path, **self._choices())
        except UserError as reason:
            self.note.setText(str(reason))
            return
        self.status_message.emit(self.tr("{name} saved; print it at 100 %.").format(name=path.name))
        self.accept()

    def _choices(self) -> _Choices:
        title = self._plan.case.title if self.named.isChecked() else ""
        return {"paper": self.paper.currentData(), "allowance_mm": self.allowance.value(), "title": title}

    def _arrange(self) -> None:
        for key, words in (("a4", self.tr("A4, 210 × 297 mm")), ("letter", self.tr("Letter, 8.5 × 11 in"))):
            self.paper.addItem(words, key)
        self.paper.setAccessibleName(self.tr("Paper"))
        for key, words in (("inferior", self.tr("inferior side")), ("superior", self.tr("superior side"))):
            self.closing.addItem(words, key)
        for choice in (self.closing, self.allowance):
            choice.setEnabled(bool(self._card.cones))
        self.closing.setAccessibleName(self.tr("Closing seam of a side branch"))
        self.sheet.setAccessibleName(self.tr("Sheet that is shown"))
        self.sheet.setPrefix(self.tr("Sheet "))
        self.allowance.setRange(0.0, 20.0)
        self.allowance.setValue(2.0)
        self.allowance.setSuffix(self.tr(" mm"))
        self.allowance.setAccessibleName(self.tr("Closing seam allowance, mm"))
        self.confirmed.setText(self.tr("I print at 100 % and measure both check bars"))
        self.preview.setAccessibleName(self.tr("Preview of the cutting template"))
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.setWordWrap(True)
        form = QFormLayout()
        form.addRow(self.tr("Paper"), self.paper)
        form.addRow(self.tr("Closing seam"), self.closing)
        form.addRow(self.tr("Closing seam allowance"), self.allowance)
        form.addRow(self.named)
        form.addRow(self.confirmed)
        surface = QLabel(self.tr("Seen from outside; {surface}.").format(surface=self._card.surface))
        surface.setWordWrap(True)
        side = QVBoxLayout()
        side.addLayout(form)
        side.addWidget(surface)
        side.addWidget(self.note)
        side.addStretch(1)
        side.addWidget(self.sheet)
        side.addWidget(self.buttons)
        whole = QHBoxLayout(self)
        whole.addWidget(self.preview, 1)
        whole.addLayout(side)
        self.paper.currentIndexChanged.connect(self._follow)
        self.closing.currentIndexChanged.connect(self._close_elsewhere)
        self.sheet.valueChanged.connect(self._follow)
        self.allowance.valueChanged.connect(self._follow)
        self.named.toggled.connect(self._follow)
        self.confirmed.toggled.connect(self._follow)
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setDefault(True)
        self.confirmed.setFocus()  # Space confirms, Enter saves

    def _close_elsewhere(self) -> None:
        self._card = card_of_plan(self._plan, self.closing.currentData())
        self._follow()

    def _follow(self) -> None:
        """Show the sheet as it will be printed."""
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(self.confirmed.isChecked())
        self.preview.clear()
        try:
            sheets = sheets_of(self._card, **self._choices())
        except UserError as reason:
            self.note.setText(str(reason))
            return
        with QSignalBlocker(self.sheet):
            self.sheet.setRange(1, len(sheets))
        self.sheet.setSuffix(self.tr(" of {count}").format(count=len(sheets)))
        self.sheet.setVisible(len(sheets) > 1)
        self.note.setText(self.tr("More than one sheet: save it as a PDF.") if len(sheets) > 1 else "")
        self._show(sheets[self.sheet.value() - 1])

    def _show(self, sheet: CardSheet) -> None:
        ratio = self.devicePixelRatioF()
        scale = _PREVIEW_PX * ratio / sheet.height
        image = QImage(round(sheet.width * scale), round(sheet.height * scale), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(1.0)
        image.fill(Qt.GlobalColor.white)
        with painting(image) as painter:
            painter.scale(scale / PT, scale / PT)
            sheet.paint(painter)
        image.setDevicePixelRatio(ratio)
        self.preview.setPixmap(QPixmap.fromImage(image))
