"""The size of the mass: three sides in a row, with their axes or without, or each side with its axis.

Length is craniocaudal (CC), width transverse (TR), depth anteroposterior (AP). Three sides without axes are taken in this
order.
"""

import re
from collections.abc import Sequence

from ivcviz.case.document import Tumour
from ivcviz.case.words.lengths import in_mm, may_be_cm
from ivcviz.case.words.phrases import LENGTH, NUMBER, Phrase, one_of, pattern
from ivcviz.case.words.runs import run_at
from ivcviz.case.words.tokens import tokens_of
from ivcviz.errors import UserError
from ivcviz.fields.declaration import declared
from ivcviz.messages.sentences import Message, Wording, listed, say

LENGTH_AXIS, WIDTH_AXIS, DEPTH_AXIS = "length", "width", "depth"
AXES = (LENGTH_AXIS, WIDTH_AXIS, DEPTH_AXIS)
AXIS_WORDS: dict[str, Wording] = {
    LENGTH_AXIS: say("length (craniocaudal)"),
    WIDTH_AXIS: say("width (transverse)"),
    DEPTH_AXIS: say("depth (anteroposterior)"),
}
_AXIS = {
    **dict.fromkeys(("craniocaudal", "cranio caudal", "craniocaudally", "cc", "si", "superoinferior"), LENGTH_AXIS),
    **dict.fromkeys(("length", "long", "longitudinal", "longitudinally", "in length", "height"), LENGTH_AXIS),
    **dict.fromkeys(("transverse", "transversely", "transversal", "tr", "trv", "tv", "lr", "left right"), WIDTH_AXIS),
    **dict.fromkeys(("width", "wide", "in width", "mediolateral"), WIDTH_AXIS),
    **dict.fromkeys(
        ("anteroposterior", "antero posterior", "anteroposteriorly", "ap", "depth", "deep", "in depth"), DEPTH_AXIS
    ),
    **dict.fromkeys(("sagittal", "thick", "thickness"), DEPTH_AXIS),
}
_OF_AXIS = rf"(?:{one_of(_AXIS)})"
_BY = r"(?:x|by)"
_SIDE = rf"(?:{_OF_AXIS} )?{NUMBER}(?: (?:mm|cm))?(?: (?:in )?{_OF_AXIS}(?! {_BY} {_OF_AXIS}))?(?: (?:mm|cm))?"
_IN_A_ROW = pattern(
    rf"(?:(?P<before>{_OF_AXIS} {_BY} {_OF_AXIS} {_BY} {_OF_AXIS}) )?"
    rf"(?P<sides>{_SIDE}(?: {_BY} {_SIDE})+)"
    rf"(?: (?:in )?(?P<behind>{_OF_AXIS} {_BY} {_OF_AXIS} {_BY} {_OF_AXIS}))?"
)
_PARTS = re.compile(
    rf"(?:(?P<lead>{_OF_AXIS}) )?(?P<number>{NUMBER})(?: (?P<unit>mm|cm))?"
    rf"(?: (?:in )?(?P<axis>{_OF_AXIS}))?(?: (?P<after>mm|cm))?"
)
_AXIS_ITEM = pattern(
    rf"(?:in (?:the )?)?(?P<axis>{_OF_AXIS})(?: (?:diameter|dimension|extent|direction|axis|plane|size|length|width|depth))?"
)
_LENGTH_ITEM = pattern(rf"(?P<number>{NUMBER}) (?P<unit>mm|cm)")
_BETWEEN = re.compile(r" (?:(?:in|of|is|and|about|measures|measuring|the) )*")
_TUMOUR = r"(?:tumour|mass|lesion|leiomyosarcoma|sarcoma)"
_ACROSS = r"(?:(?:maximal|maximum|max|largest|greatest|longest) )?(?:diameter|dimension|size)"
_NOT_MORE = rf"(?! (?:(?:x|by|of|in|into|along|right|left|both|to|below|above|{_OF_AXIS})\b|-|−))"
_LEAD = rf"(?:(?:of|is|measures|measuring|size|sized|about|in|with|a|{_ACROSS}) )*"
_ONE = pattern(
    rf"{_TUMOUR} {_LEAD}{LENGTH}(?: (?:in )?{_ACROSS})?{_NOT_MORE}"
    rf"|{_ACROSS} (?:(?:of|is|about) )*{LENGTH}{_NOT_MORE}"
    rf"|{LENGTH} (?:in )?{_ACROSS}{_NOT_MORE}"
    rf"|{LENGTH} (?:large |wide |long |big )?{_TUMOUR}"
)
_MASS = declared(Tumour)["mass_mm"].bounds


