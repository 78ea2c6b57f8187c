"""Names of acts and of the things that they are done to, in one table."""

from typing import assert_never, get_args

from ivcviz.messages.sentences import Message, Wording, listed, say, say_as, small
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.act import INFERIOR, SUPERIOR, THROMBUS, TRIAD, Act, Kind, Thing, Verb
from ivcviz.plan.resection.iliac import cuts_iliac_veins, reached
from ivcviz.plan.wording.names import END_WORDS, PRECAVAL_WORDS, SIDE_WORDS, in_words, vein_words
from ivcviz.terms.organs import ORGANS
from ivcviz.terms.renal_methods import RenalMethod

VERB_WORDS: dict[Verb, Message] = {
    "expose": say_as("deed", "expose"),
    "mobilise": say_as("deed", "mobilise"),
    "divide": say_as("deed", "divide"),
    "test-clamp": say_as("deed", "test clamping"),
    "give": say_as("deed", "give"),
    "control": say_as("deed", "control"),
    "try-clamps": say_as("deed", "clamp on trial"),
    "clamp": say_as("deed", "clamp"),
    "cut": say_as("deed", "cut"),
    "tie-and-cut": say_as("deed", "tie and cut"),
    "cut-out": say_as("deed", "cut out"),
    "open": say_as("deed", "open"),
    "take-out": say_as("deed", "take out"),
    "flush": say_as("deed", "flush and de-air"),
    "unclamp": say_as("deed", "unclamp"),
    "move-clamp": say_as("deed", "move clamp"),
    "mark": say_as("deed", "mark"),
    "examine": say_as("deed", "frozen section"),
    "look-inside": say_as("deed", "transoesophageal echo"),
    "clear": say_as("deed", "thrombectomy and flush"),
    "measure": say_as("deed", "measure"),
    "prepare": say_as("deed", "prepare"),
    "shape": say_as("deed", "cut"),
    "close-edge": say_as("deed", "sew"),
    "sew": say_as("deed", "sew"),
    "close": say_as("deed", "close"),
    "check": say_as("deed", "check"),
}
assert set(VERB_WORDS) == set(get_args(Verb)), "a verb has no word"
# By verb, kind of thing, and kind of the other one. {thing} is the thing by name, {end} an end of the cava, {cava} the cava
# beside it; {method} and
# {joint} are words of a renal vein's method.
SUBJECT_WORDS: dict[tuple[Verb, Kind, Kind | None], Message] = {
    ("expose", "cava", None): say("infrahepatic cava"),
    ("expose", "precaval-artery", None): say("{thing} in front of the cava"),
    ("mobilise", "liver", None): say("right lobe of the liver"),
    ("mobilise", "caudate", None): say("caudate lobe, off the cava"),
    ("divide", "small-vein", None): say("{thing}"),
    ("divide", "ureter", None): say("{thing}"),
    ("test-clamp", "renal-vein", None): say("{thing}, stump pressure"),
    ("give", "heparin", None): say("heparin"),
    ("give", "volume", None): say("volume loading"),
    ("control", "renal-artery", None): say("{thing}, with a loop"),
    ("try-clamps", "exclusion", None): say("total hepatic vascular exclusion"),
    ("clamp", "cava", None): say("{cava}"),
    ("clamp", "portal-triad", None): say("portal triad (Pringle)"),
    ("clamp", "renal-artery", None): say("{thing}"),
    ("clamp", "renal-vein", None): say("{thing}"),
    ("clamp", "iliac-vein", None): say("{thing}"),
    ("look-inside", "tumour", None): say("tip below the clamp"),
    ("cut", "cava", None): say("cava, {end} end"),
    ("cut", "renal-vein", None): say("{thing}"),
    ("cut", "iliac-vein", None): say("{thing}"),
    ("tie-and-cut", "iliac-vein", None): say("{thing}"),
    ("tie-and-cut", "renal-vein", None): say("{thing}"),
    ("tie-and-cut", "renal-artery", None): say("{thing}"),
    ("cut-out", "wall", None): say("piece of the caval wall"),
    ("open", "cavotomy", None): say("cava (cavotomy)"),
    ("take-out", "segment", None): say("cava with the tumour"),
    ("take-out", "tumour", None): say("tumour, out of the cava"),
    ("take-out", "kidney", None): say("{thing}"),
    ("take-out", "organ", None): say("{thing}"),
    ("mark", "segment", None): say("specimen: cava with the tumour"),
    ("mark", "wall", None): say("specimen: piece of the caval wall"),
    ("flush", "cava", None): say("{end} seam of the cava"),
    ("flush", "cava", "graft"): say("graft below its clamp"),
    ("flush", "iliac-vein", None): say("seam of the {thing}"),
    ("flush", "renal-vein", None): say("seam of the {thing}"),
    ("unclamp", "cava", None): say("{cava}"),
    ("unclamp", "cava", "graft"): say("graft"),
    ("unclamp", "iliac-vein", None): say("{thing}"),
    ("unclamp", "portal-triad", None): say("portal triad (Pringle)"),
    ("unclamp", "renal-artery", None): say("{thing}"),
    ("unclamp", "renal-vein", None): say("{thing}"),
    ("move-clamp", "cava", "graft"): say("{cava}"),
    ("examine", "cava", None): say("cava, {end} end"),
    ("examine", "wall", None): say("cava, edges of the defect along its sides"),
    ("examine", "renal-vein", None): say("{thing}, stump"),
    ("examine", "iliac-vein", None): say("{thing}, stump"),
    ("clear", "thrombus", "cava"): say("bland thrombus at the {end} cut"),
    ("measure", "graft", None): say("length of the graft in situ"),
    ("prepare", "graft", None): say("{thing}"),
    ("prepare", "branch", None): say("{thing}"),
    ("shape", "graft", None): say("flat sheet for the {thing}"),
    ("close-edge", "graft", None): say("long edges of the {thing}"),
    ("shape", "patch", None): say("{thing}"),
    ("shape", "pattern", None): say("flat pattern of the {thing}"),
    ("close-edge", "branch", None): say("closing edge of the {thing}"),
    ("shape", "hole", None): say("hole (graftotomy) for the {thing}"),
    ("sew", "branch", "hole"): say("{thing} to its hole"),
    ("sew", "graft-end", "cava"): say("{end} end of the graft to the cava"),
    ("sew", "patch-end", "wall"): say("{end} end and one long side of the patch to the wall of the cava"),
    ("sew", "renal-vein", "graft"): say("{thing} to the graft"),
    ("sew", "renal-vein", "hole"): say("{thing} to its {joint}"),
    ("sew", "renal-vein", "branch"): say("{thing} to its {method}"),
    ("sew", "renal-vein", "recipient"): say("{thing}, {way}"),
    ("close", "cava", None): say("{end} stump of the cava"),
    ("close", "cavotomy", None): say("cavotomy"),
    ("close", "wall", None): say("defect in the wall of the cava, side to side"),
    ("close", "caval-stump", None): say("caval stump of the {thing}"),
    ("check", "sutures", None): say("all suture lines for bleeding"),
}
# The same where the cava's inferior end lies below the confluence, in a common iliac vein: {iliac}.
_BELOW_WORDS: dict[tuple[Verb, Kind, Kind | None], Message] = {
    ("cut", "cava", None): say("{iliac}"),
    ("examine", "cava", None): say("{iliac}, stump"),
    ("sew", "graft-end", "cava"): say("{end} end of the graft to the {iliac}"),
    ("close", "cava", None): say("stump of the {iliac}"),
}
# The same where kidneys leave with the piece of cava, in one: {kidneys}.
_EN_BLOC_WORDS: dict[tuple[Verb, Kind, Kind | None], Message] = {
    ("take-out", "segment", None): say("cava with the tumour, en bloc with the {kidneys}"),
    ("cut-out", "wall", None): say("piece of the caval wall with the tumour, en bloc with the {kidneys}"),
    ("take-out", "tumour", None): say("tumour, out of the cava, en bloc with the {kidneys}"),
}
# Never "superior cava" or "superior caval clamp": a surgeon reads "superior vena cava".
CAVAL_CLAMPS = {INFERIOR: say("inferior clamp on the IVC"), SUPERIOR: say("superior clamp on the IVC")}
_CLAMPED_CAVA = {INFERIOR: say("IVC below the tumour"), SUPERIOR: say("IVC above the tumour")}
_KINDS: dict[Kind, Message] = {
    "wall": say("wall"),
    "cavotomy": say("cavotomy"),
    "segment": say("segment"),
    "tumour": say("tumour"),
    "thrombus": say("thrombus"),
    "liver": say("liver"),
    "caudate": say("caudate lobe"),
    "portal-triad": say("portal triad"),
    "exclusion": say("exclusion"),
    "sutures": say("sutures"),
    "heparin": say("heparin"),
    "volume": say("volume"),
}


