"""Two plates side by side, seen by one camera, and below them the table of what the plans differ in.

The painter's unit is a pixel of the pictures, as for a single plate; below the pictures everything is painted in points.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QPainter

from ivcviz.figure.blocks import paint_foot
from ivcviz.figure.difference_table import Table, laid_out, paint_table
from ivcviz.figure.files import Painted
from ivcviz.figure.ink import box, colour, line, words
from ivcviz.figure.plate import paint_plate
from ivcviz.figure.sizes import check_size
from ivcviz.messages.sentences import Wording
from ivcviz.scene.camera import Camera
from ivcviz.scene.model import FramedScene, Scene
from ivcviz.scene.page.layout import Rect
from ivcviz.scene.view.framing import frame_together, layout_of
from ivcviz.scene.view.picture import Picture
from ivcviz.teaching.comparison import NO_DIFFERENCE, ComparisonRow

_GAP, _FOOT = 8.0, 20.0  # points: above and below the table, and the words of caution


@dataclass(frozen=True, eq=False)
class Spread:
    """A page of two plates and a table: `plates` of one size, `width` × `height` pixels in all."""

    plates: tuple[FramedScene, FramedScene]
    table: Table | None
    caution: Wording
    dpi: float

    @property
    def margin(self) -> float:
        """Left and right of the table, points: that of the plates' own words."""
        return _margin(self.plates[0], self.dpi)

    @property
    def width(self) -> int:
        return 2 * self.plates[0].width

    @property
    def height(self) -> int:
        table = 10.0 if self.table is None else self.table.height
        return self.plates[0].height + round((table + _FOOT + 2.0 * _GAP) * self.dpi / 72.0)


def spread(
    scenes: tuple[Scene, Scene],
    rows: Sequence[ComparisonRow],
    size: tuple[int, int],
    dpi: float,
    camera: Camera | None = None,
    perspective: bool = False,
) -> Spread:
    """Two scenes in pictures that together are `size` pixels large, and the rows below; UserError if nobody can draw it.

    Without a camera of the user's own both are seen by one that shows all of each.
    """
    width, height = size[0] // 2, size[1]
    bare = tuple(replace(scene, words=replace(scene.words, caution="")) for scene in scenes)
    one, other = frame_together(bare, width, height, dpi, camera, perspective)
    titles = (scenes[0].words.title, scenes[1].words.title)
    table = laid_out(titles, rows, 2 * (width * 72.0 / dpi - _margin(one, dpi))) if rows else None
    made = Spread((one, other), table, scenes[0].words.caution, dpi)
    check_size(made.width, made.height)
    return made


def spread_sheet(page: Spread, pictures: tuple[Picture, Picture]) -> Painted:
    """The page with its two pictures."""
    return Painted(
        page.width, page.height, page.dpi, lambda painter: paint_spread(painter, page, pictures), "ivcviz comparison"
    )


def paint_spread(painter: QPainter, page: Spread, pictures: tuple[Picture, Picture]) -> None:
    """Paint the whole page."""
    points = 72.0 / page.dpi
    margin, wide, high, top = page.margin, page.width * points, page.height * points, page.plates[0].height * points
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    for number, (framed, picture) in enumerate(zip(page.plates, pictures, strict=True)):
        painter.save()
        painter.translate(number * framed.width, 0)
        paint_plate(painter, framed, picture, page.dpi)
        painter.restore()
    painter.save()
    painter.scale(1.0 / points, 1.0 / points)
    box(painter, (0.0, top, wide, high), colour("ground"))
    line(painter, [(wide / 2, margin), (wide / 2, top - margin)], "hairline")
    if page.table is None:
        words(painter, str(NO_DIFFERENCE), margin, top + _GAP, 8.0)
    else:
        paint_table(painter, page.table, margin, top + _GAP)
    foot = Rect(margin, high - _FOOT, wide - margin, high - 0.7 * margin)
    line(painter, [(foot.left, foot.top - 3.0), (foot.right, foot.top - 3.0)], "hairline", alpha=0.6)
    paint_foot(painter, replace(page.plates[0].scene.words, caution=page.caution), foot)
    painter.restore()


def _margin(framed: FramedScene, dpi: float) -> float:
    return layout_of(framed.scene, framed.width, framed.height, dpi).foot.left * 72.0 / dpi
