"""The timeline of the clamps as a picture of its own: 170 mm wide, with what its minutes are and the words of caution."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from ivcviz.figure.files import check_ending
from ivcviz.figure.fonts import measure
from ivcviz.figure.ink import box, colour, lines_of_words
from ivcviz.figure.timeline import paint_timeline, strip_height
from ivcviz.plan.timeline import Timeline
from ivcviz.plan.timeline_words import NOTE
from ivcviz.scene.notes import CAUTION
from ivcviz.scene.wrapping import LINE, wrapped
from ivcviz.storage.atomic import replace_file

_WIDTH, _MARGIN, _GAP = 170.0 / 25.4 * 72.0, 12.0, 8.0  # points
_TITLE_PT, _NOTE_PT = 12.0, 6.0
_DPI = 300.0


def save_timeline(timeline: Timeline, path: Path, title: str = "") -> None:
    """Write the picture (.png, .svg or .pdf), replacing the file in one step; a Qt application must exist."""
    check_ending(path)
    replace_file(path, _content(path.suffix.lower(), timeline, title))


def _content(ending: str, timeline: Timeline, title: str) -> bytes:
    """The file's bytes; what writes one kind of file is loaded when one is written."""
    height = _height(timeline, title)

    def paint(painter: QPainter) -> None:
        _paint(painter, timeline, title, height)

    if ending == ".svg":
        from ivcviz.figure.svg import svg_page

        return svg_page(_WIDTH, height, paint, "ivcviz timeline")
    if ending == ".pdf":
        from ivcviz.figure.pdf import pdf_page

        return pdf_page(_WIDTH, height, paint, "ivcviz timeline")
    from ivcviz.figure.png import encoded_png

    scale = _DPI / 72.0
    image = QImage(round(_WIDTH * scale), round(height * scale), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint(painter)
    painter.end()
    return encoded_png(image, _DPI)


def _paint(painter: QPainter, timeline: Timeline, title: str, height: float) -> None:
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    box(painter, (0.0, 0.0, _WIDTH + 1.0, height + 1.0), colour("ground"))  # to the last pixel
    top = lines_of_words(painter, _lines(title, _TITLE_PT, 2), _MARGIN, _MARGIN, _TITLE_PT, bold=True)
    painter.save()
    painter.translate(_MARGIN, top + (_GAP if title else 0.0))
    paint_timeline(painter, timeline, _WIDTH - 2 * _MARGIN)
    painter.restore()
    words = (*_lines(NOTE, _NOTE_PT, 4), *_lines(CAUTION, _NOTE_PT, 4))
    lines_of_words(painter, words, _MARGIN, height - _MARGIN - LINE * _NOTE_PT * len(words), _NOTE_PT, "quiet")


def _height(timeline: Timeline, title: str) -> float:
    above = LINE * _TITLE_PT * len(_lines(title, _TITLE_PT, 2)) + (_GAP if title else 0.0)
    below = LINE * _NOTE_PT * (len(_lines(NOTE, _NOTE_PT, 4)) + len(_lines(CAUTION, _NOTE_PT, 4)))
    return _MARGIN + above + strip_height(timeline) + _GAP + below + _MARGIN


def _lines(text: str, pt: float, most: int) -> tuple[str, ...]:
    return wrapped(text, _WIDTH - 2 * _MARGIN, pt, measure, most) if text else ()
