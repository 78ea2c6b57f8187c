"""For every rule that compares numbers, plans just inside and just outside each of its limits.

A plan is made of one number; the two of a pair lie no more than 0.1 (mm, degrees, percent) apart, the limit between them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from threshold_samples import (
    clamp_at,
    cone,
    hole_at,
    inferior_cut,
    involved,
    lower_end,
    mobilised,
    patch,
    right_share,
    room_to_aorta,
    second_vein,
    set_to,
    short_graft,
    superior_clamp,
    superior_cut,
    thin_jaw,
    thrombus,
    upper_end,
    wide_graft,
)

from ivcviz.plan.catalogue.samples import LEFT, RIGHT, Sample, sample
from ivcviz.plan.model import Plan
from ivcviz.plan.resection.clamps import PORTAL_TRIAD
from ivcviz.terms.renal_methods import LIGATE, NEPHRECTOMY, OPENING

HEPATIC, LUMBAR = "right-hepatic-vein", "right-lumbar-vein-4"
Make = Callable[[float], Sample]


@dataclass(frozen=True, slots=True)
class Pair:
    """A rule's limit: with `fires` in a sample the rule finds what is meant, with `silent` it does not.

    `threshold` names the default threshold that is the limit; `about` and `level_mm` say which of a rule's findings is meant.
    """

    rule: str
    severity: str
    make: Make
    fires: float
    silent: float
    threshold: str = ""
    about: str | None = None
    level_mm: Callable[[Plan], float] | None = None

    def found_in(self, plan: Plan) -> bool:
        """Whether the rule says of a plan what this limit is about."""
        return any(
            finding.rule == self.rule
            and finding.severity == self.severity
            and self.about in (None, finding.about)
            and (self.level_mm is None or finding.level_mm == self.level_mm(plan))
            for finding in plan.findings
        )

    def __str__(self) -> str:
        return f"{self.rule}, {self.severity}, {self.fires:g} against {self.silent:g}"


HIGH = partial(upper_end, lower=130.0)
SUPERIOR_AT = partial(clamp_at, end="superior", sample_=sample(130, 160))


# In the reference woman: right renal ostium 98–112 mm, left 105–119, lowest short hepatic vein 146, hepatic ostia 197–215,
# hiatus 223, junction 252; margins and cuffs of 10 mm, a jaw of 6 mm, errors of 5 mm: 7.071 mm together.
_EXTENT = (
    # Two standard deviations, 14.142 mm, from the renal floor (98 mm) and from the hepatic floor (197 mm).
    Pair("extent-near-border", "warning", upper_end, 83.9, 83.8, "near-border-sds", "upper end, zone II"),
    Pair("extent-near-border", "warning", lower_end, 112.1, 112.2, "near-border-sds", "lower end, zone I"),
    Pair("extent-near-border", "warning", HIGH, 182.9, 182.8, "near-border-sds", "upper end, zone III"),
    # A span that is entered in 95 of 100 readings: 1.645 standard deviations, 11.631 mm, from the renal floor.
    Pair(
        "extent-near-border", "warning", lambda x: set_to("near-border-sds", 0.0, upper_end(x)), 86.4, 86.3, "stable-from", ""
    ),
    Pair("convention-decides", "note", HIGH, 197.05, 197.0),
    Pair("convention-decides", "note", upper_end, 98.05, 98.0),
    Pair("convention-decides", "note", lower_end, 118.95, 119.0),
    # The superior clamp: its jaw of 1 mm touches the renal floor, then it must go past the ostia, into zone II.
    Pair("zone-understates-operation", "warning", thin_jaw, 77.55, 77.5, level_mm=superior_clamp),
    # The superior cut enters the lower edge of the right renal ostium, the inferior cut leaves the upper edge of zone II's.
    Pair("zone-understates-operation", "warning", upper_end, 88.0, 87.95, level_mm=superior_cut),
    Pair("zone-understates-operation", "warning", lower_end, 107.95, 108.0, level_mm=inferior_cut),
    Pair("zone-understates-operation", "warning", HIGH, 187.0, 186.95, level_mm=superior_cut),
    Pair("outside-this-plan", "stop", HIGH, 197.05, 197.0),
    Pair("outside-this-plan", "stop", lambda x: sample(130, 170, involved={HEPATIC: x}), 0.05, 0.0),
    Pair("atrial-extension", "stop", HIGH, 252.05, 252.0),
    Pair("mass-shorter-than-extent", "note", lambda x: sample(30, 80, tumour={"mass_mm": (x, 20.0, 20.0)}), 49.95, 50.0),
)
_CLAMPS = (
    # The jaw of 6 mm wholly above the hepatic roof: a clamp from 218 mm.
    Pair(
        "outflow-closed-inflow-open",
        "stop",
        lambda x: clamp_at(x, "superior", sample(150, 205), PORTAL_TRIAD),
        218.0,
        217.95,
    ),
    Pair("total-hepatic-vascular-exclusion", "warning", HIGH, 174.05, 174.0),
    Pair("clamp-on-an-ostium", "stop", SUPERIOR_AT, 194.05, 194.0, about="superior clamp"),
    Pair("clamp-on-an-ostium", "stop", SUPERIOR_AT, 217.95, 218.0, about="superior clamp"),
    Pair(
        "clamp-on-an-ostium", "stop", lambda x: clamp_at(x, "inferior", sample(150, 180)), 121.95, 122.0, about="inferior clamp"
    ),
    Pair("clamp-on-an-ostium", "warning", HIGH, 174.05, 174.0, about="superior clamp"),
    Pair("clamp-on-an-ostium", "warning", lower_end, 141.95, 142.0, about="inferior clamp"),
    # Cuff and jaw together, 16 mm, below the hepatic floor; and a cut at the floor.
    Pair("no-room-for-superior-clamp", "warning", HIGH, 174.05, 174.0),
    Pair("no-room-for-superior-clamp", "warning", HIGH, 187.0, 187.05),
    Pair("above-the-diaphragm", "warning", HIGH, 203.0, 202.95),
    Pair("above-the-diaphragm", "warning", HIGH, 213.0, 212.95, level_mm=superior_cut),
    Pair("below-the-confluence", "warning", partial(lower_end, upper=60.0), 23.0, 23.05),
    Pair("bland-thrombus-at-the-cut", "warning", partial(thrombus, upper=80.0), 60.0, 60.05),
    Pair("bland-thrombus-at-the-cut", "warning", partial(thrombus, 20.0), 47.0, 46.95),
    Pair("liver-must-be-mobilised", "note", upper_end, 126.05, 126.0),
)
_CONTROL = (
    Pair(
        "renal-vein-open-between-clamps",
        "stop",
        lambda x: clamp_at(x, "superior", sample(80, 150), LEFT),
        105.05,
        105.0,
        about=LEFT,
    ),
    Pair(
        "renal-vein-open-between-clamps",
        "stop",
        lambda x: clamp_at(x, "inferior", sample(80, 150), LEFT),
        118.95,
        119.0,
        about=LEFT,
    ),
    # The right fourth lumbar vein enters at 25 mm.
    Pair(
        "tributary-open-between-clamps", "warning", lambda x: clamp_at(x, "inferior", sample(45, 80)), 24.95, 25.0, about=LUMBAR
    ),
    Pair(
        "tributary-open-between-clamps", "warning", lambda x: clamp_at(x, "superior", sample(10, 40)), 25.05, 25.0, about=LUMBAR
    ),
    # From 70 to 80 mm above the right renal vein (105 mm).
    Pair("look-for-a-high-lumbar-vein", "note", partial(lower_end, upper=230.0), 195.0, 195.05),
    Pair("look-for-a-high-lumbar-vein", "note", HIGH, 165.0, 164.95),
    Pair(
        "large-inferior-right-hepatic-vein",
        "warning",
        second_vein,
        5.0,
        4.95,
        "large-accessory-mm",
    ),
    # The superior clamp must go past the renal ostia when its jaw reaches their floor.
    Pair("right-kidney-without-outflow", "warning", upper_end, 75.05, 75.0),
)
_RENAL = (
    # A cuff of 10 mm beyond either cut.
    Pair("renal-ostium-unplanned", "stop", lower_end, 138.95, 139.0, about=LEFT),
    Pair("renal-ostium-unplanned", "stop", upper_end, 78.05, 78.0, about=RIGHT),
    Pair("renal-ostium-unplanned", "stop", lambda x: sample(30, 60, involved={RIGHT: x}), 0.05, 0.0, about=RIGHT),
    # The adrenal vein enters 31 mm along the left renal vein; 5 mm of healthy vein are taken.
    Pair("left-collaterals-lost", "stop", partial(involved, vein=LEFT, method=LIGATE), 26.0, 25.95, about=LEFT),
    Pair(
        "left-ligated-single-kidney",
        "warning",
        partial(right_share, right=OPENING, left=LIGATE),
        14.95,
        15.0,
        "working-kidney-percent",
    ),
    Pair("no-kidney-left", "stop", right_share, 14.95, 15.0, "working-kidney-percent"),
    Pair(
        "no-kidney-left", "stop", partial(right_share, right=NEPHRECTOMY, left=OPENING), 85.05, 85.0, "working-kidney-percent"
    ),
    Pair("stump-does-not-reach", "stop", partial(mobilised, share=1.0), -0.05, 0.0, about=RIGHT),
    Pair("stump-does-not-reach", "warning", partial(mobilised, share=1.0), 0.0, -0.05, about=RIGHT),
    Pair("stump-does-not-reach", "warning", partial(mobilised, share=2.0), -0.05, 0.0, about=RIGHT),
    # Of the right vein's 28 mm, 5 mm are margin.
    Pair("stump-at-the-hilum", "warning", partial(involved, vein=RIGHT, method=OPENING), 13.05, 13.0, "hilum-remaining-mm"),
)
_BRANCHES = (
    # 80 % of a graft of 16 mm.
    Pair("branch-too-wide", "stop", partial(cone, of="base_diameter_mm"), 12.8, 12.75, "branch-share-percent"),
    Pair("wall-bridge-too-narrow", "stop", short_graft, 9.95, 10.05, "bridge-stop-mm"),
    Pair("wall-bridge-too-narrow", "warning", short_graft, 10.05, 9.95, "bridge-stop-mm"),
    Pair("wall-bridge-too-narrow", "warning", short_graft, 19.95, 20.05, "bridge-warning-mm"),
    Pair("branch-against-the-flow", "warning", partial(cone, of="takeoff_deg"), 90.05, 90.0),
    Pair("corridor-too-tight", "stop", room_to_aorta, -0.05, 0.0),
    Pair("corridor-too-tight", "warning", room_to_aorta, 0.0, -0.05),
    Pair(
        "corridor-too-tight",
        "warning",
        room_to_aorta,
        2.95,
        3.0,
        "corridor-clearance-mm",
        LEFT,
    ),
    # 20 % of a stump of 10 mm, either way.
    Pair("tip-mismatch", "note", partial(cone, of="tip_diameter_mm"), 7.95, 8.05, "tip-mismatch-percent"),
    Pair("tip-mismatch", "note", partial(cone, of="tip_diameter_mm"), 12.05, 11.95, "tip-mismatch-percent"),
    Pair("hole-faces-backwards", "note", hole_at, 150.0, 149.95, about=LEFT),
    Pair("hole-faces-backwards", "note", hole_at, 210.0, 210.05, about=LEFT),
)
_SUBSTITUTE = (
    Pair("patch-takes-much-of-the-wall", "note", patch, 180.05, 180.0, "patch-share-percent"),
    Pair("patch-takes-much-of-the-wall", "note", patch, 359.95, 360.0),
    Pair("patch-takes-much-of-the-wall", "stop", patch, 360.0, 359.95),
    Pair("graft-wider-than-cava", "warning", wide_graft, 20.05, 19.95),
)
PAIRS = (*_EXTENT, *_CLAMPS, *_CONTROL, *_RENAL, *_BRANCHES, *_SUBSTITUTE)
