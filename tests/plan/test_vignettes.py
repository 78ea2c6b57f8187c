"""The ten vignettes of the planning rules: zones under each convention, cuts, clamps and what becomes of the renal veins.

Reference woman, margins and cuff 10 mm, 5 mm (one standard deviation) on ends and landmarks.
"""

from dataclasses import dataclass, replace

import pytest

from ivcviz.anatomy.landmarks import reference_renal_veins
from ivcviz.anatomy.specification import AnatomySpec, Ostium
from ivcviz.case.document import Case, Graft, Involved, LevelRef, Patient, RenalPlan, Thrombus, Tumour
from ivcviz.plan.model import Plan
from ivcviz.plan.resolve import resolve
from ivcviz.terms.renal_methods import AUTOTRANSPLANT, CONE_PIPE, INTERPOSITION, LEAVE, LIGATE, NEPHRECTOMY
from ivcviz.terms.substitutes import PTFE

RIGHT, LEFT = "right-renal-vein", "left-renal-vein"


@dataclass(frozen=True)
class Vignette:
    lower: float | LevelRef
    upper: float | LevelRef
    zones: tuple[str, str, str]
    cuts: tuple[float, float]
    clamps: tuple[float, float]
    clamped: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    left_ostium: tuple[float, float] | None = None


VIGNETTES = {
    "1": Vignette(30, 65, ("I", "I", "I"), (20, 75), (10, 85)),
    "2": Vignette(40, 93, ("I", "I", "I"), (30, 103), (20, 122), (RIGHT, LEFT), (RIGHT,)),
    "3a": Vignette(98, 150, ("II", "I-II", "I-II"), (88, 160), (78, 170), (RIGHT, LEFT), (RIGHT, LEFT)),
    "3b": Vignette(60, 98, ("I", "I", "I"), (50, 108), (40, 122), (RIGHT, LEFT), (RIGHT, LEFT)),
    "4": Vignette(
        LevelRef(-15, "left-renal-vein"),
        LevelRef(-25, "hepatic-floor"),
        ("I-II", "I-II", "I-II"),
        (87, 182),
        (77, 192),
        (RIGHT, LEFT),
        (RIGHT, LEFT),
    ),
    "5": Vignette(142, 170, ("II", "II", "II"), (132, 180), (122, 190)),
    "6": Vignette(145, 188, ("II", "II", "II"), (135, 198), (125, 218)),
    "7": Vignette(150, 205, ("II-III", "II", "II"), (140, 215), (130, 225)),
    "8": Vignette(25, 105, ("I-II", "I", "I"), (15, 115), (5, 125), (RIGHT,), (RIGHT,), (128, 142)),
    "9": Vignette(80, 150, ("I-II", "I-II", "I-II"), (70, 160), (60, 170), (RIGHT, LEFT), (RIGHT, LEFT)),
    "10": Vignette(80, 150, ("II", "I-II", "I-II"), (70, 160), (60, 170), (RIGHT, LEFT), (RIGHT, LEFT), (63, 77)),
}


def level(value: float | LevelRef) -> LevelRef:
    return value if isinstance(value, LevelRef) else LevelRef(value)


def case_of(name: str) -> Case:
    vignette = VIGNETTES[name]
    anatomy = AnatomySpec()
    if vignette.left_ostium is not None:
        right, left = reference_renal_veins("F")
        moved = replace(left, ostium=Ostium(*vignette.left_ostium, left.ostium.clock_deg))
        if name == "10":
            moved = replace(moved, course="retro-aortic")
        anatomy = AnatomySpec(renal_veins=(right, moved))
    return Case(f"Vignette {name}", Tumour(level(vignette.lower), level(vignette.upper)), anatomy=anatomy)


def caval(plan: Plan) -> tuple[float | None, ...]:
    return tuple(clamp.level_mm for clamp in plan.clamps if clamp.vein == "ivc")


def rules(plan: Plan) -> set[str]:
    return {found.rule for found in plan.findings}


@pytest.mark.parametrize("name", VIGNETTES)
def test_the_zone_is_the_vignettes_under_each_convention(name):
    assert tuple(span for _, span in resolve(case_of(name)).reading.by_convention) == VIGNETTES[name].zones


