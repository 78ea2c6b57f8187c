"""Painters of the window."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter

import ivcviz.gui
from ivcviz.gui.style.painting import painting


def test_a_painter_is_ended_also_where_painting_fails(qapp: object) -> None:  # noqa: ARG001
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    kept: list[QPainter] = []

    def fail() -> None:
        with painting(image) as painter:
            kept.append(painter)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not kept[0].isActive()
    assert not image.paintingActive()


def test_the_window_paints_with_no_other() -> None:
    rooms = Path(ivcviz.gui.__file__).parent.rglob("*.py")
    assert [path.name for path in rooms if "QPainter(" in path.read_text(encoding="utf-8")] == ["painting.py"]
