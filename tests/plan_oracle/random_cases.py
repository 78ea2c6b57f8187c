"""Random cases for the oracle: half of them anything that the document allows, half what a surgeon might enter.

In the first half nearly every plan has some stop; the second half is where silence shows.
"""

from dataclasses import replace
from random import Random

from any_document import any_case, divided, iliac_plan

from ivcviz.anatomy.landmarks import landmarks_of, reference_renal_veins, veins_of
from ivcviz.anatomy.specification import AnatomySpec, HepaticVein, Ostium, Side
from ivcviz.case import document as doc
from ivcviz.terms.renal_methods import LEAVE, METHODS
from ivcviz.terms.resections import RESECTION_KINDS
from ivcviz.terms.substitutes import SUBSTITUTES


def random_cases(count: int, seeded: int) -> list[doc.Case]:
    """So many cases, always the same for a seed."""
    lot = Random(seeded)
    return [(likely_case(lot) if number % 2 else any_case(lot, likely_body)) for number in range(count)]


def likely_case(lot: Random) -> doc.Case:
    """A case as a surgeon might enter it: any extent, usual margins, now and then something out of the usual."""
    spec = likely_body(lot)
    top = landmarks_of(spec).cavoatrial_junction
    lower = lot.uniform(-59.9, top + 40) if lot.random() < 0.3 else lot.uniform(0, 190)
    upper = min(lower + lot.uniform(5, 120), top + 79.9)
    tumour = doc.Tumour(
        doc.LevelRef(round(min(lower, upper - 2), 1)),
        doc.LevelRef(round(upper, 1)),
        involved=likely_involved(lot, spec),
        iliac_side=lot.choice(("left", "right")) if lower < 0 and lot.random() < 0.8 else None,
        circumference_deg=lot.choice((None, lot.uniform(40, 200))),
        bulge_deg=lot.uniform(0, 359),
        thrombus=_thrombus(lot, lower, upper, top) if lot.random() < 0.2 else None,
        lumen_tip=doc.LumenTip(doc.LevelRef(min(upper + lot.uniform(0, 40), top + 79.9))) if lot.random() < 0.15 else None,
    )
    resection = doc.Resection(
        kind=lot.choice((*RESECTION_KINDS, RESECTION_KINDS[0], RESECTION_KINDS[0])),
        inferior_margin_mm=lot.choice((10.0, 5.0, 20.0, 0.0)),
        superior_margin_mm=lot.choice((10.0, 5.0, 20.0, 0.0)),
        patch=lot.choice(SUBSTITUTES),
    )
    return doc.Case(
        "A case by lot",
        tumour,
        anatomy=spec,
        resection=resection,
        graft=None if lot.random() < 0.15 else likely_graft(lot),
        renal_plan=tuple(likely_plan(lot, vein.id) for vein in veins_of(spec)[0]),
        iliac_plan=iliac_plan(lot) if lower < 10 else (),
        timing=doc.Timing(clamp_onto_graft=lot.random() < 0.3),
    )


def likely_body(lot: Random) -> AnatomySpec:
    """A reference body of either sex; now and then an accessory vein, a vein behind the aorta, a kidney that is missing."""
    spec = AnatomySpec(sex=lot.choice(("F", "M")))
    right, left = reference_renal_veins(spec.sex)
    if lot.random() < 0.2:
        left = replace(left, course="retro-aortic", ostium=replace(left.ostium, lower_mm=80.0, upper_mm=94.0))
    veins = (right, left)
    if lot.random() < 0.2:
        small = replace(right, id="right-renal-vein-2", width_mm=7.0, thickness_mm=6.0, main=False)
        more = replace(small, ostium=Ostium(76.0, 83.0, 250.0))
        veins = (right, left, more)
    if veins != reference_renal_veins(spec.sex):
        spec = replace(spec, renal_veins=veins)
    if lot.random() < 0.2:
        name, ostium = "Inferior right hepatic vein", Ostium(157.0, 163.0, 270.0)
        more_liver = HepaticVein("inferior-right-hepatic-vein", name, ostium, lot.uniform(3, 9), main=False)
        spec = replace(spec, hepatic_veins=(*veins_of(spec)[1], more_liver))
    missing = lot.choice((*[()] * 6, ("left",), ("right",)))
    return replace(spec, missing_kidneys=missing)


def likely_involved(lot: Random, spec: AnatomySpec) -> tuple[doc.Involved, ...]:
    """A renal vein, or seldom a hepatic one, that the tumour has grown into."""
    renal, hepatic = veins_of(spec)
    found = [doc.Involved(vein.id, round(lot.uniform(1, vein.length_mm / 2), 1)) for vein in renal if lot.random() < 0.15]
    found += [doc.Involved(vein.id, 8.0) for vein in hepatic if lot.random() < 0.03]
    return tuple(found)


def likely_graft(lot: Random) -> doc.Graft:
    """A tube of any substitute, as wide as these come, or seldom of any width."""
    width = float(lot.choice((12, 14, 16, 18, 20, 22))) if lot.random() < 0.8 else round(lot.uniform(4, 50), 1)
    return doc.Graft.of(lot.choice((SUBSTITUTES[0], *SUBSTITUTES)), width)


def likely_plan(lot: Random, vein_id: str) -> doc.RenalPlan:
    """What becomes of a renal vein: as often nothing as any of the methods."""
    length_mm = lot.choice((None, lot.uniform(10, 50)))
    cone = doc.Cone(lot.uniform(8, 20), lot.uniform(6, 14), lot.uniform(30, 150), length_mm=length_mm)
    side: Side = "left" if vein_id.startswith("left") else "right"
    return doc.RenalPlan(
        vein_id,
        lot.choice((LEAVE, LEAVE, *(method for method in METHODS if method.fits(side)))),
        cone=cone if lot.random() < 0.5 else None,
        mobilisation_mm=lot.choice((None, 20.0, 30.0)),
        artery=lot.choice((None, "open", "clamped")),
        divided=divided(lot, vein_id) if lot.random() < 0.3 else (),
        substitute=lot.choice((None, None, lot.choice(SUBSTITUTES))),
    )


def _thrombus(lot: Random, lower: float, upper: float, top: float) -> doc.Thrombus:
    below = max(lower - lot.uniform(5, 60), -59.0), lower
    ends = lot.choice((below, (upper, min(upper + lot.uniform(5, 60), top + 79.9))))
    return doc.Thrombus(doc.LevelRef(round(ends[0], 1)), doc.LevelRef(round(ends[1], 1)))
