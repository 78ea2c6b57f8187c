"""Common iliac veins: clamped in the cava's stead, and cut where the cava is cut below the confluence."""

from collections.abc import Iterator
from dataclasses import replace

from ivcviz.messages.numbers import mm
from ivcviz.messages.sentences import Message, say
from ivcviz.plan.finding import Finding
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import GENERAL
from ivcviz.plan.model import Plan
from ivcviz.plan.resection.iliac import ILIAC_SIDES, cuts_iliac_veins, iliac_method, reached, room_mm
from ivcviz.plan.wording.names import in_words
from ivcviz.terms.iliac_methods import GRAFT_END, TIE

_FATE = say("{general}; grafts to both iliac veins are published", general=GENERAL)


@rule(say("below the confluence"), "note", source=GENERAL)
def below_the_confluence(plan: Plan) -> Iterator[Finding]:
    """The inferior cut lies at or above the confluence (0 mm), and no cava is left below it for a clamp."""
    if plan.resection is None or plan.resection.inferior_mm < 0.0:
        return
    if any(clamp.vein in ILIAC_SIDES for clamp in plan.clamps):
        yield make_finding(
            "note",
            say(
                "No cava is left for a clamp below the cut at {inferior}: this plan puts one on each common iliac vein.",
                inferior=mm(plan.resection.inferior_mm),
            ),
            level_mm=plan.resection.inferior_mm,
            inferior_cut_mm=plan.resection.inferior_mm,
        )


# The plan ends before the bench: what becomes of the iliac veins decides whether a tube or a graft with limbs is made there.
@rule(say("iliac vein unplanned"), "stop", kind="gap", ends_at="bench", source=_FATE)
def iliac_vein_unplanned(plan: Plan) -> Iterator[Finding]:
    """The inferior cut lies below the confluence, and no side is named, a common iliac vein has no fate, or it has one that is
    not drawn here."""
    if plan.resection is None or plan.resection.inferior_mm >= 0.0:
        return
    depth = {"inferior_cut_mm": plan.resection.inferior_mm}
    cut = mm(plan.resection.inferior_mm)
    if not cuts_iliac_veins(plan):
        sentence = say(
            "The wall is cut out down to {cut}, below the confluence: a patch into an iliac vein is not drawn here.",
            cut=cut,
        )
        yield make_finding("stop", sentence, "", plan.resection.inferior_mm, **depth)
        return
    if reached(plan.case) is None:
        sentence = say(
            "The cut at {cut} lies below the confluence: name the side, left or right, of the common iliac vein that the "
            "tumour reaches.",
            cut=cut,
        )
        unnamed = make_finding("stop", sentence, "", plan.resection.inferior_mm, **depth)
        yield replace(unnamed, ends_at="clamped")
        return
    for vein_id in ILIAC_SIDES:
        lacking = _lacking(plan, vein_id)
        if lacking is not None:
            yield make_finding("stop", lacking, vein_id, plan.resection.inferior_mm, vein=vein_id, **depth)


def _lacking(plan: Plan, vein_id: str) -> Message | None:
    """What a common iliac vein that is cut lacks; None where it is drawn to its end."""
    method, vein = iliac_method(plan.case, vein_id), in_words(vein_id)
    if method is None:
        return say("The {vein} is cut with the confluence, and nothing is planned for it.", vein=vein)
    if not method.drawn:
        return say("The {vein} is {method}: not drawn here.", vein=vein, method=method.name)
    named = vein_id == reached(plan.case)
    if method is GRAFT_END and not named:
        return say(
            "The {vein} is {method}: not drawn here, where the graft's end goes to the vein that the tumour reaches.",
            vein=vein,
            method=method.name,
        )
    if method is GRAFT_END and plan.graft is None:
        return say("The {vein} is {method}, and no graft is planned.", vein=vein, method=method.name)
    if method is TIE and named and plan.graft is not None:
        return say("The {vein} is tied, and the graft's inferior end has nothing to be sewn to.", vein=vein)
    return None


@rule(say("iliac vein open between clamps"), "stop", kind="gap", ends_at="clamped", source=GENERAL)
def iliac_vein_open_between_clamps(plan: Plan) -> Iterator[Finding]:
    """No cava is left below the inferior cut for a clamp, and a common iliac vein carries none: it has no room for one before
    its fork."""
    if plan.held is None or any(clamp.end == "inferior" for clamp in plan.clamps):
        return
    clamped = {clamp.vein for clamp in plan.clamps}
    for vein_id in ILIAC_SIDES:
        if vein_id not in clamped:
            room = room_mm(plan.body, vein_id)
            yield make_finding(
                "stop",
                say(
                    "The {vein} is open between the clamps: cuff and jaw beyond the cut at {cut} do not fit before its fork, "
                    "{room} from the confluence; external and internal iliac vein need their own clamps.",
                    vein=in_words(vein_id),
                    cut=mm(plan.held.inferior_mm),
                    room=mm(room),
                ),
                vein_id,
                plan.held.inferior_mm,
                vein=vein_id,
                room_mm=room,
            )
