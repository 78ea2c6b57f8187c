"""Pages into images and files: PNG, SVG and PDF by the file's ending, whole or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from ivcviz.errors import UserError
from ivcviz.figure.plate import paint_plate
from ivcviz.messages.sentences import say
from ivcviz.scene.model import FramedScene
from ivcviz.scene.view.picture import Picture
from ivcviz.storage.atomic import check_writable, replace_file

_ENDINGS = (".png", ".svg", ".pdf")


@dataclass(frozen=True, eq=False)
class Painted:
    """A page of width × height pixels, `dpi` of them an inch, that `paint` paints in pixels; a Qt application must exist.

    `name` is the document's, in its metadata.
    """

    width: float
    height: float
    dpi: float
    paint: Callable[[QPainter], object]
    name: str
    transparent: bool = False

    def image(self) -> QImage:
        """The page painted into an image; UserError if it is larger than memory allows."""
        width, height = round(self.width), round(self.height)
        form = QImage.Format.Format_ARGB32_Premultiplied if self.transparent else QImage.Format.Format_RGB32
        image = QImage(width, height, form)
        if image.isNull():
            raise UserError(
                say(
                    "A picture of {width} × {height} pixels does not fit into memory; choose a smaller size.",
                    width=width,
                    height=height,
                )
            )
        image.fill(Qt.GlobalColor.transparent if self.transparent else Qt.GlobalColor.white)
        painter = QPainter(image)
        self.paint(painter)
        painter.end()
        return image

    def save(self, path: Path) -> None:
        """Write the page by the file's ending (.png, .svg, .pdf), replacing the file in one step.

        The same page gives the same bytes. UserError if it cannot be written; then nothing is left behind.
        """
        check_ending(path)
        replace_file(path, self._content(path.suffix.lower()))

    def _content(self, ending: str) -> bytes:
        """The file's bytes; what writes one kind of file is loaded when one is written."""
        if ending == ".png":
            from ivcviz.figure.png import encoded_png

            return encoded_png(self.image(), self.dpi)
        if ending == ".svg":
            from ivcviz.figure.svg import svg_page as written
        else:
            from ivcviz.figure.pdf import pdf_page as written
        points = 72.0 / self.dpi

        def paint(painter: QPainter) -> None:
            painter.scale(points, points)
            self.paint(painter)

        return written(self.width * points, self.height * points, paint, self.name)


def check_ending(path: Path) -> None:
    """UserError if no page can be written under this name; to be asked before the picture is drawn."""
    if path.suffix.lower() not in _ENDINGS:
        raise UserError(say("{path}: a picture's file name ends in .png, .svg or .pdf.", path=path))
    check_writable(path)


def plate_page(framed: FramedScene, picture: Picture, dpi: float, transparent: bool) -> Painted:
    """The plate as a page."""

    def paint(painter: QPainter) -> None:
        paint_plate(painter, framed, picture, dpi, transparent)

    return Painted(framed.width, framed.height, dpi, paint, "ivcviz plate", transparent)
