"""A list of cases: a picture, a title in bold, and lines about the case; double-click or Enter opens one."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionFocusRect,
    QStyleOptionViewItem,
)

from ivcviz.figure.ink import mixed

PICTURE = QSize(44, 56)
_PAD = 6
_BAR = 3
_ROW = Qt.ItemDataRole.UserRole
_FEWEST_ROWS = 2  # what a squeezed list still shows


@dataclass(frozen=True, slots=True)
class CaseRow:
    """`key` says what to open; `mark` stands at the title's right ("open"); `accessible_text` is what a screen reader says."""

    key: str
    title: str
    lines: tuple[str, ...] = ()
    mark: str = ""
    picture: QPixmap | None = None
    tip: str = ""

    @property
    def accessible_text(self) -> str:
        return ", ".join(part for part in (self.title, *self.lines, self.mark) if part)


class CaseList(QListWidget):
    """A list as tall as its rows, or its first `most` rows, need; `lines` is the number of lines under each title."""

    chosen = Signal(str)  # the key of the row that is to be opened

    def __init__(self, lines: int, picture: bool, most: int) -> None:
        super().__init__()
        self._most = most
        self.setItemDelegate(_RowPainter(lines, picture, self))
        self.setFrameShape(self.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.itemDoubleClicked.connect(self._choose)

    def set_rows(self, rows: list[CaseRow]) -> None:
        """Show these; the row that was current stays so while its key is there."""
        before = self.current_key()
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        while self.count() < len(rows):
            self.addItem(QListWidgetItem())
        for i, row in enumerate(rows):
            item = self.item(i)
            item.setData(_ROW, row)
            item.setText(row.title)
            item.setToolTip(row.tip)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, row.accessible_text)
        if before is not None:
            self.select(before)
        self.updateGeometry()

    def rows(self) -> list[CaseRow]:
        return [self.item(i).data(_ROW) for i in range(self.count())]

    def current_key(self) -> str | None:
        item = self.currentItem()
        row = None if item is None else item.data(_ROW)
        return None if row is None else row.key

    def select(self, key: str) -> None:
        """Make the row with this key the current one; clear the selection where there is none."""
        self.setCurrentRow(next((i for i, row in enumerate(self.rows()) if row.key == key), -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(item)
            event.accept()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height(min(self._most, self.count())))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height(min(_FEWEST_ROWS, self.count())))

    def _height(self, rows: int) -> int:
        return sum(self.sizeHintForRow(i) for i in range(rows)) + 2 * self.frameWidth()

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_ROW).key)


class _RowPainter(QStyledItemDelegate):
    def __init__(self, lines: int, picture: bool, parent: QListWidget) -> None:
        super().__init__(parent)
        self._lines, self._picture = lines, picture

    def sizeHint(self, option: QStyleOptionViewItem, _: QModelIndex | QPersistentModelIndex) -> QSize:
        text = QFontMetrics(_bold(option.font)).height() + self._lines * QFontMetrics(option.font).height()
        return QSize(120, max(text, PICTURE.height() if self._picture else 0) + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        row: CaseRow = index.data(_ROW)
        style = option.widget.style()
        self._ground(painter, option)
        room = option.rect.adjusted(_PAD + _BAR, _PAD, -_PAD, -_PAD)
        if self._picture:
            if row.picture is not None:
                painter.drawPixmap(room.topLeft(), row.picture)
            room.setLeft(room.left() + PICTURE.width() + _PAD + 2)
        painter.save()
        self._write(painter, option, row, room)
        painter.restore()
        if option.state & QStyle.StateFlag.State_HasFocus:
            focus = QStyleOptionFocusRect()
            focus.rect, focus.state, focus.palette = option.rect, option.state, option.palette
            style.drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, focus, painter, option.widget)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Paint the background: a selected row has a bar at its edge and a faint tint."""
        strong, base = option.palette.color(QPalette.ColorRole.Highlight), option.palette.color(QPalette.ColorRole.Base)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, mixed(strong, base, 0.14))
            painter.fillRect(QRect(option.rect.topLeft(), QSize(_BAR, option.rect.height())), strong)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, mixed(strong, base, 0.06))

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, row: CaseRow, room: QRect) -> None:
        """Title and mark on the first line, the rest in quieter ink below."""
        loud, quiet = QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText
        bold, plain = QFontMetrics(_bold(option.font)), QFontMetrics(option.font)
        painter.setPen(option.palette.color(quiet))
        painter.setFont(option.font)
        mark = plain.horizontalAdvance(row.mark)
        painter.drawText(room.right() - mark + 1, room.top() + bold.ascent(), row.mark)
        top = room.top() + bold.height()
        for line in row.lines:
            painter.drawText(room.left(), top + plain.ascent(), _elided(plain, line, room.width()))
            top += plain.height()
        painter.setPen(option.palette.color(loud))
        painter.setFont(_bold(option.font))
        title = _elided(bold, row.title, room.width() - (mark + _PAD if mark else 0))
        painter.drawText(room.left(), room.top() + bold.ascent(), title)


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setBold(True)
    return made


def _elided(metrics: QFontMetrics, text: str, width: int) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)
