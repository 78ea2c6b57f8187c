"""Where in the body a centreline runs, and what of it cannot be: off the origin, the spine, the midline, the aorta, kinked.

Body coordinates: x left, y posterior, z superior, mm. Rows are (z, x, y), as in the document.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import acos, ceil, degrees, dist, hypot, sqrt

from ivcviz.anatomy import cava_limits as lim
from ivcviz.anatomy import reference
from ivcviz.anatomy.landmarks import scale_of
from ivcviz.anatomy.specification import Row, Sex
from ivcviz.messages.numbers import whole, whole_mm
from ivcviz.messages.sentences import Message, Wording, say

Line = tuple[Row, ...]
_STEP = 5.0  # along a line, between the places that are asked
_COURSE = tuple((z, -right, back) for z, right, back, _, _ in reference.CAVA)
_TO_SPINE = tuple(
    ((low + high) / 2, behind) for (_, low, high), (_, behind) in zip(reference.VERTEBRAE, reference.CAVA_TO_SPINE, strict=True)
)
_HERE = say("write it in the body's frame (left and posterior positive, the origin on the midline at the confluence)")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why rows cannot be a cava's: `found` follows "is", `remedy` says what to write."""

    found: Wording
    remedy: Wording


def doubt_in_body(rows: Line, sex: Sex) -> Doubt | None:
    """The first thing wrong with the place of a line of a cava's length."""
    if lies_off_origin(rows[0]):
        return Doubt(say("not begun at the confluence: {begins}", begins=begins(rows[0])), _HERE)
    k = scale_of(sex)
    line = _points(rows, reference.CAVOATRIAL_JUNCTION * k)
    return _off_course(line, k) or _aside(line) or _through_aorta(line, k) or _kinked(line)


def lies_off_origin(first: Row) -> bool:
    """Whether a first row does not lie at the confluence, which is at height 0 and posterior 0, near the midline."""
    z, x, y = first
    return not (lim.FROM_ORIGIN.holds(z) and lim.FROM_ORIGIN.holds(y) and abs(x) <= -lim.ASIDE.least)


def begins(first: Row) -> Message:
    """Where a line begins, in words."""
    z, x, y = first
    return say("its first row lies at height {z}, left {x}, posterior {y}", z=whole_mm(z), x=whole_mm(x), y=whole_mm(y))


def from_course(rows: Line, sex: Sex) -> float:
    """How far a line lies from the reference body's cava, mm (root mean square)."""
    k = scale_of(sex)
    line = _points(rows, reference.CAVOATRIAL_JUNCTION * k)
    return sqrt(sum(dist(point[1:], _at(_COURSE, point[0], k)) ** 2 for point in line) / len(line))


def first_of_course(sex: Sex) -> float:
    """The reference cava's place beside the midline at the confluence, x in mm."""
    return _COURSE[0][1] * scale_of(sex)


def _points(rows: Line, top_mm: float) -> Line:
    """Points (z, x, y) every 5 mm along a line, up to where the atrium begins in the reference body."""
    found: list[Row] = []
    over = 0.0  # how far along its piece the next point lies
    for before, after in pairwise(rows):
        length = dist(before, after)
        for n in range(max(0, ceil((length - over) / _STEP))):
            share = (over + n * _STEP) / length
            found.append(_between(before, after, share))
        over = (over - length) % _STEP
    return tuple(point for point in (*found, rows[-1]) if point[0] <= top_mm)


def _between(before: Row, after: Row, share: float) -> Row:
    z, x, y = (a + share * (b - a) for a, b in zip(before, after, strict=True))
    return z, x, y


def _at(table: tuple[tuple[float, ...], ...], z: float, k: float) -> tuple[float, ...]:
    """The values of a reference table at a height of a body of scale k; held beyond its ends."""
    z = min(max(z / k, table[0][0]), table[-1][0])
    after = next(i for i, row in enumerate(table) if row[0] >= z)
    low, high = table[max(after - 1, 0)], table[after]
    share = 0.0 if high is low else (z - low[0]) / (high[0] - low[0])
    return tuple(k * (a + share * (b - a)) for a, b in zip(low[1:], high[1:], strict=True))


