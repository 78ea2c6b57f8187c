"""The axial section's plane in the picture: the outline of what the section shows, a line where it is seen edge on."""

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ivcviz.anatomy.body import Body
from ivcviz.scene.model import FramedScene
from ivcviz.scene.palette import INK
from ivcviz.scene.section.names import FIELD_BACK_MM, FIELD_MM

_CORNERS = np.array([(-1.0, -1.0, 0.0), (1.0, -1.0, 0.0), (1.0, 1.0, 0.0), (-1.0, 1.0, 0.0)])


def paint_plane(painter: QPainter, framed: FramedScene, body: Body, level_mm: float) -> None:
    """Paint the plane, in logical pixels; nothing at the bench stage."""
    if framed.scene.moment.on_bench:
        return
    middle = body.cava.point(level_mm) + np.array([0.0, FIELD_BACK_MM, 0.0])
    corners = middle + _CORNERS * np.array([*FIELD_MM, 0.0])
    spots = framed.camera.project(corners, framed.width, framed.height)[:, :2]
    outline = QPolygonF([QPointF(x, y) for x, y in spots.tolist()])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    ground, ink = QColor(INK["ground"]), QColor(INK["leader"])
    ground.setAlphaF(0.7)
    for tint, width in ((ground, 2.6), (ink, 1.0)):
        painter.setPen(QPen(tint, width))
        painter.drawPolygon(outline)
