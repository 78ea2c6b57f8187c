"""A painter that is always ended: one that an error leaves behind would take the program with it."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QPaintDevice, QPainter


@contextmanager
def painting(device: QPaintDevice) -> Iterator[QPainter]:
    """A painter on a widget or image, ended also where painting fails."""
    painter = QPainter(device)
    try:
        yield painter
    finally:
        painter.end()
