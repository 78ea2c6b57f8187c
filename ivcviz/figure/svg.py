"""A page as SVG: pictures embedded without loss, lines as paths, words as text. One user unit is one point."""

import re
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator


def svg_page(width: float, height: float, paint: Callable[[QPainter], None], title: str) -> bytes:
    """A page of width × height points that `paint` paints in points, as an SVG's bytes; its true size in mm."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(72)
    generator.setSize(QSize(round(width), round(height)))
    generator.setViewBox(QRectF(0.0, 0.0, width, height))
    generator.setTitle(title)
    generator.setDescription("Schematic illustration, lengths in the page's own millimetres")
    painter = QPainter(generator)
    paint(painter)
    painter.end()
    buffer.close()
    return _true_size(bytes(content.data()), width / 72.0 * 25.4, height / 72.0 * 25.4)


def _true_size(svg: bytes, width_mm: float, height_mm: float) -> bytes:
    """The generator knows whole units only; the first element's size is put right."""
    size = f'<svg width="{width_mm:.4f}mm" height="{height_mm:.4f}mm"'.encode()
    return re.sub(rb'<svg width="[^"]*" height="[^"]*"', size, svg, count=1)
