"""A page as SVG: pictures embedded without loss, lines as paths, words as text in type that the file carries. Its units are
millimetres; what is painted in points is scaled to them by one outermost group."""

import re
from collections.abc import Callable, Mapping

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from ivcviz.figure.embedded_type import type_style

Paint = Callable[[QPainter], None]
_MM = 25.4 / 72.0  # a point
_EMPTY = re.compile(rb"<g [^>]*>\s*</g>\s*")  # the generator opens a group for every change of its state
_NOBODY_S = re.compile(rb'font-family="Sans Serif" (?:font-[a-z]+="[^"]*" ?)*')  # type of a group; words name their own
_SCALED = b'<g transform="scale(%.10f)">\n'


def svg_page(width: float, height: float, paint: Paint, title: str) -> bytes:
    """A page of width × height points that `paint` paints in points, as an SVG's bytes; its true size in mm."""
    head, defs, body = _parts(width, height, paint, title)
    return _whole(head, defs, _SCALED % _MM + body + b"</g>\n")


def svg_layers(width: float, height: float, layers: Mapping[str, Paint], title: str) -> bytes:
    """The same in named groups, one above the other: what paints each, by its id."""
    parts = {name: _parts(width, height, paint, title) for name, paint in layers.items()}
    head, *_ = next(iter(parts.values()))
    defs = b"".join(own for _, own, _ in parts.values())
    groups = b"".join(b'<g id="%s">\n%s</g>\n' % (name.encode(), body) for name, (_, _, body) in parts.items())
    return _whole(head, defs, _SCALED % _MM + groups + b"</g>\n")


def _parts(width: float, height: float, paint: Paint, title: str) -> tuple[bytes, bytes, bytes]:
    """What the generator writes: all up to its definitions, these, and what is drawn."""
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
    head, rest = bytes(content.data()).split(b"<defs>", 1)
    defs, body = rest.split(b"</defs>", 1)
    body = _NOBODY_S.sub(b"", _EMPTY.sub(b"", body.rpartition(b"</svg>")[0]))
    return _true_size(head, width * _MM, height * _MM), defs.strip(), body.lstrip()


def _whole(head: bytes, defs: bytes, body: bytes) -> bytes:
    style = type_style(body.decode("utf-8")).encode("ascii")
    return head + b"<defs>\n" + defs + style + b"</defs>\n" + body + b"</svg>\n"


def _true_size(head: bytes, width_mm: float, height_mm: float) -> bytes:
    """The generator knows whole units only; the first element's size and units are put right."""
    size = f'<svg width="{width_mm:.4f}mm" height="{height_mm:.4f}mm"\n viewBox="0 0 {width_mm:.4f} {height_mm:.4f}"'.encode()
    return re.sub(rb'<svg width="[^"]*" height="[^"]*"\s+viewBox="[^"]*"', size, head, count=1)
