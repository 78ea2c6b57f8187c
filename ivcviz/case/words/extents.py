"""Extents: two levels ("from 2 cm below the renal veins to 172 mm"), one end alone, the reach into an iliac vein or the
atrium, and bland thrombus."""

import re
from dataclasses import replace
from typing import Any

from ivcviz.case.document import LevelRef
from ivcviz.case.words.lengths import length_mm, may_be_cm
from ivcviz.case.words.levels import Level, away_from, level_at, out_of_reach
from ivcviz.case.words.phrases import LENGTH, NUMBER, SIDE, Phrase, pattern
from ivcviz.fields.limits import LEVEL, OFFSET
from ivcviz.messages.sentences import Message, say

_FROM = re.compile(
    r"(?:extends |extending |reaches |reaching |starts |starting |begins )?(?:from|at) |between |starts |begins |"
)
_TO = pattern(
    r" (?:and )?(?:(?:upwards?|downwards?|cranially|caudally|up|down) )?"
    r"(?:(?:extends |extending |reaches |reaching |ends )?(?:to|at)|until|till|through|as far as|into|-|−)| and ends(?: at)?"
)
_AND = pattern(r" and")
_ILIAC = rf"(?:the )?(?P<side>{SIDE}) (?:(?:common )?iliac vein|civ)"
_INTO = r"(?:in|into|within|along|down|of)"
_IN_ILIAC = pattern(rf" {_INTO} {_ILIAC}")
_REACH = r"(?:(?:extends|extending|reaches|reaching|grows|growing|continues|extension|extent|involves|involving) )?"
_ILIAC_LENGTH = pattern(rf"{_REACH}(?:for )?(?P<length>{LENGTH}) (?:extension |down )?{_INTO} {_ILIAC}(?: involved)?")
_ILIAC_ALONE = pattern(
    rf"{_REACH}(?:down )?(?:{_INTO} )?{_ILIAC}(?: (?:is )?(?:reached|involved))?(?: (?:(?:for|by|over) (?P<length>{LENGTH})))?"
)
_ATRIUM = pattern(
    rf"(?:(?P<length>{LENGTH}) )?(?P<reach>extends |extending |reaches |reaching |grows |up |growing |)"
    rf"(?P<into>into|to|in)? ?(?:the )?right atrium(?: (?:for|by|over) (?P<behind>{LENGTH}))?"
)
_END = pattern(
    r"(?P<upper>upper|superior|cranial)?(?P<lower>lower|inferior|caudal)? ?(?:end|extent|border|limit|pole)"
    r"(?: of the (?:tumour|mass|lesion))?(?: (?:is|lies|at))*"
)
_UP_TO = pattern(
    r"(?P<upper>(?:reaches |reaching |extends |extending )?(?:up|upwards?|cranially) to)|(?P<lower>down(?:wards?)? to)"
)
_CAVA = pattern(r"(?:inferior )?vena cava(?: inferior)?")
_TIP = pattern(
    r"(?:a )?(?:(?:free )?floating|free) (?:tumour )?(?:tip|tongue|end)"
    r"(?: (?:reaches|reaching|extends|extending|lies|is|up|which|that))*(?P<to> (?:to|at))?"
)
_ENDS = re.compile(r"$| ,")  # "from 2 cm below the renal veins to 3 cm above", and no other place follows
_UNITLESS = re.compile(rf"(?:^| ){NUMBER} (?:above|below|superior|inferior|cranial|caudal|distal|proximal)\b")
_IN_CM = re.compile(r" cm\b")
_SIZED = re.compile(r"(?:^| )(?:measur(?:es|ing|ed)|sized?|dimensions|diameter|mass|lesion|of) $")
_REGION = pattern(
    r"(?:(?:infra|supra|juxta|inter|para)renal|(?:retro|intra|supra|infra|sub)hepatic)(?: (?:segment|portion|part))?"
    r"|(?:lower|middle|upper) (?:segment|third|part)(?: of the)?(?= (?:ivc|inferior vena cava|cava)\b)"
)
_THROMBUS = pattern(r"bland (?:caval )?thrombus(?: (?:below|above|beside|in|of|the|it|tumour|ivc|cava|lumen|reaches|extends))*")


