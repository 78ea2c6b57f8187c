"""The scales beside the body: zones with their borders, vertebral ruler, level lines, scale bar and orientation."""

import re
from dataclasses import dataclass, replace

from PySide6.QtGui import QPainter

from ivcviz.figure.fonts import measure, measure_bold
from ivcviz.figure.ink import box, colour, line, lines_of_words, words
from ivcviz.messages.sentences import Quantity, Wording, spoken
from ivcviz.scene.camera import Camera
from ivcviz.scene.labels.spacing import room_needed, spaced
from ivcviz.scene.labels.wrapping import LINE, plain
from ivcviz.scene.model import FramedScene, LevelLine, Point
from ivcviz.scene.page.layout import PageLayout, Rect

_RULER = 17.0  # names and bodies of the vertebrae, points
_BAR = 10.5  # the bar of zones
_PT = 6.5
_OFF_WORDS = 4.0  # of a level's words from what stands beside the body
_PAST_CAVA_MM = 32.0  # how far a level line runs past the cava's middle
_BARS_MM = (50.0, 20.0, 10.0, 5.0, 2.0, 1.0)
_STYLE = {"zone-border": ("hairline", None), "tumour-end": ("tumour-line", None), "cut": ("cut-line", (2.6, 1.6))}


@dataclass(frozen=True, slots=True)
class Heights:
    """Body points to the page, in points, for a camera that looks across the body's long axis."""

    framed: FramedScene
    unit: float  # points per pixel

    def place(self, point: Point) -> tuple[float, float]:
        x, y, _ = self.framed.camera.project(point, self.framed.width, self.framed.height)  # type: ignore[arg-type]
        return float(x) * self.unit, float(y) * self.unit

    def y(self, point: Point) -> float:
        return self.place(point)[1]

    @property
    def per_mm(self) -> float:
        return self.framed.height / self.framed.camera.height_mm * self.unit


def heights_mean_levels(camera: Camera) -> bool:
    """Whether superior is up on the page and nothing is foreshortened, so that a height on the page is one of the body."""
    return camera.up[2] > 0.999 and not camera.perspective


def line_heights(at: Heights, layout: PageLayout) -> tuple[float, ...]:
    """Heights on the page of the zones' borders and the level lines, which all cross the left label column."""
    if not (layout.strip.width and heights_mean_levels(at.framed.camera)):
        return ()
    levels = {round(at.y(item.point), 3) for item in at.framed.scene.level_lines}
    return tuple(sorted(levels.union(_border_heights(at))))


def _border_heights(at: Heights) -> tuple[float, ...]:
    points = [point for zone in at.framed.scene.zones for point in (zone.lower, zone.upper)]
    return tuple(sorted({round(at.y(point), 3) for point in points}))


def paint_zone_tints(painter: QPainter, at: Heights, layout: PageLayout) -> None:
    """Quiet bands behind the body and a fine line at each border across the plate; entered zones are stronger."""
    room = Rect(layout.strip.left + _RULER, layout.body.top, layout.body.right, layout.body.bottom)
    for zone in at.framed.scene.zones:
        upper, lower = (min(max(at.y(p), room.top), room.bottom) for p in (zone.upper, zone.lower))
        if lower > upper:
            box(painter, (room.left, upper, room.right, lower), colour(zone.name, 0.045 if zone.entered else 0.0))


def paint_zone_borders(painter: QPainter, at: Heights, layout: PageLayout) -> None:
    """The fine lines at the zones' borders."""
    for y in _border_heights(at):
        if layout.strip.top <= y <= layout.body.bottom:
            line(painter, [(layout.strip.left + _RULER, y), (layout.body.right, y)], "hairline", alpha=0.8)


