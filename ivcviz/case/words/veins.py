"""Renal veins: how far each is involved, that they are free, a course behind the aorta, one vein more.

A side is never guessed: in a run of sides and lengths what is written first says how the run is read (`runs`), and a run that
ends with half a pair is refused.
"""

import re
from typing import Any, get_args

from ivcviz.anatomy.specification import Side
from ivcviz.case.document import Involved
from ivcviz.case.words.lengths import in_mm
from ivcviz.case.words.phrases import NUMBER, SIDE, Phrase, pattern
from ivcviz.case.words.runs import Item, Run, run_at
from ivcviz.fields.declaration import declared
from ivcviz.messages.sentences import Message, say

_SIDES: tuple[Side, ...] = get_args(Side)
_SHORT: dict[str, Side] = {"rrv": "right", "lrv": "left"}
_RENAL_VEIN = r"(?:main )?renal veins?"
_INVOLVED = r"involved|involvement|involves|invaded|invades|invasion|infiltrated|infiltrates|infiltration|affected|affects"
_JOINING = (
    rf"of|the|on|in|into|along|for|by|over|up|to|is|-|are|a|an|it|length|distance|about|with|reaches|reaching|extends|extending|"
    rf"growing|grows|tumour|first|initial|{_INVOLVED}|mouth|ostium|its"
)
_SIDE_ITEM = pattern(
    rf"(?:the )?(?:(?P<short>rrv|lrv)|(?P<side>{SIDE}|both)(?: side)?"
    rf"(?P<vein> {_RENAL_VEIN}| veins?\b|(?: main)? renal\b(?! (?:artery|function|vein)))?"
    rf"(?(vein)|(?= (?:[-0-9,]|and\b|is\b|by\b|over\b|for\b|{_INVOLVED})| ?$)))"
)
_NOT_AFTER_LENGTH = (
    r"(?! (?:x|-|−|to|up|upwards?|down|until|till|below|under|beneath|above|wide|thick|long|in diameter|°|%|by [0-9])(?= |$)"
    r"| (?:inferior|caudal|caudad|distal|superior|cranial|cephalad|cephalic|proximal))"
)
_LENGTH_ITEM = pattern(rf"(?P<number>{NUMBER})(?: (?P<unit>mm|cm))?{_NOT_AFTER_LENGTH}")
_WITHIN = re.compile(r"(?:^| )(?:within|near|beside) $")  # before a length: no involvement
_TOWARDS = re.compile(r"(?:^| )(?:to|towards?) $")  # a side: of the body, not of a vein
_MASS = re.compile(r" (?:lesion|mass|tumour)\b")
_BETWEEN = re.compile(rf" (?:(?:{_JOINING}) )*")
_FROM_OSTIUM = pattern(r" (?:from|beyond) (?:its|the|their) (?:ostium|ostia|orifice|mouth|origin)(?: (?:on|involved))?")
_NEXT_UNIT = re.compile(
    rf" (?:,|and|, and) (?:the )?(?:{SIDE})(?: {_RENAL_VEIN})?(?: (?:{_JOINING}))* {NUMBER} (?P<unit>mm|cm)\b"
)
_RESPECTIVELY = pattern(
    rf"(?:the )?(?P<one>{SIDE}) and (?:the )?(?P<other>{SIDE})(?: renal)? veins?(?: (?:{_JOINING}))* "
    rf"(?P<first>{NUMBER})(?: (?P<first_unit>mm|cm))? and (?P<second>{NUMBER}) (?P<unit>mm|cm) ?,? ?respectively"
)
_RESPECTIVELY_OF = pattern(
    rf"(?P<first>{NUMBER})(?: (?P<first_unit>mm|cm))? and (?P<second>{NUMBER}) (?P<unit>mm|cm) (?:(?:{_JOINING}) )*"
    rf"(?P<one>{SIDE}) and (?:the )?(?P<other>{SIDE})(?: renal)? veins? ?,? ?respectively"
)
_HEADING = re.compile(
    rf"(?:both |the |bilateral )?{_RENAL_VEIN}(?: (?:are|is|{_INVOLVED}))*(?= (?:, )?(?:on the |the )?(?:{SIDE}|[0-9]))"
)
_FREE_WORD = (
    r"(?:(?:is|are|remains?|appears?|both) )*"
    r"(?:(?:patent and )?(?:tumour )?free|clear|spared|uninvolved|unaffected|none|nil"
    rf"|(?:patent and )?not (?:{_INVOLVED}))(?: (?:of|from)(?: the)? tumour)?"
)
_BOTH = rf"(?:(?:both|the|bilateral|the two|right and left|left and right) )*{_RENAL_VEIN}"
_FREE = pattern(
    rf"{_BOTH} {_FREE_WORD}"
    rf"|(?:no|without|absent) (?:bilateral )?renal (?:vein|veins|venous) (?:{_INVOLVED})"
    rf"|(?:no|without) (?:{_INVOLVED}) of (?:the |both |either |any |of )*renal veins?"
    rf"|neither(?: of the)? renal veins? (?:is )?(?:{_INVOLVED})"
)
_FREE_SIDE = pattern(
    rf"(?:the )?(?P<one>{SIDE}|rrv|lrv)(?: {_RENAL_VEIN})? {_FREE_WORD}"
    rf"|(?:no|without) (?P<two>{SIDE}) renal vein (?:{_INVOLVED})"
    rf"|(?:no|without) (?:{_INVOLVED}) of the (?P<three>{SIDE}) {_RENAL_VEIN}"
)
_AORTIC = r"(?P<{0}>retro|pre) ?aortic(?: course)?"
_COURSE = pattern(
    rf"(?:a )?{_AORTIC.format('before')}(?: of)?(?: the)? (?:left )?(?:renal vein|lrv)"
    rf"|(?:(?:the|his|her) )?(?:left (?:renal )?vein|lrv)(?: (?:is|has|with|runs|passes|lies|takes|courses|a))*"
    rf" (?:{_AORTIC.format('behind')}|(?P<runs>behind|in front of) the aorta)"
)
_MORE = r"(?:accessory|second|additional|supernumerary|extra)"
_ACCESSORY = pattern(
    rf"(?:an? |one )?{_MORE} (?P<one>{SIDE})(?: sided)? renal vein|(?:an? )?(?P<two>{SIDE}) {_MORE} renal vein"
    rf"|(?:two|2) (?P<three>{SIDE}) renal veins|(?:an? )?{_MORE} renal vein(?: on)?(?: the)?(?: (?P<four>{SIDE})(?: side)?)?"
)
_CIRCUMAORTIC = pattern(r"circum ?aortic(?: (?:left )?renal vein)?|(?:left renal vein|lrv) (?:is )?circum ?aortic")
_BOUNDS = declared(Involved)["length_mm"].bounds


