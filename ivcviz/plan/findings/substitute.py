"""Graft, patch, or neither."""

from collections.abc import Iterator

from ivcviz.case.check_thresholds import threshold_of
from ivcviz.messages.numbers import mm, whole
from ivcviz.messages.sentences import Message, capital, listed, say, say_many
from ivcviz.plan.findings.branches import hole_mm
from ivcviz.plan.findings.renal_terms import words_about
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import DISCUSSION, GENERAL, GEOMETRY
from ivcviz.plan.model import Finding, Plan
from ivcviz.plan.wording.names import END_WORDS, LUMEN_WORDS

PATCH_SHARE = "patch-share-percent"
_NOT_RICH = {"": say("none are recorded"), "none": say("none were found"), "some": say("only some are recorded")}


@rule(
    say("graft wider than cava"),
    "warning",
    source=say("Ann Vasc Surg, 10.1016/j.avsg.2018.12.068 (1 of 4); the opposite school: Pantoja et al. 2020, mean ratio 0.6"),
)
def graft_wider_than_cava(plan: Plan) -> Iterator[Finding]:
    """The graft's inner diameter is more than the cava's own, by its perimeter, at either cut."""
    if plan.graft is None:
        return
    native = {"inferior": plan.graft.native_inferior_mm, "superior": plan.graft.native_superior_mm}
    level = {"inferior": plan.graft.inferior_mm, "superior": plan.graft.superior_mm}
    over = [(cut, size) for cut, size in native.items() if size is not None and plan.graft.diameter_mm > size]
    if over:
        cava = listed([say("{size} at the {cut} cut", size=mm(size), cut=END_WORDS[cut]) for cut, size in over])
        yield make_finding(
            "warning",
            say(
                "A {diameter} graft in a cava of {cava}: oversizing has let a PTFE graft fold inwards.",
                diameter=mm(plan.graft.diameter_mm),
                cava=cava,
            ),
            level_mm=level[over[0][0]],
            graft_mm=plan.graft.diameter_mm,
            inferior_native_mm=native["inferior"],
            superior_native_mm=native["superior"],
        )


@rule(
    say("cut length is measured"),
    "note",
    source=say("Vascutek and Bard ePTFE, instructions for use (redundancy, tension); {general}", general=GENERAL),
)
def cut_length_is_measured(plan: Plan) -> Iterator[Finding]:
    """Always, where a graft is planned."""
    if plan.graft is not None:
        yield make_finding(
            "note",
            say(
                "{length} is the length of the intact centreline between the cuts; the cutting length is measured in "
                "situ: retractors off, liver back, tube just straight.",
                length=mm(plan.graft.length_mm),
            ),
            level_mm=(plan.graft.inferior_mm + plan.graft.superior_mm) / 2,
            length_mm=plan.graft.length_mm,
        )


@rule(
    say("no reconstruction"),
    "stop",
    "note",
    kind="judgement",
    source=say(
        "{discussion}; Gaignard et al. (PubMed 32445073); 10.1016/j.jvsv.2024.101885 (4 of 13 ligated)", discussion=DISCUSSION
    ),
)
def no_reconstruction(plan: Plan) -> Iterator[Finding]:
    """The cava is cut through and not replaced: a stop, or a note where collaterals are recorded as rich."""
    if plan.resection is None or plan.graft is not None or not plan.case.resection.kind.cuts_through:
        return
    rich = plan.case.patient.collaterals == "rich"
    length = mm(plan.resection.length_mm)
    if rich:
        sentence = say(
            "{length} of cava are resected and not replaced, for {recorded}; symptoms, renal function and angiography confirm "
            "them.",
            length=length,
            recorded=_with_evidence(plan, say("collaterals recorded as rich")),
        )
    else:
        sentence = say(
            "{length} of cava are resected and not replaced; that is for confirmed rich collaterals, and {recorded}.",
            length=length,
            recorded=_with_evidence(plan, _NOT_RICH[plan.case.patient.collaterals or ""]),
        )
    yield make_finding(
        "note" if rich else "stop",
        sentence,
        level_mm=(plan.resection.inferior_mm + plan.resection.superior_mm) / 2,
        length_mm=plan.resection.length_mm,
        collaterals=plan.case.patient.collaterals,
        lumen=plan.case.tumour.lumen,
        leg_oedema=plan.case.patient.leg_oedema,
    )


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


