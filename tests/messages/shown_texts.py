"""Every text that a widget shows, or tells to who does not see it."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTabBar, QWidget

_OF_ACTIONS = ("text", "iconText", "toolTip", "statusTip", "whatsThis")
_OF_WIDGETS = ("toolTip", "statusTip", "whatsThis", "windowTitle", "accessibleName", "accessibleDescription")
# What some kinds of widget have besides.
_OF_SOME = ("text", "title", "informativeText", "placeholderText", "prefix", "suffix", "specialValueText", "currentText")
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def shown_texts(root: QObject) -> Iterator[tuple[str, str]]:
    """Each text of an object and of all that it holds, behind where it stands."""
    for held in (root, *root.findChildren(QObject)):
        for place, text in _own(held):
            if text:
                yield f"{type(held).__name__} {held.objectName()} {place}", text


def _own(held: QObject) -> Iterator[tuple[str, str]]:
    if isinstance(held, QAction):
        yield from ((name, getattr(held, name)()) for name in _OF_ACTIONS)
    if isinstance(held, QWidget):
        yield from ((name, getattr(held, name)()) for name in _OF_WIDGETS)
        for name in _OF_SOME:
            if callable(getattr(held, name, None)):
                yield name, str(getattr(held, name)())
    if isinstance(held, QComboBox):
        yield from (("item", held.itemText(place)) for place in range(held.count()))
    if isinstance(held, QTabBar):
        yield from (("tab", held.tabText(place)) for place in range(held.count()))
    if isinstance(held, QAbstractItemView) and not isinstance(held, QHeaderView):
        model = held.model()
        if model is not None:
            yield from _cells(model, QModelIndex())
            yield from (("head", str(_head(model, column))) for column in range(_columns(model)) if _head(model, column))


def _cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[tuple[str, str]]:
    for row in range(model.rowCount(parent)):
        for column in range(_columns(model, parent)):
            index = model.index(row, column, parent)
            texts = (model.data(index, role) for role in _ROLES)
            yield from (("cell", text) for text in texts if isinstance(text, str))
        yield from _cells(model, model.index(row, 0, parent))


def _columns(model: QAbstractItemModel, parent: QModelIndex | None = None) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent or QModelIndex())


def _head(model: QAbstractItemModel, column: int) -> object:
    return model.headerData(column, Qt.Orientation.Horizontal)