@pytest.mark.parametrize("name", VIGNETTES)
def test_the_cuts_are_the_vignettes(name):
    segment = resolve(case_of(name)).resection
    assert (segment.inferior_mm, segment.superior_mm) == pytest.approx(VIGNETTES[name].cuts)


@pytest.mark.parametrize("name", VIGNETTES)
def test_the_caval_clamps_are_the_vignettes_or_the_nearest_free_site_beyond(name):
    assert caval(resolve(case_of(name))) == pytest.approx(VIGNETTES[name].clamps)


@pytest.mark.parametrize("name", VIGNETTES)
def test_the_renal_veins_between_the_clamps_are_clamped_and_no_others(name):
    plan = resolve(case_of(name))
    assert {clamp.vein for clamp in plan.clamps} - {"ivc", "portal-triad"} == set(VIGNETTES[name].clamped)


@pytest.mark.parametrize("name", VIGNETTES)
def test_the_renal_veins_that_need_a_plan_are_the_vignettes(name):
    plan = resolve(case_of(name))
    assert {vein.id for vein in plan.renal_veins if vein.in_resection} == set(VIGNETTES[name].taken)


@pytest.mark.parametrize(
    ("name", "fired"),
    [
        ("2", {"extent-near-border", "zone-understates-operation", "clamp-on-an-ostium", "renal-ostium-unplanned"}),
        ("4", {"extent-near-border", "liver-must-be-mobilised"}),
        ("5", {"liver-must-be-mobilised", "look-for-a-high-lumbar-vein"}),
        ("6", {"zone-understates-operation", "clamp-on-an-ostium", "total-hepatic-vascular-exclusion"}),
        ("7", {"convention-decides", "hepatic-ostium-unplanned", "above-the-diaphragm"}),
        ("8", {"convention-decides"}),
    ],
)
def test_the_rules_that_the_vignette_teaches_fire(name, fired):
    assert fired <= rules(resolve(case_of(name)))


def test_the_plain_vignette_divides_lumbar_veins_and_nothing_of_the_liver():
    plan = resolve(case_of("1"))
    assert {vein.id.split("-")[1] for vein in plan.divided} == {"lumbar"}
    assert not rules(plan) & {"extent-near-border", "renal-ostium-unplanned", "clamp-on-an-ostium", "liver-must-be-mobilised"}


def test_zone_two_near_the_liver_isolates_it_with_a_clamp_on_the_portal_triad():
    plan = resolve(case_of("6"))
    assert [clamp.vein for clamp in plan.clamps] == ["ivc", "portal-triad", "ivc"]
    assert "outflow-closed-inflow-open" not in rules(plan)


def test_the_wording_vignette_reads_87_of_100_from_the_lower_edge_and_56_from_the_centre():
    by_centre = resolve(case_of("4"))
    by_edge = resolve(replace(case_of("4"), tumour=Tumour(LevelRef(90), LevelRef(172))))
    assert round(100 * dict(by_centre.reading.probability)["I"]) == 56
    assert round(100 * dict(by_edge.reading.probability)["I"]) == 87
    assert by_centre.reading.stability == "borderline"


def test_in_the_tempting_ligature_the_left_vein_would_be_tied_55_mm_out_and_drain_nowhere():
    case = case_of("9")
    tempting = replace(
        case,
        tumour=replace(case.tumour, involved=(Involved(LEFT, 45),)),
        renal_plan=(RenalPlan(RIGHT, NEPHRECTOMY), RenalPlan(LEFT, LIGATE, margin_mm=10)),
    )
    plan = resolve(tempting)
    left = next(vein for vein in plan.renal_veins if vein.side == "left")
    assert left.stump_along_mm == 55
    assert "left-collaterals-lost" in rules(plan)
    assert any("55 mm from the cava" in str(found.sentence) for found in plan.findings)


