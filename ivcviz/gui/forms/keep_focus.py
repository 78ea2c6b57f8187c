"""Keep the keyboard focus and the expanded parts when the body of a step is rebuilt."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ivcviz.gui.forms.disclosure import Disclosure


def keep_focus(before: QWidget, after: QWidget, header: QWidget) -> None:
    """Expand what was expanded, and focus the field of the same name, or the header where it no longer exists."""
    for part in before.findChildren(Disclosure):
        if part.button.isChecked():
            for new in after.findChildren(Disclosure):
                if new.objectName() == part.objectName():
                    new.button.setChecked(True)
    focused = QApplication.focusWidget()
    if focused is None or not before.isAncestorOf(focused):
        return
    named = [new for new in after.findChildren(type(focused)) if new.accessibleName() == focused.accessibleName()]
    (named[0] if named else header).setFocus(Qt.FocusReason.OtherFocusReason)
