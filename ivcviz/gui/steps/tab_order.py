"""The order in which Tab goes through the steps: as they stand on the screen, however late their bodies were made."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def reached_by_tab(widget: QWidget) -> Iterator[QWidget]:
    """What the keyboard reaches in a widget, itself included, in the order of its layouts."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)


def put_in_order(widgets: Sequence[QWidget]) -> None:
    """Have Tab go through widgets of one window one after the other."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield from reached_by_tab(widget)
        elif inner is not None:
            yield from _in_layout(inner)