def paint_strip(painter: QPainter, at: Heights, layout: PageLayout) -> None:
    """The margin strip: vertebrae, zones by word and tint."""
    room = Rect(layout.strip.left, layout.strip.top, layout.strip.right, layout.body.bottom)
    for mark in at.framed.scene.vertebrae:
        upper, lower = at.y(mark.upper), at.y(mark.lower)
        middle = (upper + lower) / 2
        if middle - _PT / 2 >= room.top and middle + _PT / 2 <= room.bottom:
            words(painter, mark.name, room.left + 11.5, middle, _PT, "quiet", align=1.0)
            upper, lower = max(upper, room.top), min(lower, room.bottom)
            box(painter, (room.left + 13.2, upper, room.left + 15.2, lower), colour("hairline", 0.55))
    for zone in at.framed.scene.zones:
        upper, lower = (min(max(at.y(p), room.top), room.bottom) for p in (zone.upper, zone.lower))
        if lower - upper > 1.0:
            left = room.left + _RULER
            box(painter, (left, upper, left + _BAR, lower), colour(zone.name, 0.50 if zone.entered else 0.16))
            _upright_words(
                painter,
                spoken("Zone {name}", name=zone.name),
                left + _BAR / 2,
                (upper + lower) / 2,
                lower - upper,
                zone.entered,
            )


def _upright_words(painter: QPainter, text: str, x: float, y: float, room: float, strong: bool) -> None:
    """Words that read upwards, or only the zone's numeral where the band is short."""
    size = measure_bold if strong else measure
    if size(text, _PT)[0] + 2.0 > room:
        text = text.removeprefix("Zone ")
        if measure(text, _PT)[1] <= room:
            words(painter, text, x, y, _PT, "text" if strong else "quiet", strong, align=0.5)
        return
    painter.save()
    painter.translate(x, y)
    painter.rotate(-90.0)
    words(painter, text, 0.0, 0.0, _PT, "text" if strong else "quiet", strong, align=0.5)
    painter.restore()


def paint_level_lines(painter: QPainter, at: Heights, layout: PageLayout) -> None:
    """Hairlines from the strip across the cava at the tumour's ends and the cuts, with their levels in mm."""
    left, right = layout.strip.left + _RULER + _BAR + 4.0, layout.strip.right - 6.0
    room = Rect(left, layout.strip.top, right, layout.body.bottom)
    lines = sorted(
        (item for item in at.framed.scene.level_lines if room.top <= at.y(item.point) <= room.bottom),
        key=lambda i: at.y(i.point),
    )
    for item in lines:
        x, y = at.place(item.point)
        ink, dashes = _STYLE[item.role]
        end = layout.body.right if item.role == "zone-border" else min(x + _PAST_CAVA_MM * at.per_mm, layout.body.right)
        if item.role != "zone-border" or not at.framed.scene.zones:
            line(painter, [(layout.strip.right, y), (end, y)], ink, dashes=dashes)
    above_scale = replace(room, bottom=min(room.bottom, layout.scale.top)) if layout.scale.left < room.right else room
    _level_words(painter, lines, at, above_scale, layout.strip.right, _border_heights(at))
    _lines_beside_header(painter, at, layout)


def _lines_beside_header(painter: QPainter, at: Heights, layout: PageLayout) -> None:
    """Level lines above the strip, where the header stands: across the cava alone, their words at their right end, short of
    what stands beside the body."""
    past = _PAST_CAVA_MM * at.per_mm
    edge = min(layout.reading.left, layout.right_labels.left) - _OFF_WORDS if not layout.stacked else layout.body.right
    for item in at.framed.scene.level_lines:
        x, y = at.place(item.point)
        if layout.body.top <= y < layout.strip.top:
            ink, dashes = _STYLE[item.role]
            line(painter, [(x - past, y), (x + past, y)], ink, dashes=dashes)
            start = x + past + 2.0
            text = _level_text(item.text, edge - start) or _level_text(item.text, layout.body.width)[-1:]
            start = min(start, edge - max(measure(each, _PT)[0] for each in text))
            lines_of_words(painter, text, start, y - LINE * _PT * len(text) / 2, _PT, ink, halo=True)


