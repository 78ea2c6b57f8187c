"""The cava: replaced, mended or tied."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ivcviz.anatomy.specification import Side
from ivcviz.case.check_thresholds import threshold_of
from ivcviz.messages.numbers import mm, whole
from ivcviz.messages.sentences import Message, listed, say
from ivcviz.plan.finding import Finding
from ivcviz.plan.findings.ostia import place_of
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import DISCUSSION, GEOMETRY
from ivcviz.plan.model import Plan
from ivcviz.plan.reconstruction.renal_outcome import SIDES, kidney_is_taken, led_elsewhere, missing, veins_of_side
from ivcviz.plan.wording.names import COLLATERAL_WORDS, LUMEN_WORDS, SIDE_WORDS

NOTE_BELOW, WARN_BELOW = "repair-note-percent", "repair-warning-percent"


@rule(
    say("cava tied, not replaced"),
    "stop",
    "warning",
    kind="judgement",
    source=say(
        "{discussion}; Daylami, J Am Coll Surg 2010, 10.1016/j.jamcollsurg.2009.10.010 (6 tied: oedema in 3, renal "
        "failure in 3); PubMed 38552955 (13 sarcomas, one compartment syndrome); 10.1016/j.jvsv.2024.101885 (4 of 13 ligated); "
        "Gaignard et al. (PubMed 32445073)",
        discussion=DISCUSSION,
    ),
)
def no_reconstruction(plan: Plan) -> Iterator[Finding]:
    """The cava is cut through and tied, not replaced. Where the hepatic veins are taken, a stop that is a gap; at or above the
    renal veins a stop, unless a closed lumen and rich collaterals are recorded; else a warning."""
    if plan.resection is None or plan.graft is not None or not plan.case.resection.kind.cuts_through:
        return
    hepatic = any(place_of(plan, vein.ostium) is not None for vein in plan.body.hepatic_veins if vein.main)
    renal = plan.resection.superior_mm > plan.body.landmarks.renal_floor
    known = plan.case.tumour.lumen == "closed" and plan.case.patient.collaterals == "rich"
    if hepatic:
        sentence = say("The cava is cut through at the hepatic veins and not replaced: the liver has no outflow.")
    else:
        sentence = say(
            "{length} of cava are resected, and the cava is tied, not replaced: {recorded}. {seen}",
            length=mm(plan.resection.length_mm),
            recorded=_recorded(plan),
            seen=_at_the_renal_veins(plan) if renal else _BELOW_THEM,
        )
    found = make_finding(
        "stop" if hepatic or (renal and not known) else "warning",
        sentence,
        level_mm=(plan.resection.inferior_mm + plan.resection.superior_mm) / 2,
        length_mm=plan.resection.length_mm,
        collaterals=plan.case.patient.collaterals,
        lumen=plan.case.tumour.lumen,
        leg_oedema=plan.case.patient.leg_oedema,
    )
    yield replace(found, kind="gap", ends_at="implanted") if hepatic else found


_SEEN = say(
    "Of six tied cavas three were followed by oedema and three by renal failure, of thirteen sarcomas one by a "
    "compartment syndrome"
)
_BELOW_THEM = say("{seen}.", seen=_SEEN)
_BOTH_KIDNEYS = say(
    "{seen}; here both kidneys drain through collaterals too, which a closed lumen and rich collaterals must show first.",
    seen=_SEEN,
)


def _at_the_renal_veins(plan: Plan) -> Message:
    """What is known of tied cavas, and which kidneys are left to collaterals by a tie at or above their veins."""
    match [side for side in SIDES if _needs_collaterals(plan, side)]:
        case []:
            return _BELOW_THEM
        case [side]:
            return say(
                "{seen}; here the {side} kidney drains through collaterals too, which a closed lumen and rich collaterals must "
                "show first.",
                seen=_SEEN,
                side=SIDE_WORDS[side],
            )
        case _:
            return _BOTH_KIDNEYS


def _needs_collaterals(plan: Plan, side: Side) -> bool:
    """Whether a kidney stays whose blood a tied cava holds up: all of it that is not led to the portal vein."""
    if missing(plan, side) or kidney_is_taken(plan, side):
        return False
    return any(not led_elsewhere(vein) or vein.method.into != "portal-vein" for vein in veins_of_side(plan, side))


@rule(say("is a graft needed"), "note", source=DISCUSSION)
def is_a_graft_needed(plan: Plan) -> Iterator[Finding]:
    """A graft is planned, and collaterals are recorded as rich."""
    if plan.graft is not None and plan.case.patient.collaterals == "rich":
        yield make_finding(
            "note",
            say(
                "{recorded}: where they are confirmed the cava can be resected without reconstruction; {length} of graft are "
                "planned.",
                recorded=_with_evidence(plan, say("Collaterals are recorded as rich")),
                length=mm(plan.graft.length_mm),
            ),
            level_mm=(plan.graft.inferior_mm + plan.graft.superior_mm) / 2,
            length_mm=plan.graft.length_mm,
        )


@rule(say("patch without circumference"), "stop", kind="gap", ends_at="resected", source=GEOMETRY)
def patch_without_circumference(plan: Plan) -> Iterator[Finding]:
    """Part of the wall is to be resected, and how much of the circumference the tumour takes is not recorded."""
    if plan.resection is None or not plan.case.resection.kind.takes_wall:
        return
    if plan.case.tumour.circumference_deg is None:
        cut = plan.resection
        yield make_finding(
            "stop",
            say(
                "Part of the wall is to be taken over {length}, and how much of its circumference is not recorded.",
                length=mm(cut.length_mm),
            ),
            level_mm=(cut.inferior_mm + cut.superior_mm) / 2,
            length_mm=cut.length_mm,
        )


@rule(
    say("repair narrows cava"),
    "stop",
    "warning",
    "note",
    kind="gap",
    ends_at="bench",
    source=say(
        "{geometry}; Garg 2023, 10.1016/j.jvsv.2023.01.004 (60 repairs: 10 of 48 that were followed were occluded, "
        "two of them by stenosis; others lost 10–17 % without symptoms)",
        geometry=GEOMETRY,
    ),
    thresholds=(NOTE_BELOW, WARN_BELOW),
)
def repair_narrows_cava(plan: Plan) -> Iterator[Finding]:
    """With the margins to either side a partial resection takes the whole circumference, so that no wall is left (stop), or the
    wall that it leaves would by itself make a vessel of less than the second threshold of the native diameter (warning; a stop
    where it is closed so, side to side) or of the first (note)."""
    defect = plan.defect
    if defect is None:
        return
    left = 100.0 - defect.arc_deg / 3.6
    width, level = mm(defect.width_mm), (defect.inferior_mm + defect.superior_mm) / 2
    values: dict[str, Any] = {"width_mm": defect.width_mm, "arc_deg": defect.arc_deg, "left_percent": left}
    if defect.arc_deg >= 360.0:
        sentence = say(
            "The resection takes the whole wall ({width} at its widest): no wall is left to close; plan a tube graft.",
            width=width,
        )
        yield make_finding("stop", sentence, level_mm=level, **values)
    elif left < threshold_of(plan.case, NOTE_BELOW):
        sentence = say(
            "Closed side to side, the wall that is left makes {left} % of the native Ø; {width} are taken: a patch, or a tube, "
            "keeps it wide.",
            left=whole(left),
            width=width,
        )
        if plan.patch is not None:
            sentence = say(
                "The wall that is left makes {left} % of the native Ø: it is not closed by itself; the patch planned is "
                "{width} wide, and a tube is the other way.",
                left=whole(left),
                width=width,
            )
        narrow = left < threshold_of(plan.case, WARN_BELOW)
        if narrow and plan.patch is None:  # what the surgeon may decide against this plan's check
            yield replace(make_finding("stop", sentence, level_mm=level, **values), kind="judgement", ends_at=None)
        else:
            yield make_finding("warning" if narrow else "note", sentence, level_mm=level, **values)


def _recorded(plan: Plan) -> Message:
    """Lumen and collaterals as they are recorded, an open lumen first."""
    lumen, collaterals = plan.case.tumour.lumen, plan.case.patient.collaterals
    flow = say("the lumen is {lumen}", lumen=LUMEN_WORDS[lumen]) if lumen else say("whether the lumen is open is not recorded")
    round_it = (
        say("collaterals are {collaterals}", collaterals=COLLATERAL_WORDS[collaterals])
        if collaterals
        else say("collaterals are not recorded")
    )
    return say("{lumen}, {collaterals}", lumen=flow, collaterals=round_it)


def _with_evidence(plan: Plan, recorded: Message) -> Message:
    """What is recorded of collaterals, and beside it what else is: "… (the lumen is closed and there is no leg oedema)"."""
    known = []
    if plan.case.tumour.lumen is not None:
        known.append(say("the lumen is {lumen}", lumen=LUMEN_WORDS[plan.case.tumour.lumen]))
    if plan.case.patient.leg_oedema is not None:
        known.append(say("leg oedema is present") if plan.case.patient.leg_oedema else say("there is no leg oedema"))
    return say("{recorded} ({evidence})", recorded=recorded, evidence=listed(known)) if known else recorded
