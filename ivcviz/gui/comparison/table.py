"""The table of the differences of two plans: rows under their groups; a row opens the step in which it is decided."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ivcviz.gui.state.view_options import Step
from ivcviz.gui.style.text import sized
from ivcviz.teaching.comparison import NO_DIFFERENCE, Comparison, ComparisonRow, grouped
from ivcviz.teaching.facts import Group
from ivcviz.teaching.plan_facts import BODY, CHECKS, CLAMPS, DIVIDED, GRAFT, PATIENT, READING, RESECTION, THRESHOLDS, TUMOUR

_SHARES = (0.25, 0.29, 0.29, 0.17)
_STEPS: dict[Group, Step] = {
    READING: "tumour",
    TUMOUR: "tumour",
    RESECTION: "resection",
    CLAMPS: "resection",
    DIVIDED: "resection",
    GRAFT: "graft",
    CHECKS: "findings",
    BODY: "anatomy",
    PATIENT: "anatomy",
    THRESHOLDS: "findings",
}


def step_of_group(group: Group) -> Step:
    """The step of the work that a group of rows belongs to; each renal vein is a group of its own."""
    return _STEPS.get(group, "renal-veins")


class DifferencePanel(QWidget):
    """The table, under a heading with the number of rows that differ, a check box that shows the others, and a close button."""

    closed = Signal()
    step_wanted = Signal(str)
    page_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: Comparison | None = None
        self._keys: list[tuple[str, str]] = []
        self._items: list[QTreeWidgetItem] = []
        self.heading = QLabel()
        self.heading.setObjectName("heading")
        self.everything = QCheckBox(self.tr("Show rows that do not differ"))
        self.everything.toggled.connect(self._fill)
        self.tree = QTreeWidget()
        self._make_tree()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setSpacing(4)
        layout.addLayout(self._head())
        layout.addWidget(self.tree)

    def show_comparison(self, comparison: Comparison) -> None:
        """Other rows, or the same with other figures."""
        self._shown = comparison
        self._fill()

    @property
    def shown(self) -> tuple[ComparisonRow, ...]:
        """The rows that are shown."""
        if self._shown is None:
            return ()
        return self._shown.rows if self.everything.isChecked() else self._shown.told

    def rows(self) -> list[tuple[str, ...]]:
        """What the table shows: group, what, one, other, difference."""
        return [
            (group, *(item.text(column) for column in range(4)))
            for (group, _), item in zip(self._keys, self._items, strict=True)
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _head(self) -> QHBoxLayout:
        close = QToolButton()
        close.setText("×")
        close.setAutoRaise(True)
        close.setAccessibleName(self.tr("End the comparison"))
        close.setToolTip(self.tr("End the comparison (Esc)"))
        close.clicked.connect(self.closed)
        self.save = QToolButton()
        self.save.setText(self.tr("Save as a page…"))
        self.save.setToolTip(self.tr("Both pictures and the table below them, as PDF, SVG or PNG"))
        self.save.clicked.connect(self.page_wanted)
        row = QHBoxLayout()
        row.addWidget(self.heading)
        row.addStretch()
        row.addWidget(self.everything)
        row.addWidget(self.save)
        row.addWidget(close)
        return row

    def _make_tree(self) -> None:
        self.tree.setAccessibleName(self.tr("Differences of the two plans"))
        self.tree.setColumnCount(4)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setRootIsDecorated(False)
        self.tree.setItemsExpandable(False)
        self.tree.setIndentation(10)
        self.tree.setWordWrap(True)
        self.tree.setAlternatingRowColors(False)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        header = self.tree.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setStretchLastSection(True)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.tree.itemClicked.connect(self._go)
        self.tree.itemActivated.connect(self._go)

    def _fill(self) -> None:
        if self._shown is None:
            return
        count = len(self._shown.told)
        one = self.tr("1 difference")
        self.heading.setText(
            str(NO_DIFFERENCE) if not count else one if count == 1 else self.tr("{} differences").format(count)
        )
        self.tree.setHeaderLabels(["", self._shown.one, self._shown.other, self.tr("Difference")])
        rows = self.shown
        keys = [(str(row.group), str(row.what)) for row in rows]
        if keys != self._keys:
            self._keys = keys
            self._build(rows)
        for item, row in zip(self._items, rows, strict=True):
            texts = (str(text) for text in (row.what, row.one_words, row.other_words, row.difference))
            for column, text in enumerate(texts):
                if item.text(column) != text:
                    item.setText(column, text)

    def _build(self, rows: tuple[ComparisonRow, ...]) -> None:
        at = self.tree.verticalScrollBar().value()
        self.tree.clear()
        self._items = []
        bold = sized(self.tree.font(), 1.0, bold=True)
        for group, members in grouped(rows):
            head = QTreeWidgetItem(self.tree, [str(group)])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            head.setFont(0, bold)
            head.setFirstColumnSpanned(True)
            for _ in members:
                item = QTreeWidgetItem(head)
                for column in range(4):
                    item.setTextAlignment(column, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                item.setData(0, Qt.ItemDataRole.UserRole, step_of_group(group))
                self._items.append(item)
        self.tree.expandAll()
        self.tree.verticalScrollBar().setValue(at)

    def _share(self) -> None:
        width = self.tree.viewport().width()
        for column, share in enumerate(_SHARES[:-1]):
            self.tree.setColumnWidth(column, int(share * width))
        self.tree.doItemsLayout()  # words break elsewhere

    def _go(self, item: QTreeWidgetItem) -> None:
        step = item.data(0, Qt.ItemDataRole.UserRole)
        if step is not None:
            self.step_wanted.emit(step)
