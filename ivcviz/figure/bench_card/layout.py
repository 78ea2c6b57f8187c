"""Blocks onto sheets: each where it first fits; one that no sheet can hold is cut into tiles that overlap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Protocol

from ivcviz.errors import UserError
from ivcviz.figure.bench_card.ground import Box, Ground
from ivcviz.messages.sentences import say

OVERLAP_MM = 10.0
JOIN_MM = 5.0  # room beside a tile for the words that say how it is joined
_GAP_MM = 7.0
_MOST_SHEETS = 20


class Block(Protocol):
    """Something that is drawn as a whole: `box` is what it takes, mm, in its own coordinates; `uncut` are stretches of its
    height and of its width that a join should leave whole."""

    @property
    def box(self) -> Box: ...

    @property
    def uncut(self) -> tuple[tuple[float, float], ...]: ...

    def paint(self, ground: Ground) -> None: ...


@dataclass(frozen=True, slots=True)
class Tile:
    """A window of a block; `joined` holds the number of the piece that is joined on each side (left, top, right, bottom),
    0 where there is none."""

    block: Block
    window: Box
    joined: tuple[int, int, int, int] = (0, 0, 0, 0)
    piece: int = 1

    @property
    def size(self) -> tuple[float, float]:
        left, top, right, bottom = self.window
        a, b, c, d = (JOIN_MM * bool(side) for side in self.joined)
        return right - left + a + c, bottom - top + b + d

    @property
    def whole(self) -> bool:
        return not any(self.joined)


@dataclass(frozen=True, slots=True)
class PlacedTile:
    """A tile with its top left corner (the words of its joins included) on a sheet's room, mm."""

    tile: Tile
    x: float
    y: float


def laid_out(blocks: Sequence[Block], room: tuple[float, float]) -> list[list[PlacedTile]]:
    """What stands on each sheet. UserError for what would take more sheets than anyone glues."""
    sheets: list[list[PlacedTile]] = []
    for tile in (tile for block in blocks for tile in _tiles(block, room)):
        for sheet in sheets:
            place = _free_place(tile, sheet, room)
            if place is not None:
                sheet.append(PlacedTile(tile, *place))
                break
        else:
            sheets.append([PlacedTile(tile, 0.0, 0.0)])
        if len(sheets) > _MOST_SHEETS:
            raise UserError(
                say(
                    "the patterns need more than {most} sheets of this paper: write a .dxf for a cutter.",
                    most=_MOST_SHEETS,
                )
            )
    return sheets


def _free_place(tile: Tile, sheet: list[PlacedTile], room: tuple[float, float]) -> tuple[float, float] | None:
    """The highest free place, right of a block or below it, the one farthest left if there are several."""
    places = [(p.x + p.tile.size[0] + _GAP_MM, p.y) for p in sheet] + [(p.x, p.y + p.tile.size[1] + _GAP_MM) for p in sheet]
    for x, y in sorted(places, key=lambda place: (place[1], place[0])):
        width, height = tile.size
        inside = x + width <= room[0] + 1e-6 and y + height <= room[1] + 1e-6
        if inside and not any(_overlap((x, y), (width, height), other) for other in sheet):
            return x, y
    return None


def _overlap(place: tuple[float, float], size: tuple[float, float], other: PlacedTile) -> bool:
    gap, (x, y), (width, height) = _GAP_MM - 1e-6, place, other.tile.size
    beside = x >= other.x + width + gap or other.x >= x + size[0] + gap
    apart = y >= other.y + height + gap or other.y >= y + size[1] + gap
    return not (beside or apart)


def _tiles(block: Block, room: tuple[float, float]) -> Iterator[Tile]:
    left, top, right, bottom = block.box
    columns = _stretches(left, right, room[0], ())
    rows = _stretches(top, bottom, room[1], block.uncut)
    many = len(columns)
    for i, (upper, lower) in enumerate(rows):
        for j, (first, last) in enumerate(columns):
            piece = i * many + j + 1
            sides = (
                (piece - 1) * (j > 0),
                (piece - many) * (i > 0),
                (piece + 1) * (j < many - 1),
                (piece + many) * (i < len(rows) - 1),
            )
            yield Tile(block, (first, upper, last, lower), sides, piece)


def _stretches(low: float, high: float, room: float, uncut: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
    """The stretch as a whole, or in the fewest pieces that overlap, about equally long."""
    if high - low <= room:
        return [(low, high)]
    most = room - 2 * JOIN_MM
    count = ceil((high - low - OVERLAP_MM) / (most - OVERLAP_MM))
    even = (high - low + (count - 1) * OVERLAP_MM) / count
    pieces, start = [], low
    for k in range(1, count + 1):
        least = high - (count - k) * (most - OVERLAP_MM)  # what the pieces after this one can take
        wanted = low + k * (even - OVERLAP_MM) + OVERLAP_MM
        stop = high if k == count else _clear_of(wanted, least, start + most, uncut)
        pieces.append((start, stop))
        start = stop - OVERLAP_MM
    return pieces


def _clear_of(wanted: float, least: float, most: float, uncut: tuple[tuple[float, float], ...]) -> float:
    """The nearest end of a piece whose overlap leaves every uncut stretch whole; the wanted one where there is none."""

    def clear(stop: float) -> bool:
        return all(stop - OVERLAP_MM >= last or stop <= first for first, last in uncut)

    ends = [wanted, *(first for first, _ in uncut), *(last + OVERLAP_MM for _, last in uncut)]
    possible = [stop for stop in ends if least <= stop <= most and clear(stop)]
    return min(possible, key=lambda stop: abs(stop - wanted)) if possible else min(max(wanted, least), most)
