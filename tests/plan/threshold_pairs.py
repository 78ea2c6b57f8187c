"""For every rule that compares numbers, plans just inside and just outside each of its limits.

A plan is made of one number; the two of a pair lie no more than 0.1 (mm, degrees, percent) apart, the limit between them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from threshold_samples import (
    both_sewn,
    clamp_at,
    cone,
    cuff,
    deep_mass,
    extracted,
    hole_at,
    inferior_cut,
    involved,
    lateral,
    left_jaw_at,
    left_length,
    left_opening,
    left_pipe,
    liver_minutes,
    lower_end,
    lumen_above,
    lumen_below,
    margin,
    measured_room,
    mobilised,
    narrow_graft,
    patch,
    right_cuff,
    right_cuff_below,
    right_cuff_beside,
    right_cuff_involved,
    right_involved,
    right_share,
    room_to_aorta,
    saphenous,
    saphenous_length,
    saphenous_patch,
    saphenous_patch_length,
    second_vein,
    sewn_below,
    short_graft,
    superior_clamp,
    superior_cut,
    thin_jaw,
    thrombus,
    tip_at,
    under_accessory,
    upper_end,
    vein_length,
    vein_tube,
    wide_graft,
)

from ivcviz.plan.catalogue.samples import LEFT, RIGHT, Sample, iliac, onto_graft, sample, timed
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
    # A span that is entered in 95 of 100 readings: 1.645 standard deviations, 11.631 mm, from the renal floor (98 mm).
    Pair("extent-near-border", "warning", upper_end, 86.4, 86.3, "stable-from"),
    Pair("extent-near-border", "warning", HIGH, 185.4, 185.3, "stable-from"),
    Pair("convention-decides", "note", HIGH, 197.05, 197.0),
    Pair("convention-decides", "note", upper_end, 98.05, 98.0),
    Pair("convention-decides", "note", lower_end, 118.95, 119.0),
    # The superior clamp: its jaw of 1 mm touches the renal floor, then it must go past the ostia, into zone II.
    Pair("zone-understates-operation", "note", thin_jaw, 80.05, 80.0, level_mm=superior_clamp),
    # The superior cut enters the lower edge of the right renal ostium, the inferior cut leaves the upper edge of zone II's.
    Pair("zone-understates-operation", "note", upper_end, 88.0, 87.95, level_mm=superior_cut),
    Pair("zone-understates-operation", "note", lower_end, 107.95, 108.0, level_mm=inferior_cut),
    Pair("zone-understates-operation", "note", HIGH, 187.0, 186.95, level_mm=superior_cut),
    # The superior cut lies 10 mm above the tumour; the hepatic floor at 197 mm, and 5 mm below it.
    Pair("hepatic-ostium-unplanned", "stop", HIGH, 187.05, 187.0, about=HEPATIC),
    Pair("hepatic-ostium-unplanned", "warning", HIGH, 182.05, 182.0, "ostium-from-cut-mm", HEPATIC),
    Pair("hepatic-ostium-unplanned", "stop", lambda x: sample(130, 170, involved={HEPATIC: x}), 0.05, 0.0, about=HEPATIC),
    Pair("atrial-extension", "stop", HIGH, 252.05, 252.0),
    Pair("atrial-extension", "stop", tip_at, 252.05, 252.0),
    Pair("cut-in-the-atrium", "stop", HIGH, 242.05, 242.0),
    Pair("clamp-on-the-atrium", "stop", HIGH, 229.05, 229.0),
    Pair("margin-below-the-usual", "stop", margin, 0.0, 0.05, about="inferior end"),
    Pair("margin-below-the-usual", "warning", margin, 0.05, 0.0, about="inferior end"),
    Pair("margin-below-the-usual", "warning", margin, 9.95, 10.0, "margin-mm", "inferior end"),
    Pair("margin-below-the-usual", "warning", lateral, 4.95, 5.0, "lateral-margin-mm", "sides"),
    # The right renal vein is 28 mm long.
    Pair("tumour-beyond-the-cut", "stop", partial(involved, vein=RIGHT, method=OPENING), 28.05, 28.0, about=RIGHT),
    Pair("mass-without-extent", "note", lambda x: sample(30, 80, tumour={"mass_mm": (x, 20.0, 20.0)}), 100.05, 100.0),
    # The right adrenal's vein ends 37.16 mm deep in a mass that lies against the wall at 230°.
    Pair("mass-on-an-organ", "note", deep_mass, 37.2, 37.1),
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
    Pair("clamp-on-an-ostium", "note", HIGH, 174.05, 174.0, about="superior clamp"),
    Pair("clamp-on-an-ostium", "note", lower_end, 141.95, 142.0, about="inferior clamp"),
    # A superior jaw on an inferior right hepatic vein at 160 mm; a left renal jaw up to 28.5 mm, where the adrenal vein opens.
    Pair("clamp-on-an-ostium", "note", under_accessory, 5.0, 4.95, "large-accessory-mm", about="superior clamp"),
    Pair("clamp-on-an-ostium", "note", left_opening, 13.55, 13.5, about=LEFT),
    Pair("clamp-on-an-ostium", "stop", left_jaw_at, 25.55, 25.5, about=LEFT),
    # The superior jaw from 77, the inferior one up to 143 mm.
    Pair("clamp-across-lumen-contents", "stop", lumen_above, 77.05, 77.0),
    Pair("clamp-across-lumen-contents", "stop", lumen_below, 142.95, 143.0, about="inferior clamp"),
    Pair("clamp-near-a-free-tip", "warning", lumen_above, 67.05, 67.0, about="superior clamp"),
    Pair("clamp-near-a-free-tip", "warning", lumen_below, 152.95, 153.0, about="inferior clamp"),
    # Cuff and jaw together, 13 mm, below the hepatic floor; a free cuff of 4 mm; and a cut at the floor.
    Pair("no-room-for-superior-clamp", "note", HIGH, 174.05, 174.0),
    Pair("no-room-for-superior-clamp", "note", HIGH, 177.0, 177.05),
    Pair("no-room-for-superior-clamp", "warning", HIGH, 177.05, 177.0),
    Pair("no-room-for-superior-clamp", "warning", HIGH, 187.0, 187.05),
    Pair("cuff-too-short", "warning", cuff, 3.95, 4.0),
    Pair("cuff-too-short", "warning", cuff, 0.0, -0.05),
    Pair("cuff-too-short", "stop", cuff, -0.05, 0.0),
    Pair("cuff-too-short", "warning", partial(left_jaw_at, vein=RIGHT), 11.95, 12.0, about=RIGHT),
    # Of the right vein's 28 mm, 5 mm are margin, 4 free vein, 6 jaw.
    Pair("renal-clamp-without-room", "stop", partial(involved, vein=RIGHT, method=OPENING), 13.05, 13.0, about=RIGHT),
    Pair("above-the-diaphragm", "warning", HIGH, 203.0, 202.95),
    Pair("above-the-diaphragm", "warning", HIGH, 213.0, 212.95, level_mm=superior_cut),
    Pair("clamp-under-the-iliac-artery", "note", partial(lower_end, upper=70.0), 37.95, 38.0, "under-iliac-artery-mm"),
    Pair("below-the-confluence", "note", partial(lower_end, upper=60.0), 23.0, 23.05),
    Pair("below-the-confluence", "note", partial(lower_end, upper=60.0), 10.0, 9.95),
    Pair("iliac-vein-unplanned", "stop", partial(lower_end, upper=60.0), 9.95, 10.0),
    # The left common iliac vein has 55 mm before its fork: cuff and jaw take 13 of them, the margin 10.
    Pair(
        "iliac-vein-open-between-clamps",
        "stop",
        lambda x: sample(x, 60.0, **iliac()),
        -32.05,
        -32.0,
        about="left-common-iliac-vein",
    ),
    Pair("bland-thrombus-at-the-cut", "warning", partial(thrombus, upper=80.0), 60.0, 60.05),
    Pair("bland-thrombus-at-the-cut", "warning", partial(thrombus, 20.0), 47.0, 46.95),
    # The same above the tumour: cut at 150 mm, clamp at 160, its jaw up to 163 mm.
    Pair("bland-thrombus-at-the-cut", "warning", partial(thrombus, 120.0), 150.0, 149.95, about="superior cut"),
    Pair("bland-thrombus-at-the-cut", "warning", partial(thrombus, upper=200.0), 163.0, 163.05, about="superior cut"),
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
    # The right fourth lumbar vein, 4 mm wide, enters at 25 mm; a jaw reaches 3 mm beyond its middle.
    Pair(
        "tributary-open-between-clamps", "warning", lambda x: clamp_at(x, "inferior", sample(45, 80)), 29.95, 30.0, about=LUMBAR
    ),
    Pair(
        "tributary-open-between-clamps", "warning", lambda x: clamp_at(x, "superior", sample(10, 40)), 20.05, 20.0, about=LUMBAR
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
    Pair("liver-clock", "warning", liver_minutes, 60.0, 59.95),
    Pair("kidney-clock", "warning", lambda x: sample(80, 150, **timed(x)), 20.05, 20.0),
    Pair("kidney-clock", "warning", lambda x: sample(80, 150, **timed(x, cooled=True)), 35.05, 35.0),
    # A jaw of 6 mm on the graft, 2 mm free to either side.
    Pair("no-place-on-the-graft", "warning", onto_graft, 9.95, 10.0),
    Pair("opened-onto-a-hole", "stop", onto_graft, 5.95, 6.0),
)
_RENAL = (
    # The cuts lie 10 mm beyond the tumour: an ostium is taken, is nearer to a cut than 5 mm, or is not.
    Pair("renal-ostium-unplanned", "stop", lower_end, 128.95, 129.0, about=LEFT),
    Pair("renal-ostium-unplanned", "stop", upper_end, 88.05, 88.0, about=RIGHT),
    Pair("renal-ostium-unplanned", "warning", lower_end, 133.95, 134.0, "ostium-from-cut-mm", LEFT),
    Pair("renal-ostium-unplanned", "warning", upper_end, 83.05, 83.0, "ostium-from-cut-mm", RIGHT),
    Pair("renal-ostium-unplanned", "stop", lambda x: sample(30, 60, involved={RIGHT: x}), 0.05, 0.0, about=RIGHT),
    # The right ostium, 98–112 mm, with 2 mm of cava round it; its edge 161° round the wall from the front.
    Pair("caval-cuff-in-the-tumour", "stop", right_cuff, 113.95, 114.0),
    Pair("caval-cuff-in-the-tumour", "stop", right_cuff_below, 96.05, 96.0),
    Pair("caval-cuff-in-the-tumour", "stop", right_cuff_beside, 161.15, 161.05),
    Pair("caval-cuff-in-the-tumour", "stop", right_cuff_involved, 0.05, 0.0),
    Pair("caval-cuff-beyond-the-cuts", "stop", right_cuff, 106.05, 106.0),
    Pair("caval-cuff-beyond-the-cuts", "stop", right_cuff_below, 103.95, 104.0),
    Pair("vein-cut-without-need", "warning", sewn_below, 83.0, 83.05, "ostium-from-cut-mm", RIGHT),
    # The superior cut, 10 mm above the tumour, and the upper edge of the right ostium at 112 mm.
    Pair("tumour-at-an-ostium-that-stays", "stop", right_involved, 101.95, 102.0, about=RIGHT),
    Pair("ostium-left-in-a-stump", "warning", both_sewn, 101.95, 102.0, about=RIGHT),
    # The graft ends 10 mm above the tumour, the left branch asks for a hole at 112 mm.
    Pair("branch-far-from-its-vein", "stop", both_sewn, 90.25, 90.35, about=LEFT),
    Pair("branch-far-from-its-vein", "warning", both_sewn, 110.25, 110.35, about=LEFT),
    # Adrenal, gonadal and lumbar vein enter 31, 38 and 45 mm along the left renal vein, the last 4 mm wide; 5 mm of healthy
    # vein are taken.
    Pair("left-collaterals-lost", "stop", partial(involved, vein=LEFT, method=LIGATE), 38.05, 38.0, about=LEFT),
    Pair("left-collaterals-lost", "warning", partial(involved, vein=LEFT, method=LIGATE), 38.0, 38.05, about=LEFT),
    Pair(
        "left-collaterals-lost",
        "stop",
        partial(right_share, right=OPENING, left=LIGATE),
        14.95,
        15.0,
        "working-kidney-percent",
    ),
    Pair("no-kidney-left", "stop", right_share, 14.95, 15.0, "working-kidney-percent"),
    Pair(
        "no-kidney-left", "stop", partial(right_share, right=NEPHRECTOMY, left=OPENING), 85.05, 85.0, "working-kidney-percent"
    ),
    # A stump that lacks 10 mm more than what is allowed, and one that takes half of that.
    Pair("stump-does-not-reach", "stop", partial(mobilised, share=1.0), -10.05, -10.0, "mobilisation-beyond-mm", RIGHT),
    Pair("stump-does-not-reach", "warning", partial(mobilised, share=1.0), -10.0, -10.05, "mobilisation-beyond-mm", RIGHT),
    Pair("stump-does-not-reach", "warning", partial(mobilised, share=2.0), -0.05, 0.0, about=RIGHT),
    Pair("left-length-without-division", "warning", left_length, 10.05, 10.0, "mobilisation-for-nothing-mm", LEFT),
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
    Pair("corridor-too-tight", "stop", room_to_aorta, -0.55, -0.5, "into-a-neighbour-mm", LEFT),
    # The stump comes to lie in front of the aorta, 9.75 mm along the left renal vein.
    Pair("corridor-too-tight", "note", left_pipe, 4.8, 4.7, about=LEFT),
    # The branch is 11.49 mm high in front of the aorta.
    Pair("corridor-too-tight", "warning", measured_room, 11.45, 11.55, about=LEFT),
    # 20 % of a stump of 10 mm, either way.
    Pair("tip-mismatch", "note", partial(cone, of="tip_diameter_mm"), 7.95, 8.05, "tip-mismatch-percent"),
    Pair("tip-mismatch", "note", partial(cone, of="tip_diameter_mm"), 12.05, 11.95, "tip-mismatch-percent"),
    Pair("hole-faces-backwards", "note", hole_at, 150.0, 149.95, about=LEFT),
    Pair("hole-faces-backwards", "note", hole_at, 210.0, 210.05, about=LEFT),
)
_SUBSTITUTE = (
    # The superior cut lies 10 mm above the tumour; the renal floor at 98 mm.
    Pair("no-reconstruction", "stop", partial(upper_end, graft=None), 88.05, 88.0),
    Pair("no-reconstruction", "warning", partial(upper_end, graft=None), 88.0, 88.05),
    Pair("extraction-below-the-confluence", "stop", extracted, -0.05, 0.0),
    Pair("repair-narrows-cava", "note", patch, 90.05, 90.0, "repair-note-percent"),
    Pair("repair-narrows-cava", "note", patch, 180.0, 180.05, "repair-warning-percent"),
    Pair("repair-narrows-cava", "warning", patch, 180.05, 180.0, "repair-warning-percent"),
    Pair("repair-narrows-cava", "warning", patch, 359.95, 360.0),
    Pair("repair-narrows-cava", "stop", patch, 360.0, 359.95),
    # The cava is round and 30 mm wide: half of it, 40 % of it; and 12 mm.
    Pair("graft-narrower-than", "note", partial(narrow_graft, native=30.0), 14.95, 15.05, "graft-note-percent"),
    Pair("graft-narrower-than", "warning", partial(narrow_graft, native=30.5), 12.15, 12.25, "graft-warning-percent"),
    Pair("graft-narrower-than", "warning", partial(narrow_graft, native=20.0), 11.95, 12.0, "graft-least-mm"),
    # 50 mm of graft; a saphenous vein of 5 mm.
    Pair("vein-does-not-make-this-tube", "warning", vein_tube, 14.05, 14.0, "vein-tube-diameter-mm"),
    Pair("vein-does-not-make-this-tube", "warning", vein_length, 80.05, 80.0, "vein-tube-length-mm"),
    Pair("vein-does-not-make-this-tube", "warning", saphenous, 5.05, 5.0),
    Pair("vein-does-not-make-this-tube", "warning", saphenous_length, 190.0, 190.05, "saphenous-length-mm"),
    Pair("vein-does-not-make-this-tube", "stop", saphenous_length, 190.05, 190.0, "saphenous-length-mm"),
    Pair("vein-does-not-make-this-patch", "warning", saphenous_patch, 90.05, 89.95),
    Pair("vein-does-not-make-this-patch", "warning", saphenous_patch_length, 159.95, 160.05, "saphenous-length-mm"),
    Pair("vein-does-not-make-this-patch", "stop", saphenous_patch_length, 160.05, 159.95, "saphenous-length-mm"),
    Pair("graft-wider-than-cava", "warning", wide_graft, 20.05, 19.95),
)
PAIRS = (*_EXTENT, *_CLAMPS, *_CONTROL, *_RENAL, *_BRANCHES, *_SUBSTITUTE)
