"""Plates into files: PNG, SVG and PDF by the file's ending, whole or not at all."""

from pathlib import Path

from ivcviz.errors import UserError
from ivcviz.scene.model import Framed
from ivcviz.scene.picture import Picture
from ivcviz.storage.atomic import replace_file

_ENDINGS = (".png", ".svg", ".pdf")


def check_ending(path: Path) -> None:
    """UserError if no plate can be written under this name; to be asked before the picture is drawn."""
    if path.suffix.lower() not in _ENDINGS:
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
    replace_file(path, _content(path.suffix.lower(), framed, picture, dpi, transparent))


def _content(ending: str, framed: Framed, picture: Picture, dpi: float, transparent: bool) -> bytes:
    """The file's bytes; what writes one kind of file is loaded when one is written."""
    if ending == ".svg":
        from ivcviz.figure.svg import svg_plate

        return svg_plate(framed, picture, dpi, transparent)
    if ending == ".pdf":
        from ivcviz.figure.pdf import pdf_plate

        return pdf_plate(framed, picture, dpi, transparent)
    from ivcviz.figure.png import png_plate

    return png_plate(framed, picture, dpi, transparent)
