"""Whether a typed centreline and its widths can be a cava's, and if they cannot, what they look like.

Plain arithmetic on the tables of the reference body: every edit of a case asks. Body coordinates: x left, y posterior, z
superior, mm, the origin on the midline at the iliac confluence. Rows of a centreline are (z, x, y), as in the document.
"""

from functools import lru_cache
from math import inf
from statistics import median

from ivcviz.anatomy import cava_limits as lim
from ivcviz.anatomy.cava_frames import FRAMES, MOVE, brought_over
from ivcviz.anatomy.cava_place import Doubt, Line, begins, doubt_in_body, from_course, lies_off_origin
from ivcviz.anatomy.specification import Sex
from ivcviz.messages.sentences import Quantity, say

_CENTIMETRE, _METRE = 10.0, 1000.0
_CLEARLY_NEARER, _ABOUT_AS_NEAR = 0.5, 1.5


@lru_cache(maxsize=16)
def centreline_doubt(rows: Line, sex: Sex) -> Doubt | None:
    """What is wrong with a centreline whose heights rise; None where it can be a cava's."""
    length = rows[-1][0] - rows[0][0]
    if not lim.LENGTH.holds(length):
        return _of_wrong_length(length)
    doubt = doubt_in_body(rows, sex)
    return None if doubt is None else _looks_like(rows, sex) or doubt


def section_doubt(rows: Line) -> Doubt | None:
    """What is wrong with widths along the cava, rows of (level, transverse, anteroposterior)."""
    wide = median((transverse + deep) / 2 for _, transverse, deep in rows)
    if lim.WIDTH.holds(wide):
        return None
    values = {"wide": Quantity(wide, "mm"), "source": lim.WIDTH_SOURCE}
    found = say("{wide} wide in its middle row, which no cava is ({source})", **values)
    if lim.WIDTH.holds(wide * _CENTIMETRE):
        found = say("{wide} wide in its middle row, a tenth of a cava ({source}): it looks like centimetres", **values)
    elif lim.WIDTH.holds(wide * _METRE):
        found = say("{wide} wide in its middle row, a thousandth of a cava ({source}): it looks like metres", **values)
    return Doubt(found, say("write millimetres; {allowed} is taken for a cava's", allowed=lim.WIDTH.words))


def _of_wrong_length(length: float) -> Doubt:
    values = {"length": Quantity(length, "mm"), "source": lim.LENGTH_SOURCE}
    if lim.LENGTH.holds(length * _CENTIMETRE):
        found = say("{length} long, a tenth of a cava ({source}): it looks like centimetres", **values)
    elif lim.LENGTH.holds(length * _METRE):
        found = say("{length} long, a thousandth of a cava ({source}): it looks like metres", **values)
    elif length < lim.LENGTH.least:
        found = say("{length} long, too short for a cava ({source})", **values)
    else:
        found = say("{length} long, too long for a cava ({source})", **values)
    return Doubt(found, say("write its rows in millimetres from the confluence up; {a} is taken", a=lim.LENGTH.words))


def _looks_like(rows: Line, sex: Sex) -> Doubt | None:
    """What the line looks like: the likeliest frame in which it would be a cava's, clearly nearer to the reference's."""
    astray = lies_off_origin(rows[0])
    enough = inf if astray else _CLEARLY_NEARER * from_course(rows, sex)
    fitting = [
        (from_course(line, sex), frame)
        for frame in FRAMES
        if (astray or frame.turn) and doubt_in_body(line := brought_over(rows, frame, sex), sex) is None
    ]
    nearest = min((far for far, _ in fitting), default=inf)
    if nearest >= enough:
        return None
    frame = next(frame for far, frame in fitting if far <= _ABOUT_AS_NEAR * nearest)
    if not astray:
        return Doubt(frame.looks, frame.turn or MOVE)
    found = say("{looks}: {begins}, not at the confluence", looks=frame.looks, begins=begins(rows[0]))
    return Doubt(found, say("{turn}, then {move}", turn=frame.turn, move=MOVE) if frame.turn else MOVE)
