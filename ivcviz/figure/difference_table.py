"""The table of what two plans differ in, laid out in columns of a page: places first, then ink. Measures are points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPainter

from ivcviz.figure.fonts import measure, measure_bold
from ivcviz.figure.ink import line, lines_of_words
from ivcviz.messages.sentences import spoken
from ivcviz.scene.labels.wrapping import LINE, wrapped
from ivcviz.teaching.comparison import ComparisonRow
from ivcviz.teaching.facts import Group

_PT, _HEAD_PT = 7.0, 7.5
_BLOCK = 400.0  # the narrowest that a block of the table's four columns may be
_GUTTER = 22.0  # between blocks
_CELL_GAP = 8.0
_SHARES = (0.27, 0.27, 0.27, 0.19)  # of a block's width: what, in one, in the other, difference
_ROW_GAP, _GROUP_GAP = 2.6, 7.0
_MOST = 12  # lines of a cell


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the table: a group's name, or a row's four cells broken into lines; and the group it belongs to."""

    cells: tuple[tuple[str, ...], ...]
    group: Group
    heads: bool = False

    @property
    def height(self) -> float:
        lines = max(len(cell) for cell in self.cells)
        return LINE * _PT * lines + (_GROUP_GAP if self.heads else _ROW_GAP)


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of each block from left to right, under one head; `height` is that of the tallest block."""

    titles: tuple[str, str]
    blocks: tuple[tuple[_Line, ...], ...]
    width: float

    @property
    def block_width(self) -> float:
        return (self.width + _GUTTER) / len(self.blocks) - _GUTTER

    @property
    def head(self) -> tuple[tuple[str, ...], ...]:
        widths = _widths(self.block_width)
        texts = ("", *self.titles, spoken("difference"))
        return tuple(wrapped(text, wide, _HEAD_PT, measure_bold, 3) for text, wide in zip(texts, widths, strict=True))

    @property
    def head_height(self) -> float:
        return LINE * _HEAD_PT * max(len(cell) for cell in self.head) + 4.0

    @property
    def height(self) -> float:
        return self.head_height + max(sum(item.height for item in block) for block in self.blocks)


def laid_out(titles: tuple[str, str], rows: Sequence[ComparisonRow], width: float) -> Table:
    """The rows in as many blocks as the width holds, the blocks as even as whole rows allow."""
    count = max(1, int((width + _GUTTER) / (_BLOCK + _GUTTER)))
    widths = _widths((width + _GUTTER) / count - _GUTTER)
    bands = list(_bands(rows, widths))
    least = sum(item.height for band in bands for item in band) / count
    blocks = _flowed(bands, least)
    while len(blocks) > count:
        least += LINE * _PT
        blocks = _flowed(bands, least)
    return Table(titles, tuple(tuple(block) for block in blocks), width)


def paint_table(painter: QPainter, table: Table, left: float, top: float) -> None:
    """Paint the table with its top left corner there; the painter's unit is a point."""
    for number, block in enumerate(table.blocks):
        x, y = left + number * (table.block_width + _GUTTER), top
        _paint_cells(painter, table.head, x, y, table.block_width, _HEAD_PT, bold=True)
        y += table.head_height
        line(painter, [(x, y - 2.0), (x + table.block_width, y - 2.0)], "quiet")
        for item in block:
            if item.heads:
                y += _GROUP_GAP - 1.5
                lines_of_words(painter, item.cells[0], x, y, _PT, bold=True)
                y += item.height - _GROUP_GAP + 1.5
                continue
            _paint_cells(painter, item.cells, x, y, table.block_width, _PT)
            y += item.height
            line(painter, [(x, y - 0.5 * _ROW_GAP), (x + table.block_width, y - 0.5 * _ROW_GAP)], "hairline", alpha=0.5)


def _widths(block: float) -> tuple[float, ...]:
    return tuple(share * block - _CELL_GAP for share in _SHARES)


def _bands(rows: Sequence[ComparisonRow], widths: tuple[float, ...]) -> Iterator[list[_Line]]:
    """What is not parted by a block's end: a row, and with the first of a group the group's name."""
    group = None
    for row in rows:
        texts = (row.what, row.one_words, row.other_words, row.difference)
        cells = tuple(wrapped(text, wide, _PT, measure, _MOST) for text, wide in zip(texts, widths, strict=True))
        band = [_Line(cells, row.group)]
        if row.group != group:
            band.insert(0, _heading(row.group))
        group = row.group
        yield band


def _heading(group: Group, again: bool = False) -> _Line:
    words = spoken("{group} (continued)", group=group.words) if again else str(group)
    return _Line(((words,),), group, heads=True)


def _flowed(bands: list[list[_Line]], height: float) -> list[list[_Line]]:
    """The bands one under the other in blocks of at most this height, at least one band in each."""
    blocks: list[list[_Line]] = [[]]
    used = 0.0
    for band in bands:
        size = sum(item.height for item in band)
        if blocks[-1] and used + size > height + 1e-6:
            blocks.append([] if band[0].heads else [_heading(band[0].group, again=True)])
            used = sum(item.height for item in blocks[-1])
        blocks[-1] += band
        used += size
    return blocks


def _paint_cells(
    painter: QPainter, cells: tuple[tuple[str, ...], ...], x: float, y: float, width: float, pt: float, bold: bool = False
) -> None:
    inks = ("quiet", "text", "text", "text")
    for cell, share, ink in zip(cells, _SHARES, inks, strict=True):
        lines_of_words(painter, cell, x, y, pt, ink, bold)
        x += share * width
