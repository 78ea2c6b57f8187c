"""The blocks of words on the plate: header, zone reading, legend, foot. Each returns where its words end, in points."""

from PySide6.QtGui import QPainter

from ivcviz.figure.fonts import measure, measure_bold
from ivcviz.figure.ink import box, colour, line, lines_of_words, words
from ivcviz.messages import caution
from ivcviz.messages.sentences import Wording
from ivcviz.scene.labels.wrapping import LINE, elided, plain, wrapped
from ivcviz.scene.model import Captions, ZoneBand
from ivcviz.scene.page.layout import Rect, caution_is_short

_TITLE, _SMALL, _READING, _FOOT = 11.5, 7.0, 15.0, 6.0  # points
_SMALLEST = 6.0
_ROW = 10.0  # of the legend, points
_SWATCH = 6.5
_MOST_OF_ORIGINS = 7  # lines that what was measured may take


def paint_header(painter: QPainter, captions: Captions, room: Rect, label_pt: float, halo: bool) -> float:
    """Title, subtitle, stage, what of the body was measured and what is done (whole or not at all) from the top left down."""
    small = max(_SMALLEST, _SMALL * label_pt / 8.0)
    size = _fitted_size(captions.title, room.width, _TITLE * label_pt / 8.0)
    most = 2 if room.height > 3.2 * LINE * size else 1
    y = lines_of_words(
        painter, wrapped(captions.title, room.width, size, measure_bold, most), room.left, room.top, size, bold=True, halo=halo
    )
    y += 1.5
    stage = wrapped(captions.stage, room.width, small, measure, 2)  # which always stands; the subtitle where there is room
    subtitle = wrapped(captions.subtitle, room.width, small, measure, 3)
    if captions.subtitle and y + 1.5 + LINE * small * (len(subtitle) + len(stage)) <= room.bottom + 1.0:
        y = lines_of_words(painter, subtitle, room.left, y, small, "quiet", halo=halo)
    y = lines_of_words(painter, stage, room.left, y + 1.5, small, "text", halo=halo)
    for origins in captions.origins:
        lines = wrapped(origins, room.width, small, measure, _MOST_OF_ORIGINS)
        if not lines[-1].endswith("…") and y + LINE * small * len(lines) <= room.bottom + 1.0:
            y = lines_of_words(painter, lines, room.left, y + 1.5, small, "quiet", halo=halo) + 1.5
            break
    sentence = wrapped(captions.sentence, room.width, small, measure, 6)
    if captions.sentence and y + LINE * small * len(sentence) <= room.bottom + 1.0:
        y = lines_of_words(painter, sentence, room.left, y, small, "quiet", halo=halo)
    return y


def paint_reading(
    painter: QPainter, captions: Captions, zones: tuple[ZoneBand, ...], room: Rect, label_pt: float, halo: bool
) -> float:
    """The zone reading: its first line large, the rest small, beside a bar in the tints of the zones entered."""
    if not captions.reading:
        return room.top
    left, small = room.left + 7.0, max(_SMALLEST, _SMALL * label_pt / 8.0)
    wide = room.right - left
    size, heading = fitted_heading(captions.reading[0], wide, _READING * label_pt / 8.0)
    y = lines_of_words(painter, heading, left, room.top, size, bold=True, halo=halo)
    y += 1.0
    for text in captions.reading[1:]:
        lines = wrapped(text, wide, small, measure, 3)
        if y + LINE * small * len(lines) > room.bottom:
            break
        y = lines_of_words(painter, lines, left, y, small, "quiet", halo=halo) + 1.2
    _zone_bar(painter, [zone.name for zone in zones if zone.entered], Rect(room.left, room.top + 2.0, room.left + 2.5, y))
    return y


def paint_legend(painter: QPainter, captions: Captions, room: Rect, label_pt: float, upright: bool, halo: bool) -> float:
    """Swatches with their words: one under the other from the bottom (`upright`), or in rows; returns where they begin."""
    pt = max(_SMALLEST, _SMALL * label_pt / 8.0)
    if upright:
        rows = [[entry] for entry in captions.legend][: int(room.height / _ROW)]
    else:
        rows = _rows(captions.legend, room, pt)[: int(room.height / _ROW)]
    top = room.bottom - _ROW * len(rows)
    for k, row in enumerate(rows):
        x, middle = room.left, top + _ROW * (k + 0.5)
        for tint, text in row:
            half = _SWATCH / 2
            box(painter, (x, middle - half, x + _SWATCH, middle + half), colour(tint), "hairline", radius=1.0)
            free = room.right - x - _SWATCH - 4.0
            size = next((share * pt for share in (1.0, 0.9, 0.8) if measure(plain(text), share * pt)[0] <= free), 0.8 * pt)
            words(painter, elided(plain(text), free, size, measure), x + _SWATCH + 4.0, middle, size, "quiet", halo=halo)
            x += _entry_width(text, pt)
    return top


def paint_foot(painter: QPainter, captions: Captions, room: Rect) -> None:
    """The words of caution, once and small, on as few lines as they need; smaller still only on a thumbnail."""
    said = caution.SHORT if caution_is_short(room.width) else captions.caution
    for pt in (_FOOT, 5.0, 4.0, 3.0):
        most = max(1, int((room.height + 0.5) / (LINE * pt)))
        lines = wrapped(said, room.width, pt, measure, most)
        if not lines or not lines[-1].endswith("…"):
            break
    if lines:
        top = room.bottom - LINE * pt * len(lines)
        lines_of_words(painter, lines, room.left, top, pt, "quiet")


def rule_above_foot(painter: QPainter, room: Rect) -> None:
    """The hairline that sets the foot apart."""
    line(painter, [(room.left, room.top - 3.0), (room.right, room.top - 3.0)], "hairline", alpha=0.6)


def _fitted_size(text: Wording, width: float, pt: float) -> float:
    """`pt`, or less (down to six tenths) where the text would not fit on one line."""
    needed = measure_bold(plain(text), pt)[0]
    return pt if needed <= width else max(pt * 0.6, _SMALLEST, pt * width / needed)


def fitted_heading(text: Wording, width: float, pt: float) -> tuple[float, tuple[str, ...]]:
    """The largest size, `pt` or less, at which the zone is read whole, and its lines: one, or where that were small up to
    three."""
    for share, most in ((1.0, 1), (0.8, 1), (0.7, 2), (0.6, 2), (0.5, 2), (0.5, 3), (0.4, 3), (0.3, 3)):
        lines = wrapped(text, width, pt * share, measure_bold, most)
        if not any(line.endswith("…") for line in lines):
            break
    return pt * share, lines


def _zone_bar(painter: QPainter, entered: list[str], room: Rect) -> None:
    """Entered zones from the lowest at the bottom to the highest on top, as they lie in the body."""
    for k, name in enumerate(entered):
        step = room.height / len(entered)
        bottom = room.bottom - k * step
        box(painter, (room.left, bottom - step, room.right, bottom), colour(name, 0.7))


def _entry_width(text: Wording, pt: float) -> float:
    return _SWATCH + 4.0 + measure(plain(text), pt)[0] + 12.0


def _rows(legend: tuple[tuple[str, Wording], ...], room: Rect, pt: float) -> list[list[tuple[str, Wording]]]:
    """The legend broken into rows that fit the room's width."""
    rows: list[list[tuple[str, Wording]]] = [[]]
    x = 0.0
    for entry in legend:
        wide = _entry_width(entry[1], pt)
        if rows[-1] and x + wide - 12.0 > room.width:
            rows.append([])
            x = 0.0
        rows[-1].append(entry)
        x += wide
    return rows
