"""The zone reading in words, other schemes' readings, and the plan as JSON and as text."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivcviz.anatomy.landmarks import WORDS
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.case.document import (
    Case,
    Cone,
    Graft,
    Involved,
    LevelRef,
    Patient,
    RenalPlan,
    Resection,
    Thrombus,
    Tumour,
    Uncertainty,
)
from ivcviz.errors import UserError
from ivcviz.plan.report.as_json import as_json
from ivcviz.plan.report.as_text import as_text
from ivcviz.plan.resolve import resolve
from ivcviz.terms.organs import DUODENUM, PSOAS
from ivcviz.terms.renal_methods import AUTOTRANSPLANT, CONE_PIPE, LEAVE, LIGATE, OPENING
from ivcviz.terms.resections import CIRCUMFERENTIAL, NO_RESECTION, PARTIAL_PATCH
from ivcviz.terms.substitutes import PTFE

# One standard deviation, mm, of an end against a landmark, each being ± 5 mm.
SD = 50**0.5


def case(lower: float, upper: float, **choices) -> Case:
    return Case("A case", Tumour(LevelRef(lower), LevelRef(upper)), **choices)


FULL = Case(
    "Full",
    Tumour(LevelRef(85), LevelRef(172), involved=(Involved("left-renal-vein", 30), Involved("right-renal-vein", 5))),
    graft=Graft.of(PTFE, 18.0),
    renal_plan=(RenalPlan("left-renal-vein", CONE_PIPE), RenalPlan("right-renal-vein", OPENING)),
)


@pytest.mark.parametrize(
    ("lower", "upper", "words"),
    [
        (30, 65, "I"),
        (85, 172, "I–II"),
        (60, 230, "I–III"),
        (-20, 60, "I + iliac"),
        (185, 268, "II–III + atrium"),
        (-10, 260, "I–III + iliac + atrium"),
        (-50, -5, "below the iliac confluence (iliac veins only), in no zone"),
    ],
)
def test_the_span_is_said_with_what_lies_beyond_the_cava(lower, upper, words):
    assert str(resolve(case(lower, upper)).reading.words) == words


def test_a_tumour_in_the_iliac_veins_alone_has_no_zone_and_says_so():
    plan = resolve(case(-50, -5))
    assert plan.reading.zones == ()
    assert plan.reading.highest is None
    assert str(plan.reading.sentence).startswith("The tumour lies below the iliac confluence")
    assert {str(other.reading) for other in plan.reading.cross_readings} == {"none", "none (below the renal veins)"}


def test_the_sentence_names_the_convention_the_distances_the_errors_and_the_other_conventions():
    sentence = str(resolve(case(150, 205)).reading.sentence)
    for part in ("Zone II–III", "floor convention", "borderline", "8 mm above the hepatic floor", "± 5 mm", "II by the roof"):
        assert part in sentence
    assert "safe" not in sentence


@pytest.mark.parametrize(
    ("lower", "upper", "mingoli", "kieffer", "ucla", "mayo"),
    [
        (30, 65, "lower", "I", "infrarenal", "none (below the renal veins)"),
        (85, 130, "lower–middle", "I–II", "between renal and hepatic veins", "level I"),
        (120, 172, "middle", "II", "between renal and hepatic veins", "level II"),
        (150, 205, "middle–upper", "II–III", "superior to the hepatic veins", "level III"),
        (185, 268, "middle–upper", "II–III", "superior to the hepatic veins", "level IV"),
    ],
)
def test_other_schemes_read_the_same_extent_in_their_own_words(lower, upper, mingoli, kieffer, ucla, mayo):
    readings = {
        str(other.scheme).split(" ")[0]: str(other.reading) for other in resolve(case(lower, upper)).reading.cross_readings
    }
    assert (readings["Mingoli"], readings["Kieffer"], readings["UCLA"], readings["Mayo"]) == (mingoli, kieffer, ucla, mayo)


def test_readings_whose_wording_nobody_has_seen_are_marked_to_confirm():
    status = {str(other.scheme).split(" ")[0]: other.status for other in resolve(case(30, 65)).reading.cross_readings}
    assert status == {
        "Mingoli": "to confirm",
        "Kieffer": "to confirm",
        "Kulaylat": "to confirm",
        "UCLA": "seen",
        "Mayo": "seen",
    }
    assert all(other.source for other in resolve(case(30, 65)).reading.cross_readings)


def test_the_json_holds_the_keys_that_scripts_rely_on():
    found = as_json(resolve(FULL))
    assert {
        "zones", "zone", "highest_zone", "convention", "borders", "zone_probability", "stability", "resection", "clamps",
        "divided_veins", "graft", "renal_veins", "findings", "lengths_are", "stops", "overridden", "ends",
    } <= found.keys()  # fmt: skip
    assert (found["zones"], found["zone"], found["highest_zone"]) == (["I", "II"], "I-II", "II")
    assert found["resection"] == {"inferior_mm": 75, "superior_mm": 182, "length_mm": 107}
    assert {"name", "level_mm", "lower_end_mm", "upper_end_mm"} == found["borders"][0].keys()
    assert {border["name"] for border in found["borders"]} <= set(WORDS)
    assert {"name", "vein", "level_mm"} <= found["clamps"][0].keys()
    assert {"name", "side", "level_mm", "why"} <= found["divided_veins"][0].keys()
    assert {"diameter_mm", "length_mm", "native_diameter_mm", "ratio"} <= found["graft"].keys()
    assert {
        "rule",
        "severity",
        "sentence",
        "values",
        "source",
        "about",
        "level_mm",
        "overridden",
        "kind",
        "overridden_by",
    } == found["findings"][0].keys()
    wanted = {"id", "side", "in_resection", "method", "gap_mm", "takeoff_deg", "hole", "seam_mm", "saddle_mm"}
    for vein in found["renal_veins"]:
        assert wanted <= vein.keys()
        assert {"width_mm", "height_mm", "centre_from_superior_end_mm", "clock_deg"} == vein["hole"].keys()
    assert found["lengths_are"] == "schematic"


def test_distances_to_a_border_are_end_less_border():
    floor = next(b for b in as_json(resolve(FULL))["borders"] if b["name"] == "renal-floor")
    assert (floor["level_mm"], floor["lower_end_mm"], floor["upper_end_mm"]) == (98, -13, 74)


def test_values_that_do_not_apply_are_null():
    found = as_json(resolve(replace(case(150, 205), resection=Resection(NO_RESECTION))))
    assert found["resection"] is None
    assert found["graft"] is None
    assert found["clamps"] == found["divided_veins"] == []
    assert found["renal_veins"][0]["hole"] is found["renal_veins"][0]["seam_mm"] is None
    triad = next(c for c in as_json(resolve(case(150, 205)))["clamps"] if c["vein"] == "portal-triad")
    assert triad["level_mm"] is None


def test_beyond_the_cavas_ends_there_is_no_native_diameter():
    graft = as_json(resolve(case(-5, 60, graft=Graft.of(PTFE, 16.0))))["graft"]
    assert graft["native_diameter_mm"]["inferior"] is None
    assert graft["ratio"]["inferior"] is None
    assert graft["ratio"]["superior"] == pytest.approx(16 / graft["native_diameter_mm"]["superior"])


def test_the_graft_is_shown_beside_published_sizes_and_its_ratio_to_two_native_diameters():
    graft = as_json(resolve(FULL))["graft"]
    assert graft["native_widest_mm"]["superior"] > graft["native_diameter_mm"]["superior"]
    assert [(size["graft"], size["for"][:22]) for size in graft["published"][:3]] == [
        ("12 mm", "cava of about 20 mm at"),
        ("14 mm", "cava of 25 mm at the s"),
        ("16 mm", "cava of 30 mm at the s"),
    ]
    assert all(size["source"] for size in graft["published"])


@given(
    st.floats(-60, 320),
    st.floats(0.5, 200),
    st.sampled_from(["floor", "centre", "roof"]),
    st.sampled_from([CIRCUMFERENTIAL, PARTIAL_PATCH, NO_RESECTION]),
    st.floats(0, 20),
    st.sampled_from([None, 8.0, 16.0, 30.0]),
)
@settings(max_examples=40, deadline=None)
def test_any_plan_is_plain_json_and_readable_text(lower, length, convention, kind, sd, diameter):
    graft = None if diameter is None else Graft.of(PTFE, diameter)
    any_case = replace(
        FULL,
        tumour=replace(FULL.tumour, lower=LevelRef(lower), upper=LevelRef(lower + length)),
        convention=convention,
        resection=Resection(kind),
        uncertainty=Uncertainty(sd, sd),
        graft=graft,
    )
    plan = resolve(any_case)
    found = as_json(plan)
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    text = " ".join(as_text(plan).split())
    assert "nan" not in text
    assert str(plan.reading.sentence) in text


def test_the_text_uses_the_words_of_the_screen():
    text = " ".join(as_text(resolve(FULL)).split())
    for words in ("direct reimplantation (opening in graft)", "tapered side branch (cone pipe)", "graftotomy", "caval hiatus"):
        assert words in text
    assert "to confirm" in text
    assert "lengths are schematic" in text.lower()


def test_crossed_ends_are_refused_with_both_levels():
    with pytest.raises(UserError, match=r"lower end \(90 mm\) must lie below its upper end \(80 mm\)"):
        resolve(case(90, 80))


def test_an_end_that_was_written_against_a_landmark_follows_it():
    follows = Tumour(LevelRef(-15, "renal-floor"), LevelRef(0, "hepatic-floor"))
    woman, man = (resolve(Case("x", follows, anatomy=AnatomySpec(sex=sex))) for sex in ("F", "M"))
    assert woman.extent.lower_mm == 83
    assert man.extent.lower_mm == pytest.approx(98 * 1.075 - 15)
    assert woman.reading.key == man.reading.key == "I-II"


def test_the_same_case_resolves_to_the_same_plan():
    assert as_json(resolve(FULL)) == as_json(resolve(replace(FULL)))


def test_a_partial_resection_has_clamps_and_no_tube_graft():
    plan = resolve(replace(FULL, resection=Resection(PARTIAL_PATCH)))
    assert plan.resection is not None
    assert plan.clamps
    assert plan.graft is None


@pytest.mark.parametrize(
    ("upper", "words", "verdict"),
    [
        (98 - 2.70 * SD, "in more than 99 of 100", "stable"),
        (98 - 2.50 * SD, "in 99 of 100", "stable"),
        (98 - 1.90 * SD, "in 97 of 100", "stable"),
        (98 - 1.66 * SD, "in 95 of 100", "stable"),
        (98 - 1.64 * SD, "in 95 of 100", "borderline"),
        (98 - 1.30 * SD, "in 90 of 100", "borderline"),
    ],
)
def test_the_sentence_says_how_many_readings_of_a_hundred_and_never_more_than_that(upper, words, verdict):
    """Infrarenal tumours whose upper end lies so many standard deviations (end and landmark together) below zone II."""
    reading = resolve(case(30, upper)).reading
    assert f"this reading holds {words}" in str(reading.sentence)
    assert reading.stability == verdict
    assert f", {verdict}:" in str(reading.sentence)


@pytest.mark.parametrize(
    ("upper", "said"), [(98 - 1.67 * SD, False), (98 - 1.63 * SD, True), (98 + 1.63 * SD, True), (98 + 1.67 * SD, False)]
)
def test_a_zone_that_five_to_ninety_five_of_a_hundred_readings_enter_is_named(upper, said):
    assert ("zone II is entered in" in str(resolve(case(30, upper)).reading.sentence)) == said


def test_a_chance_that_is_hardly_there_is_said_as_fewer_than_one_of_a_hundred():
    certain = str(resolve(case(30, 97.9, uncertainty=Uncertainty(0.0, 0.0))).reading.sentence)
    assert "holds in more than 99 of 100" in certain


def test_a_span_that_is_called_stable_raises_no_warning_of_a_border_and_any_other_does():
    for upper in (98 - 1.67 * SD, 98 - 1.63 * SD, 98 + 1.63 * SD, 98 + 1.67 * SD):
        plan = resolve(case(30, upper))
        warned = [found for found in plan.findings if found.rule == "extent-near-border"]
        assert bool(warned) == (plan.reading.stability == "borderline")
    far = next(found for found in resolve(case(30, 205)).findings if found.rule == "extent-near-border")
    assert str(far.sentence).startswith("The upper end is 8 mm above the hepatic floor")
    assert str(far.sentence).endswith("holds in 87 of 100 readings.")


@pytest.mark.parametrize(
    ("upper", "level"),
    [
        (98, "none (below the renal veins)"),
        (98.05, "level I"),
        (139, "level I"),  # 2 cm above the renal roof
        (139.05, "level II"),
        (197, "level II"),
        (197.05, "level III"),
        (223, "level III"),
        (223.05, "level IV"),
    ],
)
def test_a_mayo_level_ends_where_its_border_lies(upper, level):
    readings = {
        str(other.scheme).split(" ")[0]: str(other.reading) for other in resolve(case(60, upper)).reading.cross_readings
    }
    assert readings["Mayo"] == level


def words_of_vein(plan, vein_id: str) -> list[str]:
    """What the text says of a renal vein, clause by clause."""
    lines = as_text(plan).splitlines()
    start = next(i for i, line in enumerate(lines) if line.strip().startswith(f"{vein_id} "))
    inner = len(lines[start]) - len(lines[start].lstrip()) + len(vein_id)
    end = next(i for i in range(start + 1, len(lines)) if lines[i][2 : inner + 1].strip())
    return " ".join(" ".join(lines[start:end]).split()).removeprefix(vein_id).strip().split("; ")


@pytest.mark.parametrize(
    ("method", "lower", "starts"),
    [
        (CONE_PIPE, 85, ["taken by the resection", "cut ", "gap ", "take-off ", "hole (graftotomy) ", "seam ", "room to "]),
        (OPENING, 85, ["taken by the resection", "cut ", "gap ", "take-off ", "hole (graftotomy) ", "seam "]),
        (LIGATE, 85, ["taken by the resection", "cut "]),
        (AUTOTRANSPLANT, 85, ["the kidney is not drawn in its new place", "taken by the resection", "cut "]),
        (LEAVE, 85, ["taken by the resection"]),
        (LEAVE, 145, []),
        (LIGATE, 145, ["cut "]),
    ],
)
def test_the_text_says_of_a_renal_vein_what_follows_for_it_and_no_more(method, lower, starts):
    plan = resolve(case(lower, 165, graft=Graft.of(PTFE, 18.0), renal_plan=(RenalPlan("left-renal-vein", method),)))
    first, *clauses = words_of_vein(plan, "left-renal-vein")
    assert first == ("nothing is planned" if method is LEAVE and lower == 85 else str(method.name))
    assert len(clauses) == len(starts)
    for clause, start in zip(clauses, starts, strict=True):
        assert clause.startswith(start)


def test_the_text_says_what_cannot_be_sewn_and_what_is_resected():
    wide = RenalPlan("left-renal-vein", CONE_PIPE, cone=Cone(20.0, 10.0))
    words = words_of_vein(resolve(case(85, 165, graft=Graft.of(PTFE, 18.0), renal_plan=(wide,))), "left-renal-vein")
    assert words[-1].startswith("cannot be sewn: ")
    text = " ".join(as_text(resolve(case(85, 155))).split())
    assert "resection 75 mm to 165 mm (90 mm)" in text
    assert "divided between or under the clamps: " in text
    assert "divided exposure: " in text
    none = " ".join(as_text(resolve(case(85, 165, resection=Resection(NO_RESECTION)))).split())
    assert "no operation planned yet" in none
    assert "divided" not in none


def line_of(plan, name: str) -> str:
    """What the text says in a line of its own; "" where there is no such line."""
    found = [line for line in as_text(plan).splitlines() if line.startswith(f"  {name} ")]
    return found[0].strip().removeprefix(name).strip() if found else ""


def test_the_text_says_what_is_recorded_of_patient_and_tumour():
    bare = resolve(case(85, 172))
    assert line_of(bare, "patient") == "woman"
    assert line_of(bare, "tumour") == ""
    patient = Patient(age=61, right_kidney_percent=45.0, collaterals="rich", leg_oedema=False)
    man = resolve(case(85, 172, patient=patient, anatomy=AnatomySpec(sex="M", missing_kidneys=("left",))))
    said = (
        "man",
        "61 years",
        "left kidney missing",
        "renal function right 45 %, left 55 %",
        "collaterals rich",
        "no leg oedema",
    )
    assert line_of(man, "patient").startswith("man; 61 years; left kidney missing; ")
    assert "; ".join(said) in " ".join(as_text(man).split())
    swollen = resolve(case(85, 172, patient=Patient(leg_oedema=True)))
    assert line_of(swollen, "patient") == "woman; leg oedema"
    tumour = Tumour(LevelRef(85), LevelRef(172), (90.0, 50.0, 40.5), circumference_deg=120.0, lumen="closed")
    tumour = replace(tumour, thrombus=Thrombus(LevelRef(30), LevelRef(70)))
    recorded = resolve(Case("x", tumour, resection=Resection(en_bloc=(DUODENUM, PSOAS))))
    said = ("mass 90 × 50 × 40.5 mm", "120° of the wall", "lumen closed", "bland thrombus 30 to 70 mm")
    assert " ".join(line_of(recorded, "tumour").split()).startswith("; ".join(said))
    assert "en bloc with duodenum, psoas" in " ".join(as_text(recorded).split())
