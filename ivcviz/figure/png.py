"""The plate as PNG, with its physical resolution."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from ivcviz.errors import UserError
from ivcviz.figure.plate import paint_plate
from ivcviz.scene.model import Framed
from ivcviz.scene.picture import Picture

_COMPRESSION = 20  # of Qt's 0–100: zlib level 1


def png_plate(framed: Framed, picture: Picture, dpi: float, transparent: bool) -> bytes:
    """The file's bytes: opaque RGB, or RGBA where the ground is transparent."""
    return encoded_png(painted_image(framed, picture, dpi, transparent), dpi)


def painted_image(framed: Framed, picture: Picture, dpi: float, transparent: bool) -> QImage:
    """The plate painted into an image; UserError if the picture is larger than memory allows."""
    form = QImage.Format.Format_ARGB32_Premultiplied if transparent else QImage.Format.Format_RGB32
    image = QImage(framed.width, framed.height, form)
    if image.isNull():
        raise UserError(
            f"A picture of {framed.width} × {framed.height} pixels does not fit into memory; choose a smaller size."
        )
    image.fill(Qt.GlobalColor.transparent if transparent else Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_plate(painter, framed, picture, dpi, transparent)
    painter.end()
    return image


def encoded_png(image: QImage, dpi: float) -> bytes:
    """PNG bytes with the resolution in pixels per metre."""
    per_metre = round(dpi / 0.0254)
    image.setDotsPerMeterX(per_metre)
    image.setDotsPerMeterY(per_metre)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setCompression(_COMPRESSION)
    if not writer.write(image):
        raise UserError(f"The picture cannot be written as PNG ({writer.errorString()}); choose a smaller size.")
    buffer.close()
    return bytes(content.data())
