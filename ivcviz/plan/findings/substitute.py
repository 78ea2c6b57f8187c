"""Graft, patch, or neither."""

from collections.abc import Iterator

from ivcviz.case.house_values import house_value
from ivcviz.messages.numbers import listed, mm
from ivcviz.plan.findings.branches import hole_mm
from ivcviz.plan.findings.renal_terms import words_about
from ivcviz.plan.findings.rule import found, rule
from ivcviz.plan.findings.sources import DISCUSSION, GENERAL, GEOMETRY
from ivcviz.plan.model import Finding, Plan

PATCH_SHARE = "patch-share-percent"


@rule(
    "warning",
    source="Ann Vasc Surg, 10.1016/j.avsg.2018.12.068 (1 of 4); the opposite school: Pantoja et al. 2020, mean ratio 0.6",
)
def graft_wider_than_cava(plan: Plan) -> Iterator[Finding]:
    """The graft's inner diameter is more than the cava's own, by its perimeter, at either cut."""
    if plan.graft is None:
        return
    native = {"inferior": plan.graft.native_inferior_mm, "superior": plan.graft.native_superior_mm}
    level = {"inferior": plan.graft.inferior_mm, "superior": plan.graft.superior_mm}
    over = [(cut, size) for cut, size in native.items() if size is not None and plan.graft.diameter_mm > size]
    if over:
        cava = listed([f"{mm(size)} at the {cut} cut" for cut, size in over])
        yield found(
            "warning",
            f"A {mm(plan.graft.diameter_mm)} graft in a cava of {cava}: oversizing has let a PTFE graft fold inwards.",
            level_mm=level[over[0][0]],
            graft_mm=plan.graft.diameter_mm,
            inferior_native_mm=native["inferior"],
            superior_native_mm=native["superior"],
        )


@rule("note", source=f"Vascutek and Bard ePTFE, instructions for use (redundancy, tension); {GENERAL}")
def cut_length_is_measured(plan: Plan) -> Iterator[Finding]:
    """Always, where a graft is planned."""
    if plan.graft is not None:
        yield found(
            "note",
            f"{mm(plan.graft.length_mm)} is the length of the intact centreline between the cuts; the cutting length is "
            "measured in situ: retractors off, liver back, tube just straight.",
            level_mm=(plan.graft.inferior_mm + plan.graft.superior_mm) / 2,
            length_mm=plan.graft.length_mm,
        )


@rule("stop", "note", source=f"{DISCUSSION}; Gaignard et al. (PubMed 32445073); 10.1016/j.jvsv.2024.101885 (4 of 13 ligated)")
def no_reconstruction(plan: Plan) -> Iterator[Finding]:
    """The cava is cut through and not replaced: a stop, or a note where collaterals are recorded as rich."""
    if plan.resection is None or plan.graft is not None or not plan.case.resection.kind.cuts_through:
        return
    rich = plan.case.patient.collaterals == "rich"
    start = f"{mm(plan.resection.length_mm)} of cava are resected and not replaced"
    evidence = _evidence(plan)
    if rich:
        confirmed = "symptoms, renal function and angiography confirm them"
        sentence = f"{start}, for collaterals recorded as rich{evidence}; {confirmed}."
    else:
        recorded = plan.case.patient.collaterals or "not"
        none = {"not": "none are recorded", "none": "none were found", "some": "only some are recorded"}[recorded]
        sentence = f"{start}; that is for confirmed rich collaterals, and {none}{evidence}."
    yield found(
        "note" if rich else "stop",
        sentence,
        level_mm=(plan.resection.inferior_mm + plan.resection.superior_mm) / 2,
        length_mm=plan.resection.length_mm,
        collaterals=plan.case.patient.collaterals,
        lumen=plan.case.tumour.lumen,
        leg_oedema=plan.case.patient.leg_oedema,
    )


@rule("note", source=DISCUSSION)
def is_a_graft_needed(plan: Plan) -> Iterator[Finding]:
    """A graft is planned, and collaterals are recorded as rich."""
    if plan.graft is not None and plan.case.patient.collaterals == "rich":
        yield found(
            "note",
            f"Collaterals are recorded as rich{_evidence(plan)}: where they are confirmed the cava can be resected without "
            f"reconstruction; {mm(plan.graft.length_mm)} of graft are planned.",
            level_mm=(plan.graft.inferior_mm + plan.graft.superior_mm) / 2,
            length_mm=plan.graft.length_mm,
        )