def verb_words(act: Act) -> Message:
    """The act's verb in words: "clamp", "frozen section"."""
    return VERB_WORDS[act.do]


def subject_words(plan: Plan, act: Act) -> Message:
    """What an act is done to, in words: "left renal vein", "IVC above the tumour"."""
    key = act.do, act.to.kind, None if act.other is None else act.other.kind
    words, values = SUBJECT_WORDS[key], dict[str, Wording]()
    iliac = reached(plan.case) if key in _BELOW_WORDS and act.to.id == INFERIOR.id and cuts_iliac_veins(plan) else None
    if iliac is not None:
        words, values["iliac"] = _BELOW_WORDS[key], in_words(iliac)
    kidneys = [thing_words(plan, thing) for thing in act.takes if thing.kind == "kidney"]
    if kidneys and key in _EN_BLOC_WORDS:
        words, values["kidneys"] = _EN_BLOC_WORDS[key], listed(kidneys)
    if "{" not in words.template:
        return words
    if "{thing}" in words.template:
        values["thing"] = thing_words(plan, act.to)
    if "{cava}" in words.template:
        values["cava"] = _CLAMPED_CAVA[act.to]
    if "{end}" in words.template:
        values["end"] = END_WORDS[act.to.id if act.other is None or act.to != THROMBUS else act.other.id]
    method = _method(plan, act.to.id) if act.to.kind == "renal-vein" else None
    if method is not None:
        values |= {"method": method.name, "joint": method.joint or "", "way": method.way or ""}
    return words.filled(**values)


