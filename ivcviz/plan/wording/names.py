"""Names of veins and landmarks as they stand in sentences."""

import re
from functools import cache
from typing import Literal, get_args

from ivcviz.anatomy.body import Body
from ivcviz.anatomy.origins import ostia_are_measured
from ivcviz.anatomy.specification import Course, PrecavalArtery, Side
from ivcviz.anatomy.zones import Convention
from ivcviz.case.document import Artery, Collaterals, Growth, Intent, LevelRef, Lumen, Origin
from ivcviz.messages.numbers import mm
from ivcviz.messages.sentences import Message, Text, Wording, joined, say, say_as
from ivcviz.plan.model import Clearance, DividedVein, Passed, Plan, WhyDivided

Lengths = Literal["schematic", "patient", "partly patient"]

LANDMARK_WORDS: dict[str, Message] = {
    "iliac-confluence": say("iliac confluence"),
    "renal-floor": say("lower edge of the renal veins (renal floor)"),
    "renal-roof": say("upper edge of the renal veins (renal roof)"),
    "hepatic-floor": say("lower edge of the main hepatic veins (hepatic floor)"),
    "hepatic-roof": say("upper edge of the main hepatic veins (hepatic roof)"),
    "hiatus": say("caval hiatus"),
    "cavoatrial-junction": say("cavoatrial junction"),
}

SEVERITY_WORDS: dict[str, Message] = {"stop": say("STOP"), "warning": say("Warning"), "note": say("Note")}
SIDE_WORDS: dict[str, Message] = {
    "left": say_as("side of the patient", "left"),
    "right": say_as("side of the patient", "right"),
    "midline": say_as("side of the patient", "midline"),
}
END_WORDS: dict[str, Message] = {
    "lower": say_as("end", "lower"),
    "upper": say_as("end", "upper"),
    "inferior": say_as("end", "inferior"),
    "superior": say_as("end", "superior"),
}
CONVENTION_WORDS: dict[Convention, Message] = {
    "floor": say_as("of an ostial band", "floor"),
    "centre": say_as("of an ostial band", "centre"),
    "roof": say_as("of an ostial band", "roof"),
}
LUMEN_WORDS: dict[Lumen, Message] = {
    "open": say_as("lumen", "open"),
    "narrowed": say_as("lumen", "narrowed"),
    "closed": say_as("lumen", "closed"),
}
COLLATERAL_WORDS: dict[Collaterals, Message] = {
    "none": say_as("collaterals", "none"),
    "some": say_as("collaterals", "some"),
    "rich": say_as("collaterals", "rich"),
}
PASSED_WORDS: dict[Passed, Message] = {
    "aorta": say("aorta"),
    "superior mesenteric artery": say("superior mesenteric artery"),
    "vertebra": say("vertebra"),
}
GROWTH_WORDS: dict[Growth, Message] = {
    "intraluminal": say("intraluminal"),
    "extraluminal": say("extraluminal"),
    "both": say_as("growth", "both"),
}
INTENT_WORDS: dict[Intent, Message] = {
    "undecided": say_as("intent", "undecided"),
    "resect": say_as("intent", "resect"),
    "extract": say_as("intent", "extract"),
    "no-operation": say_as("intent", "no operation"),
}
ORIGIN_WORDS: dict[Origin, Message] = {
    "wall": say_as("origin", "wall of the cava"),
    "renal": say_as("origin", "kidney"),
    "adrenal": say_as("origin", "adrenal"),
    "uterine": say_as("origin", "uterine or gonadal"),
    "thrombus": say_as("origin", "other tumour thrombus"),
}
ARTERY_WORDS: dict[Artery, Message] = {"open": say_as("artery", "open"), "clamped": say_as("artery", "clamped")}
COURSE_WORDS: dict[Course, Message] = {"pre-aortic": say("pre-aortic"), "retro-aortic": say("retro-aortic")}
STABILITY_WORDS: dict[Literal["stable", "borderline"], Message] = {"stable": say("stable"), "borderline": say("borderline")}
WHY_DIVIDED: dict[WhyDivided, Message] = {
    "between clamps": say("between or under the clamps"),
    "exposure": say("exposure"),
    "in a resected vein": say("in a resected vein"),
    "for length": say("for length"),
}
assert set(WHY_DIVIDED) == set(get_args(WhyDivided)), "a reason has no words"
_ABOUT: dict[str, Message] = {
    "inferior clamp": say("inferior clamp"),
    "superior clamp": say("superior clamp"),
    "lower end": say("lower end"),
    "upper end": say("upper end"),
    "inferior end": say("inferior end"),
    "superior end": say("superior end"),
}
# Below their floor is "below the renal veins", above their roof "above the renal veins", as a report says it.
_EDGES = {
    ("renal-floor", True): say("renal veins (lower edge)"),
    ("renal-roof", False): say("renal veins (upper edge)"),
    ("hepatic-floor", True): say("hepatic veins (lower edge)"),
    ("hepatic-roof", False): say("hepatic veins (upper edge)"),
}
_LENGTH_WORDS: dict[Lengths, Message] = {
    "schematic": say("schematic"),
    "patient": say("the patient's"),
    "partly patient": say("partly the patient's"),
}
_BY_CENTRE = ("right-renal-vein", "left-renal-vein")
PRECAVAL_WORDS: dict[PrecavalArtery, Message] = {
    "lower-polar": say("right lower polar artery"),
    "main": say("right renal artery"),
}
RENAL_VEIN, RENAL_OSTIUM, STUMP = say("renal vein"), say("renal ostium"), say("stump")
_KNOWN = {
    "renal-floor": say("renal floor"),
    "renal-roof": say("renal roof"),
    "right-renal-vein": say("right renal vein"),
    "left-renal-vein": say("left renal vein"),
    "right-renal-vein-lower-edge": say("right renal vein (lower edge)"),
    "right-renal-vein-upper-edge": say("right renal vein (upper edge)"),
    "left-renal-vein-lower-edge": say("left renal vein (lower edge)"),
    "left-renal-vein-upper-edge": say("left renal vein (upper edge)"),
    "lowest-short-hepatic-vein": say("lowest short hepatic vein"),
    "right-adrenal-vein": say("right adrenal vein"),
    "hepatic-floor": say("hepatic floor"),
    "hepatic-roof": say("hepatic roof"),
    "hiatus": say("hiatus"),
    "hepatic-trunk": say("trunk of the middle and left hepatic veins"),
    "right-hepatic-vein": say("right hepatic vein"),
    "middle-hepatic-vein": say("middle hepatic vein"),
    "left-hepatic-vein": say("left hepatic vein"),
    "right-common-iliac-vein": say("right common iliac vein"),
    "left-common-iliac-vein": say("left common iliac vein"),
    "right-gonadal-vein": say("right gonadal vein"),
    "left-gonadal-vein": say("left gonadal vein"),
    "right-inferior-phrenic-vein": say("right inferior phrenic vein"),
    "left-adrenal-vein": say("left adrenal vein"),
    "left-renal-lumbar-vein": say("left renal lumbar vein"),
    "iliac-confluence": say("iliac confluence"),
    "cavoatrial-junction": say("cavoatrial junction"),
    "portal-triad": say("portal triad"),
    "ivc": say("IVC"),
}