@rule(
    say("ring in the way"),
    "note",
    source=say("W. L. Gore, notes on INTERING (its rings may be sewn through); Vascutek ePTFE, instructions for use"),
)
def ring_in_the_way(plan: Plan) -> Iterator[Finding]:
    """A hole is cut into a ringed graft: rings lie where it and its seam are."""
    if plan.graft is None or not plan.graft.ringed:
        return
    holes = [(vein, vein.hole) for vein in plan.renal_veins if vein.hole is not None]
    if holes:
        words = [
            say(
                "the {hole} ({height} along the graft)",
                hole=words_about(plan, vein.id, say("graftotomy")),
                height=mm(hole.height_mm),
            )
            for vein, hole in holes
        ]
        yield make_finding(
            "note",
            say_many(
                len(holes),
                "External rings lie where {holes} is cut, and are drawn as taken off there; makers differ on sewing through "
                "rings: read the graft's instructions before it is cut.",
                "External rings lie where {holes} are cut, and are drawn as taken off there; makers differ on sewing through "
                "rings: read the graft's instructions before it is cut.",
                holes=listed(words),
            ),
            level_mm=hole_mm(plan, holes[0][0]),
            holes=tuple(vein.id for vein, _ in holes),
        )


@rule(
    say("clamp on rings"),
    "note",
    source=say("W. L. Gore, notes on INTERING (guarded clamps only, not repeatedly); Vascutek ePTFE, instructions for use"),
)
def clamp_on_rings(plan: Plan) -> Iterator[Finding]:
    """The superior clamp is to be moved down onto the graft, and the graft is ringed."""
    if plan.graft is not None and plan.graft.ringed and plan.case.timing.clamp_onto_graft:
        yield make_finding(
            "note",
            say(
                "The superior clamp is to be moved onto a ringed graft, below its superior end at {superior}: with "
                "guarded clamps only, and not repeatedly.",
                superior=mm(plan.graft.superior_mm),
            ),
            level_mm=plan.graft.superior_mm,
            superior_end_mm=plan.graft.superior_mm,
        )


@rule(say("prosthesis beside opened bowel"), "warning", source=GENERAL)
def prosthesis_beside_opened_bowel(plan: Plan) -> Iterator[Finding]:
    """Duodenum or bowel is taken en bloc, and the graft or the patch is a PTFE prosthesis."""
    opened = [organ.opened for organ in plan.case.resection.en_bloc if organ.opened is not None]
    if plan.resection is None or not opened or not (kind := _prosthesis(plan)):
        return
    cut = plan.resection
    yield make_finding(
        "warning",
        say_many(
            len(opened),
            "{opened} is opened beside a {kind} of {length}, which contamination can infect; decide on the substitute "
            "and on its cover.",
            "{opened} are opened beside a {kind} of {length}, which contamination can infect; decide on the substitute "
            "and on its cover.",
            opened=capital(listed(opened)),
            kind=kind,
            length=mm(cut.length_mm),
        ),
        level_mm=(cut.inferior_mm + cut.superior_mm) / 2,
        length_mm=cut.length_mm,
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
    say("patch takes much of the wall"), "stop", "note", kind="gap", ends_at="bench", source=GEOMETRY, thresholds=(PATCH_SHARE,)
)
def patch_takes_much_of_the_wall(plan: Plan) -> Iterator[Finding]:
    """With the margins to either side the patch takes the whole circumference, so that no wall is left to sew it to (stop),
    or more of it than the threshold (note)."""
    patch = plan.patch
    if patch is None or patch.arc_deg / 3.6 <= threshold_of(plan.case, PATCH_SHARE):
        return
    width = mm(patch.width_mm)
    everything = patch.arc_deg >= 360.0
    yield make_finding(
        "stop" if everything else "note",
        say(
            "The patch takes the whole wall ({width} at its widest): no wall is left to sew it to; plan a tube graft.",
            width=width,
        )
        if everything
        else say(
            "The patch takes {share} % of the wall ({width} at its widest): compare it with a tube graft.",
            share=whole(patch.arc_deg / 3.6),
            width=width,
        ),
        level_mm=(patch.inferior_mm + patch.superior_mm) / 2,
        width_mm=patch.width_mm,
        arc_deg=patch.arc_deg,
    )


def _prosthesis(plan: Plan) -> Message | None:
    """The graft or patch in words where it is a prosthesis; None where none is."""
    if plan.graft is not None:
        return plan.graft.substitute.graft if plan.graft.substitute.is_prosthesis else None
    chosen = plan.case.resection
    return chosen.patch.patch if chosen.kind.takes_wall and chosen.patch.is_prosthesis else None


def _with_evidence(plan: Plan, recorded: Message) -> Message:
    """What is recorded of collaterals, and beside it what else is: "… (the lumen is closed and there is no leg oedema)"."""
    known = []
    if plan.case.tumour.lumen is not None:
        known.append(say("the lumen is {lumen}", lumen=LUMEN_WORDS[plan.case.tumour.lumen]))
    if plan.case.patient.leg_oedema is not None:
        known.append(say("leg oedema is present") if plan.case.patient.leg_oedema else say("there is no leg oedema"))
    return say("{recorded} ({evidence})", recorded=recorded, evidence=listed(known)) if known else recorded