def involved_at(text: str, start: int) -> Phrase | None:
    """Sides and involved lengths in turn."""
    return _respectively(text, start) or _in_turn(text, start)


def heading_at(text: str, start: int) -> Phrase | None:
    """ "Renal veins" before their sides and lengths."""
    found = _HEADING.match(text, start)
    return None if found is None else Phrase(found.end())


def free_at(text: str, start: int) -> Phrase | None:
    """Renal veins that are not involved."""
    found = _FREE.match(text, start)
    if found:
        return Phrase(found.end(), {"involved_mm": dict.fromkeys(_SIDES, 0.0)})
    found = _FREE_SIDE.match(text, start)
    if found is None:
        return None
    side = found["one"] or found["two"] or found["three"]
    named = side in _SHORT or "vein" in found[0]
    return Phrase(found.end(), {"involved_mm": {_SHORT.get(side, side): 0.0}}, names_subject=named)


def course_at(text: str, start: int) -> Phrase | None:
    """The left renal vein's course past the aorta."""
    found = _COURSE.match(text, start)
    if found is None:
        circum = _CIRCUMAORTIC.match(text, start)
        problem = say("A circumaortic left renal vein is two veins: add the retro-aortic one under renal veins.")
        return None if circum is None else Phrase(circum.end(), problem=problem)
    behind = "retro" in (found["before"], found["behind"]) or found["runs"] == "behind"
    return Phrase(found.end(), {"left_course": "retro-aortic" if behind else "pre-aortic"})


def accessory_at(text: str, start: int) -> Phrase | None:
    """One renal vein more on a side."""
    found = _ACCESSORY.match(text, start)
    if found is None:
        return None
    side = next((found[name] for name in ("one", "two", "three", "four") if found[name]), None)
    if side is None:
        return Phrase(found.end(), problem=say("On which side?"))
    return Phrase(found.end(), {"accessory": (side,)})


def _respectively(text: str, start: int) -> Phrase | None:
    found = _RESPECTIVELY.match(text, start) or _RESPECTIVELY_OF.match(text, start)
    if found is None or found["one"] == found["other"]:
        return None
    first = in_mm(found["first"], found["first_unit"] or found["unit"])
    return _involved(found.end(), {found["one"]: first, found["other"]: in_mm(found["second"], found["unit"])}, True)


def _in_turn(text: str, start: int) -> Phrase | None:
    run = run_at(text, start, _SIDE_ITEM, _LENGTH_ITEM, _BETWEEN)
    if run is None:
        return None
    if run.pairs is None:
        return Phrase(run.end, problem=say("Which length is of which side?"), unpaired=True)
    if _WITHIN.search(text, 0, start):
        return Phrase(run.end, problem=say("Is this how far the tumour lies from the vein, or how far it has grown into it?"))
    if not _names_veins(run) and (_TOWARDS.search(text, 0, start) or _MASS.match(text, run.end)):
        return Phrase(run.end, problem=say("Which vein is meant? Name it: the right or the left renal vein."))
    units = [length["unit"] for _, length in run.pairs]
    behind = _NEXT_UNIT.match(text, run.end)
    unit = next((known for known in units[::-1] if known), behind["unit"] if behind else None)
    if unit is None:
        return Phrase(run.end, problem=say("Is this length in millimetres or centimetres? Write the unit."))
    lengths: dict[str, float] = {}
    for place, (side, length) in enumerate(run.pairs):
        known = next((known for known in units[place:] if known), unit)
        mm = in_mm(length["number"], known)
        for name in _sides_of(side):
            if lengths.setdefault(name, mm) != mm:
                return Phrase(run.end, problem=_two_lengths(name))
    ostium = _FROM_OSTIUM.match(text, run.end)
    return _involved(ostium.end() if ostium else run.end, lengths, _names_veins(run))


def _sides_of(side: Item) -> tuple[Side, ...]:
    if side["short"]:
        return (_SHORT[side["short"]],)
    return tuple(known for known in _SIDES if side["side"] in (known, "both"))


def _names_veins(run: Run) -> bool:
    return any(side["short"] or side["vein"] for side, _ in run.pairs or ())


def _involved(end: int, lengths: dict[str, float], names_subject: bool) -> Phrase:
    values: dict[str, Any] = {"involved_mm": lengths}
    outside = not all(_BOUNDS.holds(length) for length in lengths.values())
    problem = say("The involved length must be {allowed}.", allowed=_BOUNDS.words) if outside else None
    return Phrase(end, values, problem, names_subject)


def _two_lengths(side: str) -> Message:
    if side == "right":
        return say("Two lengths are given for the right renal vein.")
    return say("Two lengths are given for the left renal vein.")