@rule("note", source="W. L. Gore, notes on INTERING (its rings may be sewn through); Vascutek ePTFE, instructions for use")
def ring_in_the_way(plan: Plan) -> Iterator[Finding]:
    """A hole is cut into a ringed graft: rings lie where it and its seam are."""
    if plan.graft is None or not plan.graft.ringed:
        return
    holes = [(vein, vein.hole) for vein in plan.renal_veins if vein.hole is not None]
    if holes:
        words = [
            f"the {words_about(plan, vein.id, 'graftotomy')} ({mm(hole.height_mm)} along the graft)" for vein, hole in holes
        ]
        yield found(
            "note",
            f"External rings lie where {listed(words)} {'is' if len(words) == 1 else 'are'} cut, and are drawn as taken off "
            "there; makers differ on sewing through rings: read the graft's instructions before it is cut.",
            level_mm=hole_mm(plan, holes[0][0]),
            holes=tuple(vein.id for vein, _ in holes),
        )


@rule(
    "note",
    source="W. L. Gore, notes on INTERING (guarded clamps only, not repeatedly); Vascutek ePTFE, instructions for use",
)
def clamp_on_rings(plan: Plan) -> Iterator[Finding]:
    """The superior clamp is to be moved down onto the graft, and the graft is ringed."""
    if plan.graft is not None and plan.graft.ringed and plan.case.timing.clamp_onto_graft:
        yield found(
            "note",
            f"The superior clamp is to be moved onto a ringed graft, below its superior end at {mm(plan.graft.superior_mm)}: "
            "with guarded clamps only, and not repeatedly.",
            level_mm=plan.graft.superior_mm,
            superior_end_mm=plan.graft.superior_mm,
        )


@rule("warning", source=GENERAL)
def prosthesis_beside_opened_bowel(plan: Plan) -> Iterator[Finding]:
    """Duodenum or bowel is taken en bloc, and the graft or the patch is a PTFE prosthesis."""
    opened = [organ.opened for organ in plan.case.resection.en_bloc if organ.opened is not None]
    if plan.resection is None or not opened or not (kind := _prosthesis(plan)):
        return
    cut = plan.resection
    yield found(
        "warning",
        f"{listed(opened).capitalize()} {'is' if len(opened) == 1 else 'are'} opened beside a {kind} of "
        f"{mm(cut.length_mm)}, which contamination can infect; decide on the substitute and on its cover.",
        level_mm=(cut.inferior_mm + cut.superior_mm) / 2,
        length_mm=cut.length_mm,
    )


@rule("stop", source=GEOMETRY)
def patch_without_circumference(plan: Plan) -> Iterator[Finding]:
    """Part of the wall is to be resected, and how much of the circumference the tumour takes is not recorded."""
    if plan.resection is None or not plan.case.resection.kind.takes_wall:
        return
    if plan.case.tumour.circumference_deg is None:
        cut = plan.resection
        yield found(
            "stop",
            f"Part of the wall is to be taken over {mm(cut.length_mm)}, and how much of its circumference is not recorded.",
            level_mm=(cut.inferior_mm + cut.superior_mm) / 2,
            length_mm=cut.length_mm,
        )


@rule("stop", "note", source=GEOMETRY, thresholds=(PATCH_SHARE,))
def patch_takes_much_of_the_wall(plan: Plan) -> Iterator[Finding]:
    """With the margins to either side the patch takes the whole circumference, so that no wall is left to sew it to (stop),
    or more of it than the threshold (note)."""
    patch = plan.patch
    if patch is None or patch.arc_deg / 3.6 <= house_value(plan.case, PATCH_SHARE):
        return
    whole = patch.arc_deg >= 360.0
    share = "the whole" if whole else f"{patch.arc_deg / 3.6:.0f} % of the"
    follows = "no wall is left to sew it to; plan a tube graft" if whole else "compare it with a tube graft"
    yield found(
        "stop" if whole else "note",
        f"The patch takes {share} wall ({mm(patch.width_mm)} at its widest): {follows}.",
        level_mm=(patch.inferior_mm + patch.superior_mm) / 2,
        width_mm=patch.width_mm,
        arc_deg=patch.arc_deg,
    )


def _prosthesis(plan: Plan) -> str:
    """The graft or patch in words where it is a prosthesis; "" where none is."""
    if plan.graft is not None:
        return plan.graft.substitute.graft if plan.graft.substitute.is_prosthesis else ""
    chosen = plan.case.resection
    return chosen.patch.patch if chosen.kind.takes_wall and chosen.patch.is_prosthesis else ""


def _evidence(plan: Plan) -> str:
    """What else is recorded of how the blood finds its way: " (the lumen is closed, without leg oedema)"."""
    known = []
    if plan.case.tumour.lumen is not None:
        known.append(f"the lumen is {plan.case.tumour.lumen}")
    if plan.case.patient.leg_oedema is not None:
        known.append("leg oedema is present" if plan.case.patient.leg_oedema else "there is no leg oedema")
    return f" ({listed(known)})" if known else ""
