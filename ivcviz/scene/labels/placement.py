"""Placement of labels: two columns beside the body, in the order of what they name, with leaders that never cross.

A leader runs level from the thing it names to the edge of the body, and changes its height only in the gutter before the
column; with labels in the order of their anchors, leaders of one column cannot cross. Remaining crossings (anchors at nearly
one height, leaders of opposite columns) are found by testing every pair; then the label of higher `rank` is dropped.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ivcviz.geometry.arrays import Floats
from ivcviz.messages.sentences import say
from ivcviz.scene.labels.leaders import crossings
from ivcviz.scene.labels.spacing import room_needed, spaced, spaced_off_lines
from ivcviz.scene.labels.wrapping import LINE, Measure, plain, wrapped
from ivcviz.scene.model import Label
from ivcviz.scene.page.layout import SMALLEST_PT, Rect
from ivcviz.scene.view.picture import Picture

Side = Literal["left", "right"]
_SIDES: tuple[tuple[Side, Side], ...] = (("left", "right"), ("right", "left"))
_LEAST_PT = 5.0  # of what is always named, where there is no room for it in the smallest type of the page
_LINES = (3, 4, 5)  # of a label at most, the next where the one before cuts words off
_GAP = 3.0  # between labels of a column, points
_APART = 3.0  # between leaders at the body's edge, points
_CLEAR = 3.0  # between a label and its leader, points
_OFF_LINE = 2.0  # between a leader and a line across the plate, points
_STUB = 4.0  # level part of a leader next to its label, points
_UNEVEN = 3.0  # labels of its own height by which one side may be fuller before a label near the axis changes
_NEAR_AXIS = 0.12  # of the body's width: may change sides to even them out
_MOVABLE = 0.30  # of the body's width: may change sides when its own is full
_HIDDEN_MM = 3.0  # what lies further than this behind the picture's surface is hidden (a default)


@dataclass(frozen=True, slots=True)
class LabelArea:
    """The room for labels, in points: two columns, the body between them, its axis, where no label may stand, and the
    heights of lines that cross the left column, which labels keep off where they can."""

    left: Rect
    right: Rect
    body: Rect
    axis: float
    forbidden: tuple[Rect, ...] = ()
    lines: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class AnchoredLabel:
    """A label and the point on the page that its leader ends on."""

    label: Label
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A label's lines in their box, and its leader from the text to the anchor."""

    label: Label
    lines: tuple[str, ...]
    pt: float
    side: Side
    box: Rect
    leader: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    named: AnchoredLabel
    lines: tuple[str, ...]
    pt: float
    width: float
    height: float

    @property
    def unimportance(self) -> tuple[bool, int, str]:
        return _unimportance(self.named.label)


def sight(picture: Picture, projected: Floats) -> NDArray[np.int_]:
    """Visibility of projected points (n, 3) (pixel x, pixel y, depth in mm): 0 hidden or nothing drawn there,
    1 in front of an opaque surface or where only something translucent is drawn, 2 on the surface."""
    height, width = picture.depth.shape
    column, row = np.floor(projected[:, 0]).astype(int), np.floor(projected[:, 1]).astype(int)
    inside = (column >= 0) & (column < width) & (row >= 0) & (row < height)
    column, row = np.clip(column, 0, width - 1), np.clip(row, 0, height - 1)
    nearer = picture.depth[row, column] - projected[:, 2]  # -inf where nothing opaque is drawn
    seen = inside & (picture.rgba[row, column, 3] > 0) & (nearer <= _HIDDEN_MM)
    return np.where(seen, np.where(nearer >= -_HIDDEN_MM, 2, 1), 0)


