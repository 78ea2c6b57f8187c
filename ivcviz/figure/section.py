"""The axial section as a page: the slice with labels, readings and words of caution."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from ivcviz.figure.blocks import paint_foot, paint_header, paint_legend, rule_above_foot
from ivcviz.figure.files import Painted
from ivcviz.figure.fonts import measure, measure_bold
from ivcviz.figure.ink import box, colour, dot, line, lines_of_words, words
from ivcviz.figure.slice import SliceFrame, paint_scale, paint_slice
from ivcviz.figure.stops import paint_stops
from ivcviz.messages.numbers import mm
from ivcviz.messages.sentences import spoken
from ivcviz.scene.labels.placement import AnchoredLabel, LabelArea, PlacedLabel, place_labels
from ivcviz.scene.labels.wrapping import LINE
from ivcviz.scene.model import Label
from ivcviz.scene.page.layout import stop_size
from ivcviz.scene.section import AxialSection
from ivcviz.scene.section.page import SectionPage, section_page

_GAP = 8.0  # between blocks of words and the label columns, points
_LEVEL_PT = 15.0


def paint_section(
    painter: QPainter,
    section: AxialSection,
    width: int,
    height: int,
    dpi: float,
    *,
    transparent: bool = False,
    labels: bool = True,
) -> tuple[PlacedLabel, ...]:
    """The whole page of width × height pixels, `dpi` of them an inch; returns the labels, in points, as they were placed."""
    unit = 72.0 / dpi
    shown = section.words
    page = section_page(width * unit, height * unit, labels, section.facts, measure, bool(shown.partly), shown.stops)
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    painter.scale(dpi / 72.0, dpi / 72.0)
    if not transparent:
        box(painter, (0.0, 0.0, width * unit, height * unit), colour("ground"))
    columns = page.left.width > 0.0
    at = paint_slice(painter, section, page.frame, page.pt, named=page.labelled and not columns, ground=not transparent)
    paint_scale(painter, at, page.pt)
    placed: tuple[PlacedLabel, ...] = ()
    if page.labelled:
        placed = _blocks(painter, section, page, at)
    paint_stops(painter, section.words.stops, page.stops, stop_size(page.pt))
    rule_above_foot(painter, page.foot)
    paint_foot(painter, section.words, page.foot)
    painter.restore()
    return placed


def section_sheet(
    section: AxialSection, size: tuple[int, int], dpi: float, *, transparent: bool = False, labels: bool = True
) -> Painted:
    """The page of width × height pixels."""

    def paint(painter: QPainter) -> None:
        paint_section(painter, section, *size, dpi, transparent=transparent, labels=labels)

    return Painted(*size, dpi, paint, "ivcviz axial section", transparent)


def _blocks(painter: QPainter, section: AxialSection, page: SectionPage, at: SliceFrame) -> tuple[PlacedLabel, ...]:
    """Header, readings, legend and labels."""
    captions, head = section.words, page.header
    high = str(mm(section.level_mm)).replace("-", "−")
    aside = measure_bold(high, _LEVEL_PT)[0]
    paint_header(painter, captions, replace(head, right=head.right - aside - _GAP), page.pt, False)
    words(painter, high, head.right, head.top + LINE * _LEVEL_PT / 2, _LEVEL_PT, bold=True, align=1.0)
    if section.zone:
        under = head.top + LINE * _LEVEL_PT
        box(painter, (head.right - aside, under, head.right, under + 2.5), colour(section.zone, 0.7))
    _paint_facts(painter, page)
    if page.left.width == 0.0:
        return ()
    legend = paint_legend(painter, captions, page.legend, page.pt, upright=True, halo=False)
    placed = _placed(section, at, page, legend - _GAP)
    _paint_labels(painter, placed)
    return placed


def _paint_facts(painter: QPainter, page: SectionPage) -> None:
    for placed in page.facts:
        y = lines_of_words(painter, (str(placed.fact.name),), placed.x, placed.y, 0.9 * page.small, "quiet")
        lines_of_words(painter, placed.lines, placed.x, y, page.small)


def _placed(section: AxialSection, at: SliceFrame, page: SectionPage, bottom: float) -> tuple[PlacedLabel, ...]:
    """Labels in their columns, the right one ending where the legend begins."""
    named = [
        AnchoredLabel(Label(name.id, name.text, (), name.rank), *at.place((name.x, name.y)))
        for name in section.names
        if page.frame.holds(*at.place((name.x, name.y)))
    ]
    if section.wall is not None or section.native is not None:
        named.append(AnchoredLabel(Label("wall", _wall_words(section), (), 1), *at.place(_on_wall(section))))
    room = LabelArea(page.left, replace(page.right, bottom=bottom), page.frame, at.place(section.centre)[0])
    return place_labels(named, room, measure, page.pt)


def _wall_words(section: AxialSection) -> str:
    if section.lumens and section.wall is not None:
        return spoken("Graft")
    return spoken("Inferior vena cava") if section.wall is not None else spoken("Where the cava was")


def _on_wall(section: AxialSection) -> tuple[float, float]:
    """The wall's point towards anterior right, where least else lies."""
    wall = section.wall if section.wall is not None else section.native
    assert wall is not None
    x, y = wall[round(len(wall) * 320 / 360)]
    return float(x), float(y)


def _paint_labels(painter: QPainter, placed: tuple[PlacedLabel, ...]) -> None:
    for label in placed:
        line(painter, list(label.leader), "ground", width=1.6, alpha=0.8)
    for label in placed:
        line(painter, list(label.leader), "leader")
        dot(painter, *label.leader[-1], 1.1, "leader")
    for label in placed:
        x, align = (label.box.right, 1.0) if label.side == "left" else (label.box.left, 0.0)
        lines_of_words(painter, label.lines, x, label.box.top, label.pt, align=align)
