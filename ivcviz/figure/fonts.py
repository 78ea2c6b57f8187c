"""One typeface on every machine: DejaVu Sans, from the folder of matplotlib, which VTK depends on and which carries it.

Sizes are points of a painter whose unit is one point. Text is measured on a fixed large size, so that a page is laid out
alike for pixels, SVG and PDF.
"""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPainter, QPainterPath, QRawFont, QTransform

from ivcviz.errors import UserError

_FACES = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
_KERNED = QRawFont.LayoutFlag.KernedAdvances
_MEASURED_AT = 200  # pixels: large enough that rounding to hinted advances does not show


@lru_cache(maxsize=1)
def typeface() -> str:
    """The family's name, its faces loaded; a Qt application must exist. UserError if the font files are missing."""
    families = []
    for face in _FACES:
        number = QFontDatabase.addApplicationFont(str(_folder() / face))
        if number < 0:
            raise UserError(f"The typeface {face} that figures are written in cannot be loaded; reinstall matplotlib with pip.")
        families += QFontDatabase.applicationFontFamilies(number)
    return families[0]


def font(painter: QPainter, pt: float, bold: bool = False) -> QFont:
    """The font of `pt` painter units on the painter's device, whatever that device takes a point to be."""
    return _font(pt, bold, painter.device().logicalDpiY())


@lru_cache(maxsize=4096)
def measure(text: str, pt: float, bold: bool = False) -> tuple[float, float]:
    """Width and height (ascent and descent) of one line of text, points."""
    metrics = _metrics(bold)
    share = pt / _MEASURED_AT
    return metrics.horizontalAdvance(text) * share, (metrics.ascent() + metrics.descent()) * share


def measure_bold(text: str, pt: float) -> tuple[float, float]:
    """`measure` for bold type."""
    return measure(text, pt, True)


def outline(text: str, pt: float, x: float, y: float, bold: bool = False) -> QPainterPath:
    """The letters' outlines with the baseline's start at (x, y), points."""
    path = QPainterPath()
    raw = _raw(bold)
    glyphs = raw.glyphIndexesForString(text)
    if 0 in glyphs:  # a script that the typeface lacks: the system's fonts have it
        path.addText(0.0, 0.0, _measuring_font(bold), text)
    else:
        along = 0.0
        for glyph, advance in zip(glyphs, raw.advancesForGlyphIndexes(glyphs, _KERNED), strict=True):
            path.addPath(_letter(glyph, bold).translated(along, 0.0))
            along += advance.x()
    return QTransform(pt / _MEASURED_AT, 0, 0, pt / _MEASURED_AT, x, y).map(path)


@lru_cache(maxsize=64)
def _font(pt: float, bold: bool, device_dpi: int) -> QFont:
    made = QFont(typeface())
    made.setPointSizeF(pt * 72.0 / device_dpi)
    return _unhinted(made, bold)


@lru_cache(maxsize=2)
def _measuring_font(bold: bool) -> QFont:
    made = QFont(typeface())
    made.setPixelSize(_MEASURED_AT)
    return _unhinted(made, bold)


@lru_cache(maxsize=1024)
def _letter(glyph: int, bold: bool) -> QPainterPath:
    return _raw(bold).pathForGlyph(glyph)


@lru_cache(maxsize=2)
def _raw(bold: bool) -> QRawFont:
    """The face out of its own file: what Qt makes of its family's name can differ by a hair from one time to the next."""
    return QRawFont(str(face_file(bold)), _MEASURED_AT, QFont.HintingPreference.PreferNoHinting)


@lru_cache(maxsize=2)
def _metrics(bold: bool) -> QFontMetricsF:
    return QFontMetricsF(_measuring_font(bold))


def _unhinted(made: QFont, bold: bool) -> QFont:
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.PreferOutline)
    return made


def face_file(bold: bool) -> Path:
    """The file of a face."""
    return _folder() / _FACES[bold]


def _folder() -> Path:
    found = find_spec("matplotlib")  # not imported: it would take a third of a second
    if found is None or not found.submodule_search_locations:
        raise UserError(
            "The typeface that figures are written in comes with matplotlib, which is missing; run pip install matplotlib."
        )
    return Path(found.submodule_search_locations[0]) / "mpl-data" / "fonts" / "ttf"
