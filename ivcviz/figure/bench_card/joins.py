"""Where the pieces of a pattern that no sheet can hold are glued to one another: lines, words and register crosses."""

from ivcviz.figure.bench_card.ground import BODY, DASHED, FINE, Box, Ground
from ivcviz.figure.bench_card.layout import JOIN_MM, OVERLAP_MM, Tile
from ivcviz.messages.sentences import spoken

Neighbours = dict[tuple[int, int], int]  # (block, piece): the sheet it is on


def mark_joins(ground: Ground, tile: Tile, sheets: Neighbours) -> None:
    """A piece's strips of overlap: the next piece is glued over this one, which was glued over the one before."""
    left, top, right, bottom = tile.window
    before, above, after, below = tile.joined

    def where(piece: int) -> str:
        return spoken("piece {piece} (sheet {sheets})", piece=piece, sheets=sheets[id(tile.block), piece])

    if above:
        _cut(
            ground,
            (left, top, right, top),
            spoken("piece {piece}: cut on the dashed line, glue onto {where}", piece=tile.piece, where=where(above)),
        )
        _crosses(ground, (left, top, right, top + OVERLAP_MM))
    if before:
        _cut(
            ground,
            (left, bottom, left, top),
            spoken("piece {piece}: cut on the dashed line, glue onto {where}", piece=tile.piece, where=where(before)),
        )
        _crosses(ground, (left, top, left + OVERLAP_MM, bottom))
    if below:
        _strip(
            ground, (left, bottom, right, bottom), spoken("glue {where} over this strip, cross on cross", where=where(below))
        )
        _crosses(ground, (left, bottom - OVERLAP_MM, right, bottom))
    if after:
        _strip(ground, (right, bottom, right, top), spoken("glue {where} over this strip, cross on cross", where=where(after)))
        _crosses(ground, (right - OVERLAP_MM, top, right, bottom))


def _cut(ground: Ground, edge: Box, text: str) -> None:
    """The edge that is cut, from the left or from below, with its words outside."""
    x0, y0, x1, y1 = edge
    upright = x0 == x1
    ground.line([(x0, y0), (x1, y1)], FINE, dashes=DASHED)
    away = JOIN_MM / 2
    middle = (x0 - away, (y0 + y1) / 2) if upright else ((x0 + x1) / 2, y0 - away)
    ground.words(text, middle, BODY, align=0.5, turn=90.0 if upright else 0.0)


def _strip(ground: Ground, edge: Box, text: str) -> None:
    """The strip that is glued over: a line where the other's edge comes to lie, and its words outside."""
    x0, y0, x1, y1 = edge
    upright = x0 == x1
    aside, down = (OVERLAP_MM, 0.0) if upright else (0.0, OVERLAP_MM)
    ground.line([(x0 - aside, y0 - down), (x1 - aside, y1 - down)], FINE, "quiet", DASHED)
    away = JOIN_MM / 2
    middle = (x0 + away, (y0 + y1) / 2) if upright else ((x0 + x1) / 2, y0 + away)
    ground.words(text, middle, BODY, align=0.5, turn=90.0 if upright else 0.0)


def _crosses(ground: Ground, strip: Box) -> None:
    """Two register crosses in a strip of overlap, near its ends."""
    left, top, right, bottom = strip
    wide = right - left > bottom - top
    for share in (0.07, 0.93):
        x = left + (share if wide else 0.5) * (right - left)
        y = top + (0.5 if wide else share) * (bottom - top)
        ground.line([(x - 2.5, y), (x + 2.5, y)])
        ground.line([(x, y - 2.5), (x, y + 2.5)])