def extent_at(text: str, start: int) -> Phrase | None:
    """Two levels, in whichever order."""
    found = _pair_at(text, start)
    if found is None:
        return None
    end, one, other, side = found
    problem = _cannot_mean(one, other)
    if _UNITLESS.search(text, start, end) and _IN_CM.search(text, start, end):
        problem = problem or say("Which unit has the length that is written without one?")
    if one.bare and other.bare and _SIZED.search(text, 0, start) and text.startswith(one.bare, start):
        problem = say("Is this a size, or from which level to which the tumour reaches?")
    joint = _TO.match(text, end)
    third = None if joint is None else level_at(text, joint.end() + 1)
    if third is not None:
        return Phrase(third.end, problem=say("Which two of these levels are meant?"), unpaired=True)
    if problem is not None or one.ref is None or other.ref is None:
        return Phrase(end, problem=problem, names_subject=False)
    return Phrase(end, {"ends": (one.ref, other.ref), **side}, names_subject=False)


def thrombus_at(text: str, start: int) -> Phrase | None:
    """Bland thrombus with its two levels."""
    named = _THROMBUS.match(text, start)
    if named is None:
        return None
    extent = extent_at(text, named.end() + 1)
    if extent is None:
        return Phrase(named.end(), problem=say("From which level to which?"), unpaired=True)
    if extent.problem or "iliac_side" in extent.values:
        return Phrase(
            extent.end, problem=extent.problem or say("A bland thrombus in an iliac vein has no place in a plan here.")
        )
    return Phrase(extent.end, {"thrombus": extent.values["ends"]})


def one_end_at(text: str, start: int) -> Phrase | None:
    """The upper or the lower end alone."""
    found = _END.match(text, start) or _UP_TO.match(text, start)
    if found is None or not (found["upper"] or found["lower"]):
        return None
    level = level_at(text, found.end() + 1)
    if level is None:
        return None
    problem = _problem_of(level)
    if level.bare and (found.re is _UP_TO or "extent" in found[0]):
        problem = say("Is this a length, or a level? Write from where to where.")
    if problem is not None or level.ref is None:
        return Phrase(level.end, problem=problem)
    return Phrase(level.end, {"upper" if found["upper"] else "lower": level.ref})


def cava_at(text: str, start: int) -> Phrase | None:
    """The cava by its whole name."""
    found = _CAVA.match(text, start)
    return None if found is None else Phrase(found.end())


def region_at(text: str, start: int) -> Phrase | None:
    """A stretch of the cava by its name, which gives no level."""
    found = _REGION.match(text, start)
    return None if found is None else Phrase(found.end(), problem=say("From which level to which?"))


def tip_at(text: str, start: int) -> Phrase | None:
    """The level to which the tumour lies free in the lumen."""
    found = _TIP.match(text, start)
    if found is None:
        return None
    level = level_at(text, found.end() + 1)
    if level is None or (level.bare and not found["to"]):
        return Phrase(found.end() if level is None else level.end, problem=say("To which level?"), unpaired=True)
    problem = _problem_of(level)
    return Phrase(level.end, {} if problem is not None else {"tip": level.ref}, problem)


def iliac_at(text: str, start: int) -> Phrase | None:
    """The common iliac vein that is reached, and how far."""
    found = _ILIAC_LENGTH.match(text, start) or _ILIAC_ALONE.match(text, start)
    if found is None:
        return None
    values: dict[str, Any] = {"iliac_side": found["side"]}
    if found["length"]:
        values["lower"] = LevelRef(-length_mm(found["length"]))
        if not LEVEL.holds(values["lower"].offset_mm):
            return Phrase(found.end(), problem=out_of_reach(found["length"], LEVEL))
    return Phrase(found.end(), values)


def atrium_at(text: str, start: int) -> Phrase | None:
    """The reach to the right atrium, or so far into it."""
    found = _ATRIUM.match(text, start)
    if found is None or not (found["reach"] or found["length"]):
        return None
    length = found["length"] or found["behind"]
    if length is None and found["into"] in ("into", "in"):
        return Phrase(found.end(), problem=say("How many millimetres beyond the cavoatrial junction?"))
    if length is not None and found["into"] not in ("into", "in"):
        return None
    return Phrase(found.end(), {"upper": LevelRef(length_mm(length or "0"), "cavoatrial-junction")})


