"""The about box and the list of shortcuts."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from ivcviz import __version__
from ivcviz.gui.window.shortcut_sheet import ShortcutSheet
from ivcviz.messages import caution


def show_about(parent: QWidget) -> None:
    """Show name, version and the caution in a box that is not modal."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(QCoreApplication.translate("About", "About ivcviz"))
    box.setText(f"ivcviz {__version__}")
    box.setInformativeText(str(caution.LONG))
    box.open()


def show_shortcuts(parent: QWidget) -> None:
    """All actions and their keys."""
    sheet = ShortcutSheet(parent)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    sheet.open()
