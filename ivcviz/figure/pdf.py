"""The plate as PDF: the picture embedded without loss, lines and words as vectors, fonts embedded."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from ivcviz.figure.plate import paint_plate
from ivcviz.scene.model import Framed
from ivcviz.scene.picture import Picture

_RESOLUTION = 1200  # device units per inch


def pdf_plate(framed: Framed, picture: Picture, dpi: float, transparent: bool) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    size = QSizeF(framed.width / dpi * 25.4, framed.height / dpi * 25.4)
    writer = QPdfWriter(buffer)
    writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_1_6)
    writer.setResolution(_RESOLUTION)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(), QPageLayout.Unit.Millimeter)
    writer.setTitle("ivcviz plate")
    writer.setCreator("ivcviz")
    painter = QPainter(writer)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.scale(_RESOLUTION / dpi, _RESOLUTION / dpi)
    paint_plate(painter, framed, picture, dpi, transparent)
    painter.end()
    buffer.close()
    return bytes(content.data())
