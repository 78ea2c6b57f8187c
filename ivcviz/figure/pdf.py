"""The plate as PDF: the picture embedded without loss, lines and words as vectors, fonts embedded."""

import re
from uuid import NAMESPACE_URL, uuid5

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from ivcviz.figure.plate import paint_plate
from ivcviz.scene.model import Framed
from ivcviz.scene.picture import Picture

_RESOLUTION = 1200  # device units per inch: fine enough for hairlines
_TITLE = "ivcviz plate"
_HEAD = 2000  # bytes that surely hold the document's first object, its dates among them
_METADATA = f"""<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:RDF><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_TITLE}</rdf:li></rdf:Alt></dc:title>
<xmp:CreatorTool>ivcviz</xmp:CreatorTool>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end='w'?>""".encode()


def pdf_plate(framed: Framed, picture: Picture, dpi: float, transparent: bool) -> bytes:
    """The file's bytes; the page has its true size, and neither dates nor names of persons are in the metadata."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, framed.width / dpi, framed.height / dpi)
    painter = QPainter(writer)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)  # else pictures become JPEG
    painter.scale(_RESOLUTION / dpi, _RESOLUTION / dpi)
    paint_plate(painter, framed, picture, dpi, transparent)
    painter.end()
    buffer.close()
    return _true_size(_undated(bytes(content.data())), framed.width * 72.0 / dpi, framed.height * 72.0 / dpi)


def _writer(buffer: QBuffer, width_inch: float, height_inch: float) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    size = QSizeF(width_inch * 25.4, height_inch * 25.4)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(), QPageLayout.Unit.Millimeter)
    writer.setTitle(_TITLE)
    writer.setCreator("ivcviz")
    writer.setDocumentXmpMetadata(QByteArray(_METADATA))
    name = uuid5(NAMESPACE_URL, f"ivcviz plate {width_inch:.6f} x {height_inch:.6f} inch")
    writer.setDocumentId(QUuid(str(name)))  # the same plate gives the same bytes
    return writer


def _undated(pdf: bytes) -> bytes:
    """Dates blanked: they would say when someone worked, and make every file differ. No byte moves its place."""
    head = re.sub(rb"/(?:CreationDate|ModDate) \([^)]*\)", lambda found: b" " * len(found.group()), pdf[:_HEAD])
    return head + pdf[_HEAD:]


def _true_size(pdf: bytes, width: float, height: float) -> bytes:
    """The page boxes in thousandths of a point, where the writer knows whole points only; the top left corner stays."""

    def put_right(found: re.Match[bytes]) -> bytes:
        top = float(found.group(3))
        exact = b"%s[0 %.3f %.3f %.3f" % (found.group(1), top - height, width, top)
        return exact.ljust(len(found.group()) - 1) + b"]"

    number = rb"(\d+(?:\.0+)?)"
    return re.sub(rb"(/(?:MediaBox|TrimBox) )\[0 0 " + number + rb" " + number + rb"\]", put_right, pdf)