def size_at(text: str, start: int, in_millimetres: bool = False) -> Phrase | None:
    """Sides in a row: 85 x 50 x 45 mm. Where they must be `in_millimetres`, decimals without a unit are not asked about."""
    found = _IN_A_ROW.match(text, start)
    if found is None:
        return None
    sides = list(_PARTS.finditer(found["sides"]))
    axes = _axes_of(found, [side["lead"] or side["axis"] for side in sides])
    units = [side["unit"] or side["after"] or "" for side in sides]
    if in_millimetres and not any(units):
        units[-1] = "mm"
    problem = _cannot_be_a_size([side["number"] for side in sides], units, axes)
    if problem is not None or axes is None:
        return Phrase(found.end(), problem=problem, names_subject=False)
    lengths = [in_mm(side["number"], _unit_of(i, units)) for i, side in enumerate(sides)]
    return Phrase(found.end(), {"axes": dict(zip(axes, lengths, strict=True))}, _outside(lengths), names_subject=False)


def side_at(text: str, start: int) -> Phrase | None:
    """Sides each with its axis: 9 cm craniocaudal, 5 cm transverse."""
    run = run_at(text, start, _AXIS_ITEM, _LENGTH_ITEM, _BETWEEN)
    if run is None:
        return None
    if run.pairs is None:
        return Phrase(run.end, problem=say("Which length is of which axis?"), unpaired=True)
    axes = {_AXIS[axis["axis"]]: in_mm(length["number"], length["unit"]) for axis, length in run.pairs}
    if len(axes) < len(run.pairs):
        return Phrase(run.end, problem=say("The same axis is given twice."), names_subject=False)
    return Phrase(run.end, {"axes": axes}, _outside(list(axes.values())), names_subject=False)


def one_side_at(text: str, start: int) -> Phrase | None:
    """A single diameter of the mass, which is not enough."""
    found = _ONE.match(text, start)
    problem = say("One diameter is not enough: the mass is length × width × depth.")
    return None if found is None else Phrase(found.end(), problem=problem)


def parse_size(text: str) -> tuple[float, float, float]:
    """The sides of a mass, mm, that a text names; millimetres where it gives no unit. UserError for anything else."""
    plain = " ".join(token.plain for token in tokens_of(text))
    phrase = size_at(plain, 0, in_millimetres=True)
    axes = {} if phrase is None or phrase.end < len(plain) else phrase.values.get("axes", {})
    if phrase is not None and phrase.problem is not None and phrase.end == len(plain):
        raise UserError(phrase.problem)
    if set(axes) != set(AXES):
        raise UserError(say("“{text}” is not a size in millimetres, such as 90x50x40.", text=text.strip()[:40]))
    return axes[LENGTH_AXIS], axes[WIDTH_AXIS], axes[DEPTH_AXIS]


def missing_axes(axes: Sequence[str]) -> Message:
    """Ask for the sides of the mass that are not given."""
    return say("The mass needs its {missing} as well.", missing=listed(AXIS_WORDS[axis] for axis in AXES if axis not in axes))


def _axes_of(found: re.Match[str], named: list[str | None]) -> list[str] | None:
    """The axes of the sides in a row; None where they are not clear."""
    whole = found["before"] or found["behind"]
    if whole and any(named):
        return None
    listed_axes = re.split(rf" {_BY} ", whole) if whole else [axis for axis in named if axis]
    axes = [_AXIS[axis] for axis in listed_axes] or list(AXES[: len(named)])
    return axes if len(axes) == len(named) == len(set(axes)) else None


def _cannot_be_a_size(numbers: list[str], units: list[str], axes: list[str] | None) -> Message | None:
    if axes is None:
        return say("Which length is of which axis?") if len(numbers) <= len(AXES) else say("A mass has three sides.")
    if not any(units) and may_be_cm(*numbers, decimals_alone=False):
        return say("Are these millimetres or centimetres? Write the unit.")
    if len(numbers) < len(AXES) and axes == list(AXES[: len(numbers)]):
        return say("A third side is missing: the mass is length × width × depth.")
    return None


def _unit_of(place: int, units: list[str]) -> str:
    """The unit of a side: its own, else that of the next side with one, else of the one before."""
    return next((unit for unit in (*units[place:], *units[place::-1]) if unit), "mm")


def _outside(lengths: list[float]) -> Message | None:
    if all(_MASS.holds(length) for length in lengths):
        return None
    return say("A side of the mass must be {allowed}.", allowed=_MASS.words)
