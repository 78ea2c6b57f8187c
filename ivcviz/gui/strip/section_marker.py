"""The axial section's mark on the level strip: a line across it with a tab at its edge, to be dragged."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPalette, QPen, QPolygonF

from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.strip.axis import GRAFT, Axis

_TAB, _HALF = 13.0, 6.5  # px
_REACH = 4.0  # px from the line, over the cava's column


class SectionMarker:
    """Where the section lies, while it is open; it moves through the view options."""

    def __init__(self, view: ViewOptions) -> None:
        self._view = view
        self.held = False

    @property
    def level_mm(self) -> float | None:
        return self._view.state.section_mm

    def takes(self, place: QPointF, axis: Axis, over_grip: bool) -> bool:
        """Whether a press there is meant for it: on its tab, or on its line where no grip lies."""
        if self.level_mm is None:
            return False
        away = abs(place.y() - axis.y(self.level_mm))
        return (place.x() <= _TAB + 3.0 and away <= _HALF + 2.0) or (not over_grip and place.x() <= GRAFT and away <= _REACH)

    def move(self, y: float, axis: Axis) -> None:
        """To a height on the strip, to a tenth of a millimetre, within the axis."""
        level = max(axis.low_mm, min(axis.high_mm, axis.level(y)))
        self._view.set(section_mm=round(level, 1))

    def paint(self, painter: QPainter, axis: Axis, palette: QPalette) -> None:
        if self.level_mm is None:
            return
        y, ink = axis.y(self.level_mm), palette.color(QPalette.ColorRole.Highlight)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Base), 3.0))
        painter.drawLine(QPointF(_TAB, y), QPointF(GRAFT + 7.0, y))
        painter.setPen(QPen(ink, 1.4))
        painter.drawLine(QPointF(1.0, y), QPointF(GRAFT + 7.0, y))
        painter.setBrush(ink)
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(1.0, y - _HALF),
                    QPointF(_TAB - 5.0, y - _HALF),
                    QPointF(_TAB, y),
                    QPointF(_TAB - 5.0, y + _HALF),
                    QPointF(1.0, y + _HALF),
                ]
            )
        )
