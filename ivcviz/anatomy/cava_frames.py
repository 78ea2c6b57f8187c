"""Frames other than the body's that a centreline may have been written in: how to bring it over, and what to say of it."""

from dataclasses import dataclass

from ivcviz.anatomy.cava_place import Line, first_of_course, lies_off_origin
from ivcviz.anatomy.specification import Row, Sex
from ivcviz.messages.sentences import Message, say

MOVE = say(
    "subtract the height and depth of the confluence and the midline's left coordinate from every row, "
    "so that it begins at height 0 and posterior 0"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame by the signs of its axes (height, left, posterior) against the body's."""

    signs: Row
    looks: Message  # follows "is"
    turn: Message | None  # what brings its axes over; None where they are the body's


# The likelier before the rarer.
FRAMES = (
    Frame((1.0, 1.0, 1.0), say("in a scanner's coordinates (its course fits LPS)"), None),
    Frame(
        (1.0, -1.0, -1.0),
        say("in RAS by its course (right and anterior positive)"),
        say("turn the signs of left and posterior"),
    ),
    Frame(
        (1.0, -1.0, 1.0),
        say("the mirror image of a cava"),
        say("turn the sign of left, if sides were exchanged; a cava that truly lies left is not drawn here"),
    ),
    Frame((1.0, 1.0, -1.0), say("turned front to back"), say("turn the sign of posterior")),
    Frame((-1.0, 1.0, 1.0), say("upside down"), say("count heights from the confluence up")),
)


def brought_over(rows: Line, frame: Frame, sex: Sex) -> Line:
    """The rows in the body's frame, their first one at the confluence."""
    turned = [(frame.signs[0] * z, frame.signs[1] * x, frame.signs[2] * y) for z, x, y in rows]
    if frame.signs[0] < 0:
        turned.reverse()
    (z0, x0, y0) = turned[0]
    by = x0 - first_of_course(sex) if lies_off_origin(rows[0]) else 0.0
    return tuple((z - z0, x - by, y - y0) for z, x, y in turned)
