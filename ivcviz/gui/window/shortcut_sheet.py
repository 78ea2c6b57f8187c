"""The sheet of all actions and their keys, by group, that can be searched; opened with `?` or F1."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ivcviz.gui.vocabulary import translated
from ivcviz.gui.window.actions import MENUS, TABLE, in_full, key_text


class ShortcutSheet(QDialog):
    """Every action of the table, and the gestures of the picture; Enter does the action that is marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Shortcuts"))
        self.resize(560, 620)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search actions and keys"))
        self.search.setAccessibleName(self.tr("Search actions and keys"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("Actions and their keys"))
        self.list.setHeaderLabels([self.tr("What"), self.tr("Keys")])
        self.list.setRootIsDecorated(False)
        self.list.setColumnWidth(0, 330)
        for group, lines in self._groups():
            self._add(group, lines)
        self.list.expandAll()
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.list)
        self.search.setFocus()

    def lines(self) -> list[tuple[str, str]]:
        """What is listed now, after the search: words and keys."""
        found = []
        for group in self._heads():
            if not group.isHidden():
                found += [(child.text(0), child.text(1)) for child in _children(group) if not child.isHidden()]
        return found

    def _heads(self) -> list[QTreeWidgetItem]:
        items = [self.list.topLevelItem(i) for i in range(self.list.topLevelItemCount())]
        return [item for item in items if item is not None]

    def _groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        groups = [
            (translated(menu), [(in_full(e), ", ".join(key_text(e.keys))) for e in TABLE if e.menu.split("/")[0] == menu])
            for menu in MENUS
        ]
        return [*groups, (self.tr("In the picture"), self._gestures())]

    def _gestures(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Turn the view"), self.tr("drag beside the grips")),
            (self.tr("Move the view"), self.tr("Shift and drag, or middle button")),
            (self.tr("Nearer, farther"), self.tr("wheel, + and −")),
            (self.tr("Centre a place"), self.tr("double click")),
            (self.tr("Move a grip"), self.tr("drag it; Alt: without snapping")),
            (self.tr("Move the chosen grip by 1 mm"), self.tr("arrow keys")),
            (self.tr("Move the chosen grip by 0.1 mm"), self.tr("Shift and arrow keys")),
            (self.tr("Take a drag back"), self.tr("Esc")),
            (self.tr("Axial section: along the cava by 1 mm, 0.1 mm"), self.tr("arrow keys or wheel, with Shift")),
        ]

    def _add(self, group: str, lines: list[tuple[str, str]]) -> None:
        head = QTreeWidgetItem([group])
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.list.addTopLevelItem(head)
        head.setFirstColumnSpanned(True)
        head.addChildren([QTreeWidgetItem(list(line)) for line in lines])

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        for group in self._heads():
            for child in _children(group):
                said = f"{group.text(0)} {child.text(0)} {child.text(1)}".casefold()
                child.setHidden(not all(word in said for word in wanted))
            group.setHidden(all(child.isHidden() for child in _children(group)))


def _children(group: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    items = [group.child(i) for i in range(group.childCount())]
    return [item for item in items if item is not None]
