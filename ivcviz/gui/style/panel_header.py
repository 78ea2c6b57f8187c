"""The heading of a panel that can be closed."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget


def heading_row(words: str, close_words: str, close: Callable[[], None]) -> QWidget:
    """Words on the left, a button that closes the panel on the right."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    label = QLabel(words)
    label.setObjectName("heading")
    button = QToolButton()
    button.setText("×")
    button.setAutoRaise(True)
    button.setAccessibleName(close_words)
    button.setToolTip(close_words)
    button.clicked.connect(lambda: close())
    layout.addWidget(label)
    layout.addStretch()
    layout.addWidget(button)
    return row
