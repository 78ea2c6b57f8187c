"""Pages as PDF: pictures embedded without loss, lines and words as vectors, fonts embedded."""

import re
from collections.abc import Callable, Sequence
from uuid import NAMESPACE_URL, uuid5

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

_RESOLUTION = 1200  # device units per inch: fine enough for hairlines
_HEAD = 2000  # bytes that surely hold the document's first object, its dates among them
_METADATA = """<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:RDF><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<xmp:CreatorTool>ivcviz</xmp:CreatorTool>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end='w'?>"""


def pdf_page(width: float, height: float, paint: Callable[[QPainter], None], title: str) -> bytes:
    """A page of width × height points that `paint` paints in points, as a PDF's bytes; the same page gives the same bytes."""
    return pdf_pages(width, height, [paint], title)


def pdf_pages(width: float, height: float, paints: Sequence[Callable[[QPainter], None]], title: str) -> bytes:
    """Pages of one size, each painted in points; neither dates nor names of persons are in the metadata."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, width, height, title)
    painter = QPainter(writer)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)  # else pictures become JPEG
    painter.scale(_RESOLUTION / 72.0, _RESOLUTION / 72.0)
    for number, paint in enumerate(paints):
        if number:
            writer.newPage()
        painter.save()
        paint(painter)
        painter.restore()
    painter.end()
    buffer.close()
    return _true_size(_undated(bytes(content.data())), width, height)


def printed_at_full_size(pdf: bytes) -> bytes:
    """The PDF with the wish that no viewer scales it for printing, added to its catalogue as an incremental update."""
    root = re.search(rb"/Root (\d+) 0 R", pdf)
    size = re.search(rb"/Size (\d+)", pdf)
    assert root is not None
    assert size is not None
    number, previous = int(root[1]), int(pdf[pdf.rindex(b"startxref") :].split()[1])
    start = pdf.index(b"\n%d 0 obj" % number) + 1
    old = pdf[start : pdf.index(b"endobj", start) + len(b"endobj")]
    new = old.replace(b"/Type /Catalog", b"/Type /Catalog\n/ViewerPreferences << /PrintScaling /None >>", 1)
    place = len(pdf) + 1
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, place)
    trailer = b"trailer\n<< /Size %s /Root %d 0 R /Prev %d >>\n" % (size[1], number, previous)
    return pdf + b"\n" + new + b"\n" + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (place + len(new) + 1)


def _writer(buffer: QBuffer, width: float, height: float, title: str) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    size = QSizeF(width / 72.0 * 25.4, height / 72.0 * 25.4)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(), QPageLayout.Unit.Millimeter)
    writer.setTitle(title)
    writer.setCreator("ivcviz")
    writer.setDocumentXmpMetadata(QByteArray(_METADATA.format(title=title).encode()))
    name = uuid5(NAMESPACE_URL, f"{title} {width:.6f} x {height:.6f} points")
    writer.setDocumentId(QUuid(str(name)))  # the same page gives the same bytes
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
