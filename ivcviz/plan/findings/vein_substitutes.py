"""Veins that are taken to replace the cava: whether there is enough of them for the tube or the patch."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import pi
from typing import Any

from ivcviz.case.check_thresholds import threshold_of
from ivcviz.messages.numbers import mm
from ivcviz.messages.sentences import Message, say
from ivcviz.plan.finding import Finding, Severity
from ivcviz.plan.findings.branches import hole_mm
from ivcviz.plan.findings.rule import make_finding, rule
from ivcviz.plan.findings.sources import GENERAL
from ivcviz.plan.model import Plan
from ivcviz.plan.wording.names import SIDE_WORDS
from ivcviz.terms.substitutes import Substitute

WIDEST, LONGEST, NARROW = "vein-tube-diameter-mm", "vein-tube-length-mm", "saphenous-length-mm"
# What is said of a tube; {graft} is what it is.
_ONE_VEIN = say("One vein seldom makes a tube of {diameter} over {length} ({graft}): measure it on imaging, or plan panels.")
_TOO_LITTLE = say(
    "A {graft} of {diameter} over {length} would take {least} to {most} of vein as a spiral or a panel; {there} are there."
)
_NO_PLAIN_TUBE = say("A {graft} of {diameter} is no plain tube: as a spiral or a panel it takes {least} to {most} of vein.")


@dataclass(frozen=True, slots=True)
class _Tube:
    """A tube of vein: the graft, or a branch of it."""

    words: Message
    made: Substitute
    diameter_mm: float  # inner
    length_mm: float
    level_mm: float
    about: str = ""

    def finding(self, severity: Severity, sentence: Message, values: dict[str, Any]) -> Finding:
        return make_finding(severity, sentence, level_mm=self.level_mm, about=self.about, **values)


def _tubes(plan: Plan) -> Iterator[_Tube]:
    graft = plan.graft
    if graft is None:
        return
    if graft.substitute.made == "vein":
        middle = (graft.inferior_mm + graft.superior_mm) / 2
        yield _Tube(graft.substitute.graft, graft.substitute, graft.diameter_mm, graft.length_mm, middle)
    for vein in plan.renal_veins:
        made = None if vein.piece is None else vein.piece.of
        if vein.piece is None or made is None or made.made != "vein" or vein.branch is None or vein.hole is None:
            continue
        words = say("{side} {piece} of {made}", side=SIDE_WORDS[vein.side], piece=vein.piece.name, made=made.name)
        inner = max(0.0, vein.branch.base_diameter_mm - 2 * made.wall_mm)
        yield _Tube(words, made, inner, vein.branch.length_mm, hole_mm(plan, vein), vein.id)


@rule(
    say("vein does not make this tube"),
    "stop",
    "warning",
    kind="gap",
    ends_at="bench",
    source=say("spiral vein grafts: Bower et al. 2000 (PubMed 10664496, named in reviews); {general}", general=GENERAL),
    thresholds=(WIDEST, LONGEST, NARROW),
)
def vein_does_not_make_this_tube(plan: Plan) -> Iterator[Finding]:
    """The graft, or a branch with a substitute of its own, is sewn of a narrow vein, as a spiral or of panels, and takes more
    of it than the threshold (stop); or it is planned as a saphenous vein, and is wider than that is (warning); or it is of
    another vein, and wider or longer than one makes it (warning)."""
    for tube in _tubes(plan):
        made = tube.made
        size: dict[str, Any] = {"diameter": mm(tube.diameter_mm), "length": mm(tube.length_mm), "graft": tube.words}
        values: dict[str, Any] = {"graft_mm": tube.diameter_mm, "length_mm": tube.length_mm}
        needed = made.vein_needed_mm(pi * tube.diameter_mm, tube.length_mm)
        if needed is None:
            if tube.diameter_mm > threshold_of(plan.case, WIDEST) or tube.length_mm > threshold_of(plan.case, LONGEST):
                yield tube.finding("warning", _ONE_VEIN.filled(**size), values)
        elif made.form_of(tube.diameter_mm) == "panels":
            takes: dict[str, Any] = {"least": mm(needed[0]), "most": mm(needed[1])}
            values["vein_mm"], there = needed[0], threshold_of(plan.case, NARROW)
            if needed[0] > there:
                yield tube.finding("stop", _TOO_LITTLE.filled(**size, **takes, there=mm(there)), values)
            elif made.form != "panels":
                del size["length"]
                yield tube.finding("warning", _NO_PLAIN_TUBE.filled(**size, **takes), values)


@rule(
    say("vein does not make this patch"),
    "stop",
    "warning",
    kind="gap",
    ends_at="bench",
    source=say("spiral vein grafts: Bower et al. 2000 (PubMed 10664496, named in reviews); {general}", general=GENERAL),
    thresholds=(NARROW,),
)
def vein_does_not_make_this_patch(plan: Plan) -> Iterator[Finding]:
    """The patch is of a narrow vein that is planned in one piece, and wider than that is when it is opened (warning); or it is
    sewn of panels that take more vein than the threshold (stop)."""
    patch = plan.patch
    if patch is None or patch.substitute.vein_mm is None:
        return
    made, widest = patch.substitute, pi * patch.substitute.vein_mm[1]
    needed = made.vein_needed_mm(patch.width_mm, patch.length_mm)
    assert needed is not None
    level = (patch.inferior_mm + patch.superior_mm) / 2
    size: dict[str, Any] = {"patch": made.patch, "width": mm(patch.width_mm)}
    takes: dict[str, Any] = {"least": mm(needed[0]), "most": mm(needed[1])}
    values: dict[str, Any] = {"width_mm": patch.width_mm, "length_mm": patch.length_mm, "vein_mm": needed[0]}
    if patch.width_mm > widest and needed[0] > threshold_of(plan.case, NARROW):
        sentence = say(
            "A {patch} {width} wide and {length} long would take {least} to {most} of vein in panels; {there} are there.",
            length=mm(patch.length_mm),
            there=mm(threshold_of(plan.case, NARROW)),
            **size,
            **takes,
        )
        yield make_finding("stop", sentence, level_mm=level, **values)
    elif patch.width_mm > widest and made.form != "panels":
        sentence = say(
            "A {patch} {width} wide is no single piece: opened, the vein is {widest} wide at most; in panels it takes "
            "{least} to {most} of vein.",
            widest=mm(widest),
            **size,
            **takes,
        )
        yield make_finding("warning", sentence, level_mm=level, **values)
