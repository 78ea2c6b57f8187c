"""What an act and the thing that it is done to are called, in one table."""

from typing import assert_never, get_args

from ivcviz.plan.model import Plan
from ivcviz.plan.operation.act import TRIAD, Act, Kind, Thing, Verb
from ivcviz.plan.wording.names import vein_words
from ivcviz.terms.organs import ORGANS
from ivcviz.terms.renal_methods import RenalMethod

DEEDS: dict[Verb, str] = {
    "expose": "expose",
    "mobilise": "mobilise",
    "divide": "divide",
    "try-clamps": "clamp on trial",
    "clamp": "clamp",
    "cut": "cut",
    "tie-and-cut": "tie and cut",
    "cut-out": "cut out",
    "take-out": "take out",
    "unclamp": "unclamp",
    "move-clamp": "move clamp",
    "examine": "frozen section",
    "measure": "measure",
    "prepare": "prepare",
    "shape": "cut",
    "close-edge": "sew",
    "sew": "sew",
    "close": "close",
    "check": "check",
}
assert set(DEEDS) == set(get_args(Verb)), "a verb has no word"
# By verb, kind of thing, and kind of the other one. {thing} is the thing by name, {end} an end of the cava; {method} and
# {joint} are words of a renal vein's method.
SUBJECTS: dict[tuple[Verb, Kind, Kind | None], str] = {
    ("expose", "cava", None): "infrahepatic cava",
    ("mobilise", "liver", None): "right lobe of the liver",
    ("divide", "small-vein", None): "{thing}",
    ("try-clamps", "exclusion", None): "total hepatic vascular exclusion",
    ("clamp", "cava", None): "{end} cava",
    ("clamp", "portal-triad", None): "portal triad (Pringle)",
    ("clamp", "renal-artery", None): "{thing}",
    ("clamp", "renal-vein", None): "{thing}",
    ("cut", "cava", None): "cava, {end} end",
    ("cut", "renal-vein", None): "{thing}",
    ("tie-and-cut", "renal-vein", None): "{thing}",
    ("cut-out", "wall", None): "piece of the caval wall",
    ("take-out", "segment", None): "cava with the tumour",
    ("take-out", "kidney", None): "{thing}",
    ("take-out", "organ", None): "{thing}",
    ("unclamp", "cava", None): "{end} cava",
    ("unclamp", "cava", "graft"): "graft",
    ("unclamp", "portal-triad", None): "portal triad (Pringle)",
    ("unclamp", "renal-artery", None): "{thing}",
    ("unclamp", "renal-vein", None): "{thing}",
    ("move-clamp", "cava", "graft"): "{end} cava",
    ("examine", "cava", None): "cava, {end} end",
    ("examine", "wall", None): "cava, edges of the defect along its sides",
    ("examine", "renal-vein", None): "{thing}, stump",
    ("measure", "graft", None): "length of the graft in situ",
    ("prepare", "graft", None): "{thing}",
    ("prepare", "branch", None): "{thing}",
    ("shape", "patch", None): "{thing}",
    ("shape", "pattern", None): "flat pattern of the {thing}",
    ("close-edge", "branch", None): "closing edge of the {thing}",
    ("shape", "hole", None): "hole (graftotomy) for the {thing}",
    ("sew", "branch", "hole"): "{thing} to its hole",
    ("sew", "graft-end", "cava"): "{end} end of the graft to the cava",
    ("sew", "patch-end", "wall"): "{end} end of the patch to the wall of the cava",
    ("sew", "renal-vein", "graft"): "{thing} to the graft",
    ("sew", "renal-vein", "hole"): "{thing} to its {joint}",
    ("sew", "renal-vein", "branch"): "{thing} to its {method}",
    ("close", "cava", None): "{end} stump of the cava",
    ("check", "sutures", None): "all suture lines for bleeding",
}


def deed_of(act: Act) -> str:
    """What is done, in a word or two."""
    return DEEDS[act.do]


def subject_of(plan: Plan, act: Act) -> str:
    """What it is done to."""
    template = SUBJECTS[act.do, act.to.kind, None if act.other is None else act.other.kind]
    thing = thing_words(plan, act.to) if "{thing}" in template else ""
    method = _method(plan, act.to.id) if act.to.kind == "renal-vein" else None
    names = {"method": "", "joint": ""} if method is None else {"method": method.name, "joint": method.joint}
    return template.format(thing=thing, end=act.to.id, **names)


def clamp_words(plan: Plan, site: Thing) -> str:
    """The clamp on a thing by name: "inferior caval clamp", "left renal vein clamp"."""
    vessel = f"{site.id} caval" if site.kind == "cava" else thing_words(plan, site)
    return f"{vessel} clamp{' (Pringle)' if site == TRIAD else ''}"


def site_words(plan: Plan, site: Thing) -> str:
    """What a clamp lies on: "inferior cava", "portal triad", "left renal vein"."""
    return f"{site.id} cava" if site.kind == "cava" else thing_words(plan, site)


def thing_words(plan: Plan, thing: Thing) -> str:
    """A thing by name, as it stands within a sentence."""
    match thing.kind:
        case "renal-vein" | "hole":
            return vein_words(plan.body, thing.id)
        case "branch" | "pattern":
            return f"{_method(plan, thing.id).name} for the {vein_words(plan.body, thing.id)}"
        case "small-vein":
            name = next(vein.name for vein in plan.divided if vein.id == thing.id)
            return f"{name[0].lower()}{name[1:]}"
        case "renal-artery":
            return f"{thing.id} renal artery"
        case "kidney":
            return f"{thing.id} kidney"
        case "organ":
            return next(organ.taken_words for organ in ORGANS if organ.id == thing.id)
        case "graft":
            return _graft(plan)
        case "patch":
            assert plan.patch is not None
            return f"patch of {plan.patch.substitute.name}"
        case "cava" | "graft-end" | "patch-end":
            return f"{thing.id} end"
        case "wall" | "segment" | "tumour" | "thrombus" | "liver" | "portal-triad" | "exclusion" | "sutures":
            return thing.kind.replace("-", " ")
        case _:
            assert_never(thing.kind)


def _method(plan: Plan, vein_id: str) -> RenalMethod:
    return next(vein.method for vein in plan.renal_veins if vein.id == vein_id)


def _graft(plan: Plan) -> str:
    assert plan.graft is not None
    return f"{'ringed ' if plan.graft.ringed else ''}{plan.graft.substitute.graft}"