def seen(
    labels: Sequence[Label],
    project: Callable[[Floats], Floats],
    sight: Callable[[Floats], NDArray[np.int_]],
    body: Rect,
    unit: float,
    lines: Sequence[float] = (),
) -> tuple[AnchoredLabel, ...]:
    """Place each label at the anchor that is best visible inside the body; labels without a visible anchor are left out, or
    say that what they name lies behind, where it is always named.

    `project` takes body points (n, 3) to pixels and depth, `sight` grades the projected ones (0 hidden, higher better),
    `unit` is one pixel in the page's units. Of anchors seen alike, one off the heights of `lines` is preferred, so that no
    leader runs along a line, then one off the heights of the other anchors, so that none runs over another's end.
    """
    anchors = [point for label in labels for point in label.anchors]
    if not anchors:
        return ()
    projected = project(np.array(anchors, float))
    inside = iter(zip(sight(projected).tolist(), (projected[:, :2] * unit).tolist(), strict=True))
    found: list[AnchoredLabel] = []
    for label in labels:
        best, place = (0, False, False), (0.0, 0.0)
        hidden: tuple[bool, float, float] | None = None  # the first anchor, and whether that is only too near the page's edge
        for grade, (x, y) in (next(inside) for _ in label.anchors):
            free = _is_off(y, lines), _is_off(y, [other.y for other in found])
            held = body.holds(x, y)
            rating = (grade if held else 0, *free)
            if rating > best:
                best, place = rating, (x, y)
            if hidden is None or (grade and not hidden[0]):
                hidden = bool(grade), x, y
        if best[0]:
            found.append(AnchoredLabel(label, *place))
        elif label.always and hidden is not None:
            at = min(max(hidden[1], body.left), body.right), min(max(hidden[2], body.top), body.bottom)
            found.append(AnchoredLabel(label if hidden[0] else _behind(label), *at))
    return tuple(found)


def _behind(label: Label) -> Label:
    brief = say("{what} (behind)", what=label.brief) if label.brief else ""
    return replace(label, text=say("{what} (behind)", what=label.text), brief=brief)


def _is_off(y: float, heights: Sequence[float]) -> bool:
    return all(abs(y - height) >= _OFF_LINE for height in heights)


def place_labels(named: Sequence[AnchoredLabel], room: LabelArea, measure: Measure, pt: float) -> tuple[PlacedLabel, ...]:
    """Place labels in their columns, top to bottom, left column first; where room is short, the highest ranks are left out.

    `measure(text, pt)` gives width and height in points. The same input always gives the same places. Where something that
    is always named would be left out, it is tried by its brief name, smaller, and then alone.
    """
    worded = sorted((item for item in named if plain(item.label.text)), key=lambda n: (n.label.rank, n.label.id))
    must = [item for item in worded if item.label.always]
    best = _placed_all(worded, room, measure, pt)
    for tried, size in ((worded, pt), (worded, min(pt, SMALLEST_PT)), (must, min(pt, SMALLEST_PT)), (must, _LEAST_PT)):
        if _named_always(best) == len(must):
            break
        found = _placed_all([_in_brief(item) for item in tried], room, measure, size)
        best = max(best, found, key=_named_always)
    return best


def _named_always(placed: Sequence[PlacedLabel]) -> int:
    return sum(label.label.always for label in placed)


def _in_brief(named: AnchoredLabel) -> AnchoredLabel:
    return replace(named, label=replace(named.label, text=named.label.brief)) if named.label.brief else named


def _placed_all(worded: Sequence[AnchoredLabel], room: LabelArea, measure: Measure, pt: float) -> tuple[PlacedLabel, ...]:
    pieces = [_piece(item, room, measure, pt) for item in worded]
    sides = _on_sides(pieces, room)
    _fit(sides, room)
    turned = set[str]()
    while True:
        placed = [*_column(sides["left"], "left", room), *_column(sides["right"], "right", room)]
        bad = _conflicts(placed, room)
        if not bad:
            return tuple(placed)
        worst = max(bad, key=lambda p: _unimportance(p.label))
        going = next(piece for piece in sides[worst.side] if piece.named.label is worst.label)
        sides[worst.side].remove(going)
        other: Side = "right" if worst.side == "left" else "left"
        if worst.label.always and worst.label.id not in turned and _used([*sides[other], going]) <= _of(room, other).height:
            turned.add(worst.label.id)
            sides[other].append(going)


def _unimportance(label: Label) -> tuple[bool, int, str]:
    return (not label.always, label.rank, label.id)


