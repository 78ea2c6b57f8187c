"""A page as PNG, with its physical resolution."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from ivcviz.errors import UserError
from ivcviz.messages.sentences import say

_COMPRESSION = 20  # of Qt's 0–100: zlib level 1


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
        raise UserError(
            say("The picture cannot be written as PNG ({reason}); choose a smaller size.", reason=writer.errorString())
        )
    buffer.close()
    return bytes(content.data())