def _pair_at(text: str, start: int) -> tuple[int, Level, Level, dict[str, Any]] | None:
    """Two levels with "to" between them; where they end, both, and the iliac vein that one of them lies in."""
    lead = _FROM.match(text, start)
    assert lead is not None  # it may be empty
    one = level_at(text, lead.end())
    if one is None:
        return None
    iliac = _IN_ILIAC.match(text, one.end)
    joint = (_AND if lead[0] == "between " else _TO).match(text, iliac.end() if iliac else one.end)
    other = None if joint is None else level_at(text, joint.end() + 1)
    if other is None or (other.spoken and other.place is None and not _ENDS.match(text, other.end)):
        return None
    iliac_behind = _IN_ILIAC.match(text, other.end)
    end = iliac_behind.end() if iliac_behind else other.end
    sides = {found["side"] for found in (iliac, iliac_behind) if found}
    if iliac and not _is_below(other):
        one = _in_iliac_vein(one)
    elif iliac_behind and not _is_below(one):
        other = _in_iliac_vein(other)
    one, other = _of_one_kind(one, other)
    return end, one, other, {"iliac_side": sides.pop()} if len(sides) == 1 else {}


def _is_below(level: Level) -> bool:
    """Whether a level lies below the confluence by its words."""
    return level.ref is not None and level.ref.landmark in (None, "iliac-confluence") and level.ref.offset_mm < 0


def _in_iliac_vein(level: Level) -> Level:
    """A level of which is said that it lies in an iliac vein: a length is counted from the confluence downwards."""
    if not level.bare or level.ref is None or level.ref.offset_mm <= 0:
        return level
    if level.unit:
        return replace(level, bare="", ref=LevelRef(-level.ref.offset_mm))
    return replace(level, problem=say("Above the iliac confluence, or below it? Write -20 for a level in an iliac vein."))


def _of_one_kind(one: Level, other: Level) -> tuple[Level, Level]:
    """Both levels, where one has what the other lacks: its unit, or the place from which it is measured."""
    if one.bare and other.bare and one.unit != other.unit:
        unit = one.unit or other.unit
        one, other = (replace(level, ref=LevelRef(length_mm(f"{level.bare} {level.unit or unit}"))) for level in (one, other))
        return replace(one, unit=unit), replace(other, unit=unit)
    if one.spoken and one.place is None and other.spoken and other.place is not None:
        return replace(one, ref=away_from(other.place, one), place=other.place), other
    if other.spoken and other.place is None and one.spoken and one.place is not None:
        return one, replace(other, ref=away_from(one.place, other), place=one.place)
    if one.bare and _above_confluence(other):
        mm = length_mm(f"{one.bare} {one.unit or other.unit}".strip())
        return replace(one, bare="", ref=LevelRef(mm), unit=other.unit), other
    return one, other


def _above_confluence(level: Level) -> bool:
    return bool(level.spoken) and level.ref is not None and level.ref.landmark == "iliac-confluence" and not level.below


def _cannot_mean(one: Level, other: Level) -> Message | None:
    """Why two levels cannot be taken: what is wrong with one of them, or what both may mean together."""
    if one.bare and other.spoken:
        return say(
            "Is {number} a level, in millimetres above the iliac confluence, or also counted from the {vein}?",
            number=one.bare,
            vein="" if other.place is None else other.place.words,
        )
    bare = [level.bare for level in (one, other) if level.bare and not level.unit]
    if len(bare) == 2 and may_be_cm(*bare):
        return say("Are these millimetres or centimetres? Write the unit.")
    return _problem_of(one) or _problem_of(other)


def _problem_of(level: Level) -> Message | None:
    """Why a level of a report cannot be taken."""
    if level.problem is not None:
        return level.problem
    if level.ref is None:
        return say("Above or below what?")
    if level.spoken and not level.unit and may_be_cm(level.spoken):
        return say("Are these millimetres or centimetres? Write the unit.")
    bounds = LEVEL if level.ref.landmark is None else OFFSET
    if not bounds.holds(level.ref.offset_mm):
        return out_of_reach(level.bare or level.spoken or str(level.ref.offset_mm), bounds)
    return None