def _level_words(
    painter: QPainter, lines: list[LevelLine], at: Heights, room: Rect, start: float, crossing: tuple[float, ...]
) -> None:
    """The levels' words beside the strip, moved apart where lines lie close, each tied to its line."""
    texts = [_level_text(item.text, room.width) for item in lines]
    heights = [LINE * _PT * len(text) for text in texts]
    while heights and (room_needed(heights, 1.0) > room.height or not all(texts)):
        drop = next((k for k, text in enumerate(texts) if not text), len(texts) - 1)
        lines, texts, heights = ([v for k, v in enumerate(s) if k != drop] for s in (lines, texts, heights))  # type: ignore[assignment]
    places = spaced([at.y(item.point) for item in lines], heights, room.top, room.bottom, 1.0)
    for item, text, height, place in zip(lines, texts, heights, places, strict=True):
        ink, dashes = _STYLE[item.role]
        shade = "quiet" if item.role == "zone-border" else ink
        struck = any(abs(place - y) < height / 2 for y in crossing)
        lines_of_words(painter, text, room.left, place - height / 2, _PT, shade, halo=struck)
        end = room.left + max(measure(each, _PT)[0] for each in text) + 2.0
        y = at.y(item.point)
        line(painter, [(end, place), (max(end, start - 6.0), place), (start, y)], ink, dashes=dashes)


def _level_text(words: Wording, width: float) -> tuple[str, ...]:
    """The words on one line, or over their level, or only the level where the strip is narrow, or nothing."""
    text = plain(words)
    if measure(text, _PT)[0] <= width:
        return (text,)
    number = re.search(r"[-−]?\d+(?:[.,]\d+)? mm$", text)
    if number is None or measure(number.group(), _PT)[0] > width:
        return ()
    before = text[: number.start()].rstrip()
    return (before, number.group()) if measure(before, _PT)[0] <= width else (number.group(),)


def paint_scale(painter: QPainter, at: Heights, room: Rect, halo: bool) -> None:
    """A bar of 50 mm, or the longest round length that fits, and which way the patient lies."""
    if room.width < 40.0:
        return
    arm = 7.0
    wide = room.width - 2 * (arm + 9.0) - 8.0
    # In perspective a millimetre has no one length on the page.
    fits = (mm for mm in _BARS_MM if mm * at.per_mm <= wide and not at.framed.camera.perspective)
    length = next(fits, None)
    y = room.bottom - 5.0
    if length is not None:
        end = room.left + length * at.per_mm
        line(painter, [(room.left, y - 2.0), (room.left, y), (end, y), (end, y - 2.0)], "text", width=0.8)
        text = str(Quantity(length, "mm", "g"))
        half = measure(text, _PT)[0] / 2
        middle = max((room.left + end) / 2, room.left + half)
        if middle + half <= room.right - 2 * (arm + 9.0):
            words(painter, text, middle, y - 7.5, _PT, align=0.5, halo=halo)
        else:  # beside the bar, below the letters of the cross
            words(painter, text, end + 2.5, y, 6.0, halo=halo)
    _compass(painter, at.framed.camera, room.right - arm - 7.0, room.bottom - arm - 8.0, arm, halo)


def _compass(painter: QPainter, camera: Camera, x: float, y: float, arm: float, halo: bool) -> None:
    """A small cross with the patient's directions: R/L, A/P, S/I as they lie on the page."""
    for cross in ([(x - arm, y), (x + arm, y)], [(x, y - arm), (x, y + arm)]):
        if halo:
            line(painter, cross, "ground", width=2.0)
        line(painter, cross, "quiet")
    right, up = camera.right, camera.up
    for towards, dx, dy in ((right, 1, 0), (_turned(right), -1, 0), (up, 0, -1), (_turned(up), 0, 1)):
        words(
            painter,
            _direction(towards),
            x + dx * (arm + 4.5),
            y + dy * (arm + 4.5),
            7.0,
            "text",
            bold=True,
            align=0.5,
            halo=halo,
        )


def _turned(direction: tuple[float, float, float]) -> tuple[float, float, float]:
    return (-direction[0], -direction[1], -direction[2])


def _direction(towards: tuple[float, float, float]) -> str:
    """The patient's direction as letters, the strongest first: x is left, y posterior, z superior."""
    named = [(abs(v), letters[v < 0]) for v, letters in zip(towards, ("LR", "PA", "SI"), strict=True) if abs(v) > 0.35]
    return "".join(letter for _, letter in sorted(named, reverse=True))[:2]