def in_words(key: str) -> Wording:
    """An identifier in words: "left-renal-vein" as "left renal vein"; one that a document made up, without its hyphens."""
    if key in _KNOWN:
        return _KNOWN[key]
    numbered = re.fullmatch(r"(left|right)-renal-vein-(\d+)", key)
    if numbered:
        return say("{side} {what} {number}", side=SIDE_WORDS[numbered[1]], what=RENAL_VEIN, number=numbered[2])
    numbered = re.fullmatch(r"(left|right)-lumbar-vein-(\d+)", key)
    if numbered:
        return say("{side} lumbar vein {number}", side=SIDE_WORDS[numbered[1]], number=numbered[2])
    numbered = re.fullmatch(r"short-hepatic-vein-(\d+)", key)
    return say("short hepatic vein {number}", number=numbered[1]) if numbered else key.replace("-", " ")


def about_words(about: str) -> Wording:
    """The subject of a finding in words: a vein's id, "inferior clamp", "lower end, zone II", or several of them."""
    return joined([_ABOUT.get(part) or _zone_or_vein(part) for part in about.split(", ")], ", ")


def _zone_or_vein(part: str) -> Wording:
    return say("zone {zone}", zone=part.removeprefix("zone ")) if part.startswith("zone ") else in_words(part)


def vein_words(body: Body, vein_id: str, what: Message = RENAL_VEIN) -> Message:
    """A renal vein, or something of it, by its side, with a number where the side has several: "right renal vein 2"."""
    side = next(vein.side for vein in body.renal_veins if vein.id == vein_id)
    alike = [vein.id for vein in body.renal_veins if vein.side == side]
    return _of_a_side(side, what, alike.index(vein_id) + 1 if len(alike) > 1 else None)


@cache
def _of_a_side(side: Side, what: Message, number: int | None) -> Message:
    """One message for all who say the same: an operation names its veins thirty times."""
    if number is None:
        return say("{side} {what}", side=SIDE_WORDS[side], what=what)
    return say("{side} {what} {number}", side=SIDE_WORDS[side], what=what, number=number)


def level_words(level: LevelRef) -> Message:
    """A level of the document as people read it: "25 mm below the hepatic veins", "85 mm above the iliac confluence"."""
    landmark = level.landmark or "iliac-confluence"
    edge = _EDGES.get((landmark, level.offset_mm < 0)) if level.offset_mm else None
    centre = say("{vein} (centre)", vein=in_words(landmark)) if landmark in _BY_CENTRE else in_words(landmark)
    return past(level.offset_mm, edge or centre)


def past(distance_mm: float, border: Wording) -> Message:
    """The distance of an end from a border (end - border) in words: "13 mm below the renal floor"."""
    if distance_mm == 0:
        return say("exactly on the {border}", border=border)
    small = f"{abs(distance_mm):.1f}" == "0.0"
    size = say("less than 0.1 mm") if small else mm(abs(distance_mm))
    if distance_mm > 0:
        return say("{size} above the {border}", size=size, border=border)
    return say("{size} below the {border}", size=size, border=border)


def room_words(clearance: Clearance) -> Text:
    """The clearance between a side branch and what it passes, in words: "aorta 4 mm"."""
    return joined((PASSED_WORDS[clearance.to], mm(clearance.room_mm)))


def lengths_are(plan: Plan) -> Lengths:
    """Whether levels are those of the reference body, of a patient, or of a patient with some of the reference's ostia."""
    if plan.case.anatomy.source == "reference":
        return "schematic"
    return "patient" if ostia_are_measured(plan.body) else "partly patient"


def lengths_in_words(plan: Plan) -> Message:
    """The origin of lengths in words: "schematic", "the patient's" or "partly the patient's"."""
    return _LENGTH_WORDS[lengths_are(plan)]


def divided_at(vein: DividedVein) -> Text:
    """Where a divided vein enters: a level of the cava, or how far along a renal vein."""
    if vein.along_mm is None:
        return mm(vein.level_mm)
    return say("{along} along the {vein}", along=mm(vein.along_mm), vein=in_words(vein.vein))
