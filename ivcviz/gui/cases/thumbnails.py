"""A case in a hundred pixels: the cava, the borders of its zones, the renal veins, and the tumour to scale."""

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from ivcviz.gui.style.painting import painting
from ivcviz.plan.model import Plan
from ivcviz.scene.palette import INK, MATERIALS

# Millimetres about the cava that the picture shows: levels below 0 and above the junction, and to both sides.
_BELOW_MM, _ABOVE_MM, _ASIDE_MM = 12.0, 8.0, 52.0
_CAVA_MM = 22.0  # drawn wider than it is, so that it can be seen behind a tumour
_ZONE_BORDERS = ("renal-floor", "hepatic-floor")


def thumbnail(plan: Plan, size: QSize, ratio: float, ground: QColor) -> QPixmap:
    """The plan's levels on a ground of this colour, `size` logical pixels at a device pixel ratio."""
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with painting(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(0, 0, size.width(), size.height()), 5, 5)
        _Sketch(painter, plan, size).paint()
    return pixmap


class _Sketch:
    """Paints a plan; `y` turns a level into a pixel, lengths across are to the same scale, or narrower where room is short."""

    def __init__(self, painter: QPainter, plan: Plan, size: QSize) -> None:
        top = plan.body.landmarks.cavoatrial_junction + _ABOVE_MM
        self._painter, self._plan, self._middle = painter, plan, size.width() / 2
        self._scale = size.height() / (top + _BELOW_MM)
        self._across = min(self._scale * 1.6, size.width() / (2 * _ASIDE_MM))
        self.y: Callable[[float], float] = lambda level: (top - level) * self._scale

    def paint(self) -> None:
        self._zones()
        self._veins()
        self._tumour()

    def _veins(self) -> None:
        landmarks, painter = self._plan.body.landmarks, self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(MATERIALS["vein"]))
        painter.drawRect(self._band(0.0, landmarks.cavoatrial_junction, _CAVA_MM))
        for vein in self._plan.renal_veins:
            name = "right_renal_vein" if vein.side == "right" else "left_renal_vein"
            self._renal_vein(getattr(landmarks, name), -1 if vein.side == "right" else 1, vein.involved_mm)
        for side in (-1, 1):  # the common iliac veins
            painter.setPen(QPen(QColor(MATERIALS["vein"]), 0.6 * _CAVA_MM * self._across, Qt.PenStyle.SolidLine))
            foot = QPointF(self._middle + side * 0.5 * _CAVA_MM * self._across, self.y(-_BELOW_MM))
            painter.drawLine(QLineF(QPointF(self._middle + side * 0.15 * _CAVA_MM * self._across, self.y(1)), foot))

    def _renal_vein(self, level: float, side: int, involved_mm: float) -> None:
        """A stub towards the kidney; its involved length is painted as tumour."""
        wall = self._middle + side * 0.5 * _CAVA_MM * self._across
        end = self._middle + side * _ASIDE_MM * self._across
        width = max(2.0, 11.0 * self._scale)
        for colour, reach in (("vein", end), ("tumour", wall + side * involved_mm * self._across)):
            if colour == "vein" or involved_mm > 0:
                self._painter.setPen(QPen(QColor(MATERIALS[colour]), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
                self._painter.drawLine(QLineF(wall, self.y(level), reach, self.y(level)))

    def _zones(self) -> None:
        """A fine line at each border of the zones."""
        self._painter.setPen(QPen(QColor(INK["hairline"]), 1.0))
        for border in self._plan.reading.borders:
            if border.name in _ZONE_BORDERS:
                y = self.y(border.level_mm)
                self._painter.drawLine(QLineF(3, y, 2 * self._middle - 3, y))

    def _tumour(self) -> None:
        extent, mass = self._plan.extent, self._plan.case.tumour.mass_mm
        width = max(sorted(mass)[1] if mass else _CAVA_MM, _CAVA_MM)
        self._painter.setPen(QPen(QColor(INK["tumour-line"]), 1.0))
        self._painter.setBrush(QColor(MATERIALS["tumour"]))
        body = self._band(extent.lower_mm, extent.upper_mm, width)
        round_px = min(body.width(), body.height()) * 0.45
        self._painter.drawRoundedRect(body, round_px, round_px)

    def _band(self, lower: float, upper: float, width_mm: float) -> QRectF:
        """The rectangle from level to level about the cava's middle."""
        width = width_mm * self._across
        return QRectF(self._middle - width / 2, self.y(upper), width, self.y(lower) - self.y(upper))
