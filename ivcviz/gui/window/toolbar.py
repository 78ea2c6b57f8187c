"""The toolbar of the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from ivcviz.gui.window.actions import Actions


class Toolbar(QToolBar):
    """The buttons of the actions, with the switch of the stages among them; it cannot be moved or closed."""

    def __init__(self, title: str, actions: Actions, stages: QWidget) -> None:
        super().__init__(title)
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.toggleViewAction().setEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        actions.fill_toolbar(self, {"stage": stages, "space": space})
        for button in self.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(button.toolTip())
        self.widgetForAction(actions["save-picture"]).setObjectName("main-action")
