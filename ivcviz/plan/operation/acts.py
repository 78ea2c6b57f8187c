"""The acts of an operation in order.

Cava, then renal veins are clamped; what is cut out leaves the field; the bench work is done by then; superior and inferior end
are sewn, then right and left renal vein; clamps come off. The order follows section 2.4 of Tulahong et al. (Medicine
2022;101:22(e29326)), for total hepatic vascular exclusion Pal et al. 2011; in which order clamps come off, and when the bench
work is done (here: by the last cut), no source says: both are this plan's own.
"""

from collections.abc import Iterator
from functools import partial
from itertools import takewhile
from typing import get_args

from ivcviz.messages.sentences import Wording, joined, say
from ivcviz.plan.model import DividedVein, Plan, WhyDivided
from ivcviz.plan.operation.act import (
    CAUDATE,
    CAVA,
    LIVER,
    PRECAVAL_ARTERY,
    STAGES,
    SUTURES,
    Act,
    Place,
    Stage,
    Thing,
    figures,
    renal_vein,
)
from ivcviz.plan.operation.acts_before_clamping import before_clamping
from ivcviz.plan.operation.acts_bench import bench_acts
from ivcviz.plan.operation.acts_clamping import (
    clamping_of,
    clamps_on,
    release_at_the_end,
    release_of_what_is_lost,
    release_on_the_way,
)
from ivcviz.plan.operation.acts_flushing import with_flushing
from ivcviz.plan.operation.acts_resection import frozen_sections, resection
from ivcviz.plan.operation.acts_sewing import sewing
from ivcviz.plan.operation.sources import OWN, PAPER, PRECAVAL
from ivcviz.plan.reconstruction.renal_outcome import in_order, missing, plan_for_vein
from ivcviz.plan.resection.clamps import caval_clamps
from ivcviz.plan.wording.names import SIDE_WORDS

# Kinds of small veins that the paper tells of: "short hepatic veins and right adrenal veins" (section 2.4).
_NAMED_IN_THE_PAPER = ("short-hepatic", "adrenal")
_WHY: dict[WhyDivided, Wording] = {
    "between clamps": say("between or under the clamps"),
    "exposure": say("for exposure"),
    "in a resected vein": say("enters a part of the renal vein that leaves"),
    "for length": say("so that the renal vein reaches further"),
}
assert set(_WHY) == set(get_args(WhyDivided)), "a reason has no words"


# From here up the caudate lobe lies on the cava, in the reference woman; set by this plan.
CAUDATE_MM = 182.0
_CAUDATE = say("hepatocaval ligament: MacKenzie et al. (abstract); level: set by this plan")


def acts_of(plan: Plan) -> tuple[Act, ...]:
    """All acts of a plan in order: none where nothing is resected, and none from the stage on that a gap leaves unplanned."""
    if not plan.is_operated:
        return ()
    acts = with_flushing(_acts(plan))
    return tuple(acts) if plan.end is None else tuple(takewhile(partial(is_planned, plan), acts))


def is_planned(plan: Plan, act: Act) -> bool:
    """Whether an act belongs to a stage that comes before the plan's end."""
    return stage_is_planned(plan, act.stage)


def stage_is_planned(plan: Plan, stage: Stage) -> bool:
    """Whether a stage comes before the plan's end."""
    return plan.end is None or plan.end.ends_at is None or STAGES.index(stage) < STAGES.index(plan.end.ends_at)


def _acts(plan: Plan) -> Iterator[Act]:
    clamping = clamping_of(plan)
    yield from _mobilisation(plan)
    yield from _test_clamping(plan)
    yield from before_clamping(plan)
    yield from clamps_on(plan, clamping)
    yield from resection(plan)
    yield from release_of_what_is_lost(clamping)
    yield from frozen_sections(plan)
    yield from bench_acts(plan)
    first, *others = sewing(plan)
    yield first
    yield from release_on_the_way(clamping)
    yield from others
    yield from release_at_the_end(plan, clamping)
    yield Act("reperfused", "check", SUTURES, source=PAPER)


def _mobilisation(plan: Plan) -> Iterator[Act]:
    note: Wording = say("Kocher manoeuvre; the duodenum is drawn to the middle")
    yield Act("mobilised", "expose", CAVA, note=note, source=PAPER)
    if plan.case.anatomy.precaval_artery is not None and not missing(plan, "right"):
        note = say("found and looped before a clamp goes on the cava; a tube is led behind it")
        yield Act("mobilised", "expose", PRECAVAL_ARTERY, note=note, source=PRECAVAL)
    span, lowest = caval_clamps(plan.clamps), plan.body.landmarks.lowest_short_hepatic_vein
    if span is not None and span[1] > lowest:
        above = span[1] - lowest if span[1] <= plan.body.landmarks.cavoatrial_junction else None  # no clamp stands higher
        beyond = figures((say("superior clamp above the lowest short hepatic vein"), above))
        yield Act("mobilised", "mobilise", LIVER, sizes=beyond, note=say("rotated to the left"), source=PAPER)
        if span[1] > CAUDATE_MM * plan.body.scale:
            note = say("dorsal ligament on the left, hepatocaval ligament on the right (a vein runs in it in 69 %: tie it)")
            yield Act("mobilised", "mobilise", CAUDATE, note=note, source=_CAUDATE)
    kinds = {tributary.id: tributary.kind for tributary in plan.body.tributaries}
    for vein in sorted(plan.divided, key=_height):
        note = _WHY[vein.why]
        if vein.side not in vein.id:  # whose name does not tell it either
            note = joined((SIDE_WORDS[vein.side], note), "; ")
        thing, source = Thing("small-vein", vein.id), PAPER if kinds[vein.id] in _NAMED_IN_THE_PAPER else OWN
        yield Act("mobilised", "divide", thing, place=Place(vein.level_mm, vein.along_mm), note=note, source=source)


def _height(vein: DividedVein) -> tuple[bool, float]:
    """From below upwards; then those of renal veins, from the cava outwards."""
    return vein.along_mm is not None, vein.level_mm if vein.along_mm is None else vein.along_mm


def _test_clamping(plan: Plan) -> Iterator[Act]:
    """Before the first cut, each renal vein that the plan puts to the test."""
    for vein in in_order(plan):
        if plan_for_vein(plan, vein.id).test_clamp and not missing(plan, vein.side):
            note = say("stump pressure: ____")
            yield Act("mobilised", "test-clamp", renal_vein(vein.id), note=note, source=OWN)