def method_words(plan: Plan, vein_id: str) -> Wording:
    """The name of what is planned for a renal vein."""
    return _method(plan, vein_id).name


def clamp_words(plan: Plan, site: Thing) -> Wording:
    """The name of the clamp on a thing: "inferior clamp on the IVC", "left renal vein clamp"."""
    if site == TRIAD:
        return say("portal triad clamp (Pringle)")
    return CAVAL_CLAMPS.get(site) or say("{vessel} clamp", vessel=thing_words(plan, site))


def site_words(plan: Plan, site: Thing) -> Wording:
    """The name of what a clamp lies on: "IVC below the tumour", "portal triad", "left renal vein"."""
    return _CLAMPED_CAVA.get(site) or thing_words(plan, site)


def thing_words(plan: Plan, thing: Thing) -> Wording:
    """A thing by name, as it stands within a sentence."""
    match thing.kind:
        case "renal-vein" | "caval-stump" | "hole" | "recipient":
            return vein_words(plan.body, thing.id)
        case "branch" | "pattern":
            return say("{piece} for the {vein}", piece=_method(plan, thing.id).name, vein=vein_words(plan.body, thing.id))
        case "small-vein":
            return small(next(vein.name for vein in plan.divided if vein.id == thing.id))
        case "iliac-vein":
            return in_words(thing.id)
        case "renal-artery":
            return say("{side} renal artery", side=SIDE_WORDS[thing.id])
        case "precaval-artery":
            return PRECAVAL_WORDS[plan.case.anatomy.precaval_artery or "main"]
        case "kidney":
            return say("{side} kidney", side=SIDE_WORDS[thing.id])
        case "ureter":
            return say("{side} ureter", side=SIDE_WORDS[thing.id])
        case "organ":
            return next(organ.taken_words for organ in ORGANS if organ.id == thing.id)
        case "graft":
            return _graft(plan)
        case "patch":
            assert plan.patch is not None
            return say("patch of {substitute}", substitute=plan.patch.substitute.name)
        case "cava" | "graft-end" | "patch-end":
            return say("{end} end", end=END_WORDS[thing.id])
        case "wall" | "cavotomy" | "segment" | "tumour" | "thrombus" | "liver" | "caudate":
            return _KINDS[thing.kind]
        case "portal-triad" | "exclusion" | "sutures" | "heparin" | "volume":
            return _KINDS[thing.kind]
        case _:
            assert_never(thing.kind)


def _method(plan: Plan, vein_id: str) -> RenalMethod:
    return next(vein.method for vein in plan.renal_veins if vein.id == vein_id)


def _graft(plan: Plan) -> Wording:
    assert plan.graft is not None
    made = plan.graft.substitute.graft
    return say("ringed {graft}", graft=made) if plan.graft.ringed else made
