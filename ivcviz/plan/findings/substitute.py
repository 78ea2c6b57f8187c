"""The substitute: its size, what it is made of, its rings, and what lies beside it."""

from collections.abc import Iterator
from typing import Any

from ivcviz.case.check_thresholds import threshold_of
from ivcviz.messages.numbers import mm, ratio
from ivcviz.messages.sentences import Message, capital, listed, say, say_many
from ivcviz.plan.finding import Finding
from ivcviz.plan.findings.branches import hole_mm
from ivcviz.plan.findings.renal_terms import words_about
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import GENERAL
from ivcviz.plan.model import Plan, PlannedGraft
from ivcviz.plan.wording.names import END_WORDS

NOTE_SHARE, WARN_SHARE, LEAST = "graft-note-percent", "graft-warning-percent", "graft-least-mm"


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
    say("graft narrower than"),
    "warning",
    "note",
    source=say("Pantoja et al. 2020 (escholarship.org 33r1d03h; n = 12): 12–16 mm, mean ratio to the native cava 0.6"),
    thresholds=(NOTE_SHARE, WARN_SHARE, LEAST),
)
def graft_narrower_than(plan: Plan) -> Iterator[Finding]:
    """The graft's inner diameter is less than the first threshold of the cava's own, by its perimeter at the superior cut
    (note), less than the second, or less than the least diameter (warning)."""
    graft = plan.graft
    if graft is None:
        return
    native = graft.native_superior_mm
    share = None if native is None else graft.diameter_mm / native
    least = threshold_of(plan.case, LEAST)
    values: dict[str, Any] = {"graft_mm": graft.diameter_mm, "superior_native_mm": native}
    if graft.diameter_mm < least or (share is not None and share < threshold_of(plan.case, WARN_SHARE) / 100):
        yield make_finding("warning", _narrow(graft, least), level_mm=graft.superior_mm, **values)
    elif share is not None and share < threshold_of(plan.case, NOTE_SHARE) / 100:
        yield make_finding("note", _narrow(graft, least), level_mm=graft.superior_mm, **values)


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


@rule(
    say("prosthesis beside opened bowel"),
    "warning",
    source=say(
        "no graft infection in a series with Whipple resections, two deaths by duodenal leak in another: Etkin et "
        "al.; Mayo Clinic (SCVS 2025 F55); {general}",
        general=GENERAL,
    ),
)
def prosthesis_beside_opened_bowel(plan: Plan) -> Iterator[Finding]:
    """Duodenum or bowel is taken en bloc, and the graft or the patch is a prosthesis."""
    opened = [organ.opened for organ in plan.case.resection.en_bloc if organ.opened is not None]
    if plan.resection is None or not opened or not (kind := _prosthesis(plan)):
        return
    cut = plan.resection
    yield make_finding(
        "warning",
        say_many(
            len(opened),
            "{opened} is opened beside a {kind} of {length}: a series with Whipple resections saw no infection, "
            "another lost two patients to a duodenal leak; decide on the substitute and on its cover.",
            "{opened} are opened beside a {kind} of {length}: a series with Whipple resections saw no infection, "
            "another lost two patients to a duodenal leak; decide on the substitute and on its cover.",
            opened=capital(listed(opened)),
            kind=kind,
            length=mm(cut.length_mm),
        ),
        level_mm=(cut.inferior_mm + cut.superior_mm) / 2,
        length_mm=cut.length_mm,
    )


def _narrow(graft: PlannedGraft, least: float) -> Message:
    """How narrow a graft is."""
    size, smallest = mm(graft.diameter_mm), say("{least} is the smallest in the cited series (n = 12)", least=mm(least))
    if graft.native_superior_mm is None:
        return say("A {size} graft: {smallest}.", size=size, smallest=smallest)
    return say(
        "A {size} graft in a cava of {native} at the superior cut ({share} of it): {smallest}.",
        size=size,
        native=mm(graft.native_superior_mm),
        share=ratio(graft.diameter_mm / graft.native_superior_mm),
        smallest=smallest,
    )


def _prosthesis(plan: Plan) -> Message | None:
    """The graft or patch in words where it is a prosthesis; None where none is."""
    if plan.graft is not None:
        return plan.graft.substitute.graft if plan.graft.substitute.is_prosthesis else None
    chosen = plan.case.resection
    return chosen.patch.patch if chosen.kind.closed_by == "patch" and chosen.patch.is_prosthesis else None