def test_an_atrial_extension_is_left_to_cardiac_surgery():
    plan = resolve(Case("spare", Tumour(LevelRef(185), LevelRef(268))))
    assert plan.reading.key == "II-III"
    assert str(plan.reading.words) == "II–III + atrium"
    stop = next(found for found in plan.findings if found.rule == "atrial-extension")
    assert stop.severity == "stop"
    assert "16 mm into the atrium" in str(stop.sentence)
    assert "hepatic-ostium-unplanned" in rules(plan)


def test_with_the_right_kidney_gone_the_tempting_ligature_and_a_left_nephrectomy_are_both_said_to_be_wrong():
    case = replace(case_of("9"), tumour=replace(case_of("9").tumour, involved=(Involved(LEFT, 45),)))
    right = RenalPlan(RIGHT, NEPHRECTOMY)
    tied = resolve(replace(case, renal_plan=(right, RenalPlan(LEFT, LIGATE, margin_mm=10))))
    assert "left-collaterals-lost" in rules(tied)
    stump = next(found for found in tied.findings if found.rule == "left-collaterals-lost")
    assert "adrenal, gonadal and lumbar veins" in str(stump.sentence)
    gone = resolve(replace(case, renal_plan=(right, RenalPlan(LEFT, NEPHRECTOMY))))
    assert "no-kidney-left" in rules(gone)
    reserve = resolve(replace(case, renal_plan=(right, RenalPlan(LEFT, AUTOTRANSPLANT, margin_mm=10))))
    assert "autotransplant-is-the-reserve" in rules(reserve)
    assert "no-kidney-left" not in rules(reserve)
    near = resolve(
        replace(
            case,
            tumour=replace(case.tumour, involved=(Involved(LEFT, 55),)),
            renal_plan=(right, RenalPlan(LEFT, INTERPOSITION, margin_mm=10)),
        )
    )
    hilum = next(found for found in near.findings if found.rule == "stump-at-the-hilum")
    assert "After 65 mm of left renal vein are resected 5 mm remain to the hilum" in str(hilum.sentence)


@pytest.mark.parametrize(("method", "severity"), [(LEAVE, "note"), (CONE_PIPE, "warning")])
def test_a_left_renal_vein_behind_the_aorta_is_said_not_to_be_drawn(method, severity):
    case = replace(case_of("10"), graft=Graft.of(PTFE, 16.0), renal_plan=(RenalPlan(LEFT, method),))
    behind = next(found for found in resolve(case).findings if found.rule == "left-renal-vein-behind-the-aorta")
    assert behind.severity == severity
    assert behind.level_mm == 70
    assert ("none behind the aorta is drawn here" in str(behind.sentence)) == (method == CONE_PIPE)


def test_the_closed_cava_with_rich_collaterals_asks_what_changes():
    tumour = Tumour(LevelRef(70), LevelRef(140), lumen="closed", thrombus=Thrombus(LevelRef(30), LevelRef(70)))
    case = Case("spare", tumour, Patient(collaterals="rich", leg_oedema=False), graft=Graft.of(PTFE, 16.0))
    with_graft, without = resolve(case), resolve(replace(case, graft=None))
    thrombus = next(found for found in with_graft.findings if found.rule == "bland-thrombus-at-the-cut")
    assert "30 mm below the inferior cut at 60 mm" in str(thrombus.sentence)
    asked = next(found for found in with_graft.findings if found.rule == "is-a-graft-needed")
    assert "the lumen is closed and there is no leg oedema" in str(asked.sentence)
    assert [found.severity for found in without.findings if found.rule == "no-reconstruction"] == ["warning"]


def test_a_right_renal_vein_tied_because_the_left_did_well_is_a_stop():
    plan = resolve(replace(case_of("9"), renal_plan=(RenalPlan(RIGHT, LIGATE),)))
    assert next(found for found in plan.findings if found.rule == "right-renal-vein-ligated").severity == "stop"


@pytest.mark.parametrize(("share", "stops"), [(None, False), (50.0, False), (12.0, True)])
def test_a_left_nephrectomy_needs_a_right_kidney_that_works(share, stops):
    case = replace(case_of("9"), patient=Patient(right_kidney_percent=share), renal_plan=(RenalPlan(LEFT, NEPHRECTOMY),))
    assert ("no-kidney-left" in rules(resolve(case))) == stops