def _off_course(line: Line, k: float) -> Doubt | None:
    """Behind the front of the vertebral bodies, or far in front of them."""
    for z, _, y in line:
        course, to_spine = _at(_COURSE, z, k)[1], _at(_TO_SPINE, z, k)[0]
        behind, before = y - course - to_spine, course - y
        at = {"height": whole_mm(z), "source": lim.SPINE_SOURCE}
        if behind > lim.BEHIND_SPINE:
            words = say(
                "{far} behind the front of the spine at height {height} (a cava lies {source})", far=whole_mm(behind), **at
            )
            return Doubt(words, _HERE)
        if before > lim.BEFORE_COURSE:
            words = say(
                "{far} in front of the spine at height {height} (a cava lies {source})", far=whole_mm(before + to_spine), **at
            )
            return Doubt(words, _HERE)
    return None


def _aside(line: Line) -> Doubt | None:
    """Left of the midline, in part or as a whole, or far right of it."""
    z, x, _ = max(line, key=lambda point: point[1])
    values = {"far": whole_mm(x), "height": whole_mm(z), "source": lim.ASIDE_SOURCE}
    if x > lim.ASIDE.greatest:
        found = say("{far} left of the midline at height {height}, where the aorta lies (a cava lies {source})", **values)
        return Doubt(found, say("check left and right; a left-sided or double cava, or one pushed across, is not drawn here"))
    z, x, _ = min(line, key=lambda point: point[1])
    if x < lim.ASIDE.least:
        values |= {"far": whole_mm(-x), "height": whole_mm(z)}
        return Doubt(say("{far} right of the midline at height {height} (a cava lies {source})", **values), _HERE)
    return None


def _through_aorta(line: Line, k: float) -> Doubt | None:
    """Through the aorta as it is drawn: beside the midline as in the reference body, in front of a spine that follows."""
    for z, x, _ in line:
        if z < reference.AORTA[0][0] * k:
            continue
        aside, across = _at(reference.AORTA, z, k)
        behind = _at(_TO_SPINE, z, k)[0] - across / 2 - reference.AORTA_TO_SPINE * k
        apart = hypot(x - aside, behind)
        if apart < across / 2 + lim.CLEAR_OF_AORTA:
            found = say(
                "in the aorta at height {height}, {apart} from its middle (a cava lies {source})",
                height=whole_mm(z),
                apart=whole_mm(apart),
                source=lim.AORTA_SOURCE,
            )
            return Doubt(found, _HERE)
    return None


def _kinked(line: Line) -> Doubt | None:
    """Bent at one place as no vein bends."""
    reach = round(lim.BEND_REACH / _STEP)
    bends = [(_bend(*line[i - reach : i + reach + 1 : reach]), line[i]) for i in range(reach, len(line) - reach)]
    sharpest, place = max(bends, default=(0.0, line[0]))
    if lim.BEND.holds(sharpest):
        return None
    found = say(
        "kinked by {bend}° at height {height} ({measured}° at the most over {reach} in bodies that were read)",
        bend=whole(sharpest),
        measured=whole(lim.MEASURED_BEND),
        height=whole_mm(place[0]),
        reach=whole_mm(lim.BEND_REACH),
    )
    return Doubt(found, say("check the rows there; a bend of {bend}° at the most is drawn", bend=whole(lim.BEND.greatest)))


def _bend(below: Row, here: Row, above: Row) -> float:
    """The angle between the ways to and from a place, degrees."""
    one = [b - a for a, b in zip(below, here, strict=True)]
    two = [b - a for a, b in zip(here, above, strict=True)]
    along = sum(a * b for a, b in zip(one, two, strict=True)) / (hypot(*one) * hypot(*two))
    return degrees(acos(min(1.0, max(-1.0, along))))