def _piece(named: AnchoredLabel, room: LabelArea, measure: Measure, pt: float) -> _Piece:
    """A label in three lines, or more before a word is cut off; a word too long for the column makes its label smaller."""
    width = min(room.left.width, room.right.width)
    longest = max(measure(word, pt)[0] for word in str(named.label.text).split() or [""])
    if longest > width:
        pt = max(min(pt, SMALLEST_PT), pt * width / longest * 0.99)
    lines: tuple[str, ...] = ()
    for most in _LINES:
        lines = wrapped(named.label.text, width, pt, measure, most)
        if not lines or not lines[-1].endswith("…"):
            break
    return _Piece(named, lines, pt, max((measure(line, pt)[0] for line in lines), default=0.0), LINE * pt * len(lines))


def _on_sides(pieces: list[_Piece], room: LabelArea) -> dict[Side, list[_Piece]]:
    """Assign each label to its anchor's side; labels nearest to the axis change sides to balance the columns."""
    sides: dict[Side, list[_Piece]] = {"left": [], "right": []}
    for piece in pieces:
        sides["left" if piece.named.x < room.axis else "right"].append(piece)
    near = _NEAR_AXIS * room.body.width
    for own, other in _SIDES:
        for piece in sorted(sides[own], key=lambda p: (abs(p.named.x - room.axis), p.unimportance)):
            uneven = _used(sides[own]) - _used(sides[other]) > _UNEVEN * piece.height
            fits = _used([*sides[other], piece]) <= _of(room, other).height
            if abs(piece.named.x - room.axis) < near and uneven and fits:
                sides[own].remove(piece)
                sides[other].append(piece)
    return sides


def _fit(sides: dict[Side, list[_Piece]], room: LabelArea) -> None:
    """Reduce the columns until they fit: labels near the axis change sides if there is room, else the highest rank goes."""
    for side, other in (*_SIDES, _SIDES[0]):
        while sides[side] and _used(sides[side]) > _of(room, side).height:
            movable = [
                p
                for p in sides[side]
                if abs(p.named.x - room.axis) < _MOVABLE * room.body.width
                and _used([*sides[other], p]) <= _of(room, other).height
            ]
            if movable:
                going = min(movable, key=lambda p: (abs(p.named.x - room.axis), p.unimportance))
                sides[other].append(going)
            else:
                going = max(sides[side], key=lambda p: p.unimportance)
            sides[side].remove(going)


def _used(pieces: list[_Piece]) -> float:
    return room_needed([piece.height for piece in pieces], _GAP)


def _of(room: LabelArea, side: Side) -> Rect:
    return room.left if side == "left" else room.right


def _column(pieces: list[_Piece], side: Side, room: LabelArea) -> list[PlacedLabel]:
    pieces = sorted(pieces, key=lambda p: (p.named.y, p.named.x, p.named.label.id))
    column = _of(room, side)
    heights = [piece.height for piece in pieces]
    anchors = [piece.named.y for piece in pieces]
    lines = room.lines if side == "left" else ()
    centres = spaced_off_lines(anchors, heights, column.top, column.bottom, _GAP, lines)
    runs = spaced(anchors, [0.0] * len(pieces), room.body.top, room.body.bottom, _APART)
    return [_placed(piece, side, room, y, run) for piece, y, run in zip(pieces, centres, runs, strict=True)]


def _placed(piece: _Piece, side: Side, room: LabelArea, y: float, run: float) -> PlacedLabel:
    column = _of(room, side)
    if side == "left":
        box = Rect(column.right - piece.width, y - piece.height / 2, column.right, y + piece.height / 2)
        start, away, edge = column.right + _CLEAR, _STUB, room.body.left
    else:
        box = Rect(column.left, y - piece.height / 2, column.left + piece.width, y + piece.height / 2)
        start, away, edge = column.left - _CLEAR, -_STUB, room.body.right
    leader = ((start, y), (start + away, y), (edge, run), (piece.named.x, piece.named.y))
    return PlacedLabel(piece.named.label, piece.lines, piece.pt, side, box, leader)


def _conflicts(placed: list[PlacedLabel], room: LabelArea) -> list[PlacedLabel]:
    """Labels whose leaders cross, and labels that stand where none may."""
    crossing = {k for pair in crossings([p.leader for p in placed]) for k in pair}
    return [p for k, p in enumerate(placed) if k in crossing or any(p.box.overlaps(rect) for rect in room.forbidden)]
