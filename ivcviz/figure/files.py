"""Plates into files: PNG, SVG and PDF by the file's ending, whole or not at all."""

from collections.abc import Callable
from pathlib import Path

from ivcviz.errors import UserError
from ivcviz.figure.pdf import pdf_plate
from ivcviz.figure.png import png_plate
from ivcviz.figure.svg import svg_plate
from ivcviz.scene.model import Framed
from ivcviz.scene.picture import Picture
from ivcviz.storage.atomic import replace_file

_WRITERS: dict[str, Callable[[Framed, Picture, float, bool], bytes]] = {".png": png_plate, ".svg": svg_plate, ".pdf": pdf_plate}


def check_ending(path: Path) -> None:
    """UserError if no plate can be written under this name; to be asked before the picture is drawn."""
    if path.suffix.lower() not in _WRITERS:
        raise UserError(f"{path}: a picture's file name ends in .png, .svg or .pdf.")
    if path.is_dir():
        raise UserError(f"{path} is a folder; give the name of a file in it.")
    if not path.parent.is_dir():
        raise UserError(f"{path}: the folder {path.parent} does not exist; create it or choose another.")


def save_plate(framed: Framed, picture: Picture, path: Path, *, dpi: float, transparent: bool) -> None:
    """Write the plate, replacing the file in one step; a Qt application must exist.

    The page measures width × height / `dpi` inches. The same plate gives the same bytes. UserError if it cannot be written;
    then nothing is left behind.
    """
    check_ending(path)
    replace_file(path, _WRITERS[path.suffix.lower()](framed, picture, dpi, transparent))
