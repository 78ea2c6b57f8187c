"""The tab order of the steps: as they stand on the screen, even where their bodies were made later."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def reached_by_tab(widget: QWidget) -> Iterator[QWidget]:
    """The widgets inside a widget, itself included, that take the keyboard focus, in the order of the layouts."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)


def put_in_order(widgets: Sequence[QWidget]) -> None:
    """Set the tab order of widgets of one window."""
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


def first_focus(part: QWidget) -> QWidget | None:
    """The first widget of a part that the keyboard can reach: the part itself, or one inside it in tab order.

    What was put into a part after it was shown stands at the end of the window's tab order, away from its part.
    """
    candidate: QWidget | None = part
    while candidate is not None:
        if _takes_tab(candidate) and (candidate is part or part.isAncestorOf(candidate)):
            return candidate
        following = candidate.nextInFocusChain()
        candidate = None if following is part else following
    return None


def _takes_tab(widget: QWidget) -> bool:
    reachable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return reachable and widget.isVisible() and widget.isEnabled()
