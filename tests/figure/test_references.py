"""Painting a plate many times leaves the interpreter whole."""

import sys

from ivcviz.figure.files import plate_page


def test_painting_again_and_again_loses_no_reference(plate_of):
    """A release of PySide6 gave one reference to None away with every call that returns nothing; on Python 3.11, where
    None is counted, a window that painted for a minute ended the process."""
    plate = plate_of()
    page = plate_page(plate.framed, plate.picture, 60.0, False)
    page.image()
    before = sys.getrefcount(None)
    for _ in range(10):
        page.image()
    assert sys.getrefcount(None) > before - 50
