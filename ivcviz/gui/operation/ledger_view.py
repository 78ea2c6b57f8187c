"""The cut-and-sew ledger as a table: a row for each figure, the figure before the words that name it; rows copied as text."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ivcviz.gui.style.text import tabular
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.act import STAGE_WORDS, Measure
from ivcviz.plan.operation.ledger import LedgerStep
from ivcviz.plan.operation.ledger_text import amount
from ivcviz.plan.wording.stops import end_text, head_of, head_text

_Index = QModelIndex | QPersistentModelIndex
_NUMBER, _STAGE, _WHAT, _FIGURE, _MEASURE, _NOTE = range(6)
_WIDEST = ("00", "reperfused", "n" * 29, "000.0 mm", "n" * 28)  # the last column takes what is left
_LEAST_ROWS = 4  # that are seen at once in the smallest window
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LedgerModel(QAbstractTableModel):
    """Steps in rows; what a step is stands in the first of its rows only."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[tuple[LedgerStep, Measure | None], ...] = ()
        self._heads = ("", self.tr("Stage"), self.tr("Step"), self.tr("Figure"), self.tr("Measure"), self.tr("Remark"))

    def show_steps(self, steps: tuple[LedgerStep, ...]) -> None:
        """Other steps; nothing happens where they are the same."""
        rows = tuple((step, figure) for step in steps for figure in step.figures or (None,))
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def step_at(self, row: int) -> LedgerStep:
        return self._rows[row][0]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section == _FIGURE:
            return _RIGHT
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole and column in (_NUMBER, _FIGURE):
            return _RIGHT
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            first = row == 0 or self._rows[row - 1][0] is not self._rows[row][0]
            return self.cell(row, column, first or role == Qt.ItemDataRole.ToolTipRole)
        return None

    def cell(self, row: int, column: int, whole: bool = True) -> str:
        """The text of a cell; `whole` False leaves out what the row above repeats."""
        step, figure = self._rows[row]
        if column == _MEASURE:
            return "" if figure is None else str(figure.name)
        if column == _FIGURE:
            return "" if figure is None else amount(figure)
        if not whole:
            return ""
        return {
            _NUMBER: str(step.number),
            _STAGE: str(STAGE_WORDS[step.stage]),
            _WHAT: f"{step.deed} · {step.what}",
            _NOTE: str(step.note),
        }[column]


class LedgerView(QTableView):
    """The table; Ctrl+C copies the chosen rows, a click or Enter asks for a step (`clicked`, `activated`)."""

    def __init__(self) -> None:
        super().__init__()
        self.steps = LedgerModel()
        self._above: tuple[str, ...] = ()
        self._below: tuple[str, ...] = ()
        self.setModel(self.steps)
        self.setAccessibleName(self.tr("Cut-and-sew ledger"))
        self.setFont(tabular(self.font()))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 5)
        header = self.horizontalHeader()
        self.setMinimumHeight(header.sizeHint().height() + _LEAST_ROWS * self.verticalHeader().defaultSectionSize() + 4)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        for column, widest in enumerate(_WIDEST):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(column, self.fontMetrics().horizontalAdvance(widest) + 14)

    def show_ledger(self, steps: tuple[LedgerStep, ...], plan: Plan) -> None:
        """The steps of a plan, which go to the clipboard with its stops and, where it ends, with its end."""
        self.steps.show_steps(steps)
        self._above = tuple(head_text(head_of(plan), plan.end))
        self._below = tuple(end_text(plan.end))

    def copy(self) -> None:
        """The chosen rows, or all of them where none is chosen, onto the clipboard: cells apart by tabs, rows by lines; the
        plan's stops stand above them."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()}) or range(self.steps.rowCount())
        lines = ["\t".join(self.steps.cell(row, column) for column in range(self.steps.columnCount())) for row in chosen]
        QGuiApplication.clipboard().setText("\n".join((*self._above, *lines, *self._below)).rstrip("\n"))

    def event(self, event: QEvent) -> bool:
        """Copying in the table is not copying the picture."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_copy(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_copy(event):
            self.copy()
        else:
            super().keyPressEvent(event)


def _is_copy(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy)
