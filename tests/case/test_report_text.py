"""A line of a radiologist's report: understood whole, or refused with the words that are not."""

from dataclasses import replace

import pytest

from ivcviz.anatomy.landmarks import landmarks_of, reference_renal_veins
from ivcviz.anatomy.specification import AnatomySpec, Ostium
from ivcviz.case.document import Case, Involved, LevelRef, Tumour
from ivcviz.case.level_text import parse_level_words
from ivcviz.case.levels import format_level, level_mm, parse_level
from ivcviz.case.report_text import Report, apply_report, parse_report
from ivcviz.errors import UserError
from ivcviz.plan.wording.names import level_words

CASE = Case("A case", Tumour(LevelRef(60.0), LevelRef(80.0)))
LOWER, UPPER = LevelRef(-15.0, "left-renal-vein-lower-edge"), LevelRef(-25.0, "hepatic-floor")
WHOLE = Report("F", 52, (LOWER, UPPER), (85.0, 50.0, 45.0), {"right": 8.0, "left": 12.0})


@pytest.mark.parametrize(
    ("line", "report"),
    [
        (
            "The CT report reads: woman, 52; tumour from 15 mm below the left renal vein to 25 mm below the hepatic veins, "
            "85 × 50 × 45 mm; 8 mm of the right and 12 mm of the left renal vein involved.",
            WHOLE,
        ),
        (
            "52-year-old female, 8.5 x 5 x 4,5 cm, 15 mm inferior to the left renal vein to 25 mm inferior to hepatic veins; "
            "renal veins: right 8 mm, left 12 mm",
            WHOLE,
        ),
        ("97–172 mm", Report(ends=(LevelRef(97.0), LevelRef(172.0)))),
        ("-20 to 40", Report(ends=(LevelRef(-20.0), LevelRef(40.0)))),
        ("85*50*45", Report(mass_mm=(85.0, 50.0, 45.0))),
        ("man 85 x 50 x 45 mm", Report("M", None, mass_mm=(85.0, 50.0, 45.0))),
        ("tumour 9 by 5 by 4 cm", Report(mass_mm=(90.0, 50.0, 40.0))),
        ("9 cm x 50 mm x 40 mm", Report(mass_mm=(90.0, 50.0, 40.0))),
        ("8.5 x 5 cm x 4.5", Report(mass_mm=(85.0, 50.0, 45.0))),
        ("8.5 cm x 5 x 4.5", Report(mass_mm=(85.0, 50.0, 45.0))),
        ("9 x 50 mm x 4 cm", Report(mass_mm=(9.0, 50.0, 40.0))),
        ("male, aged 61", Report("M", 61)),
        ("woman, 40 mm of the right renal vein", Report("F", involved_mm={"right": 40.0})),
        ("from hiatus up to cavoatrial junction", Report(ends=(LevelRef(0.0, "hiatus"), LevelRef(0.0, "cavoatrial-junction")))),
        ("patent lumen, no collaterals", Report(lumen="open", collaterals="none")),
        ("narrowed lumen; collaterals: some", Report(lumen="narrowed", collaterals="some")),
        ("lumen closed; wide collaterals; leg oedema", Report(lumen="closed", collaterals="rich", leg_oedema=True)),
        ("right kidney: 45,5 % of the function", Report(right_kidney_percent=45.5)),
        ("90 degrees of the circumference", Report(circumference_deg=90.0)),
        ("left renal vein 7.5 mm", Report(involved_mm={"left": 7.5})),
        ("right kidney missing", Report(missing_kidney="right")),
        ("only left kidney", Report(missing_kidney="right")),
        ("woman, 60, after left nephrectomy", Report("F", 60, missing_kidney="left")),
        ("no right kidney; left kidney 100 %", Report(missing_kidney="right", right_kidney_percent=0.0)),
        ("retroaortic left renal vein, left 12 mm", Report(left_course="retro-aortic", involved_mm={"left": 12.0})),
        ("left renal vein: pre-aortic course", Report(left_course="pre-aortic")),
        (
            "tumour from -20 in the left common iliac vein to 40",
            Report(ends=(LevelRef(-20.0), LevelRef(40.0)), iliac_side="left"),
        ),
        ("-20 to 40, right iliac vein reached", Report(ends=(LevelRef(-20.0), LevelRef(40.0)), iliac_side="right")),
        (
            "200° of the wall; lumen occluded; rich collaterals, no leg edema, left kidney 60 %",
            Report(circumference_deg=200.0, lumen="closed", collaterals="rich", leg_oedema=False, right_kidney_percent=40.0),
        ),
    ],
)
def test_a_line_is_read_as_it_is_written(line: str, report: Report) -> None:
    assert parse_report(line) == report


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("spleen involved", "“spleen” is not understood"),
        ("8 mm of the right renal vein not involved", "“not” is not understood"),
        ("8 cm of the right renal vein", "“8 cm of the right renal vein” is not understood"),
        ("97 to 172; 12 cm of the left and spleen", "“12 cm of the left and spleen” is not understood"),
        ("circumaortic left renal vein", "“circumaortic left” is not understood"),
        ("12 mm of the left iliac vein", "“12 mm” is not understood"),
        ("no right kidney, no left kidney", "contradicts"),
        ("retroaortic left renal vein, pre-aortic left renal vein", "contradicts"),
        ("12 to banana", "is not a level"),
        ("85 x 50 x 45 mm, formerly 80 x 40 x 40 mm", "contradicts what stands before it"),
        ("right 8 mm, right 9 mm", "contradicts"),
        ("20 to 40, 50 to 60", "contradicts"),
        ("tumour of the ivc", "Nothing was read"),
        ("", "Nothing was read"),
    ],
)
def test_a_line_of_which_something_is_not_understood_is_refused_whole(line: str, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        parse_report(line)


def test_ends_are_entered_whichever_is_written_first_and_wherever_the_tumour_was() -> None:
    for line in ("97 to 172", "172 to 97"):
        tumour = apply_report(CASE, parse_report(line)).tumour
        assert (tumour.lower.offset_mm, tumour.upper.offset_mm) == (97, 172)
    low = apply_report(CASE, parse_report("-20 to 10")).tumour
    assert (low.lower.offset_mm, low.upper.offset_mm) == (-20, 10)
    high = apply_report(CASE, parse_report("150 to 200")).tumour
    assert (high.lower.offset_mm, high.upper.offset_mm) == (150, 200)


def test_all_that_a_line_says_is_entered_and_nothing_else() -> None:
    line = (
        "man, 61; 97 to 172, 85 x 50 x 45 mm, right 8 mm, left 12 mm; 200° of the wall; lumen closed; some collaterals; "
        "leg oedema; right kidney 40 %"
    )
    case = apply_report(CASE, parse_report(line))
    tumour, patient = case.tumour, case.patient
    assert (case.anatomy.sex, patient.age) == ("M", 61)
    assert (tumour.lower, tumour.upper) == (LevelRef(97.0), LevelRef(172.0))
    assert tumour.mass_mm == (85.0, 50.0, 45.0)
    assert set(tumour.involved) == {Involved("right-renal-vein", 8.0), Involved("left-renal-vein", 12.0)}
    assert (tumour.circumference_deg, tumour.lumen) == (200.0, "closed")
    assert (patient.collaterals, patient.leg_oedema, patient.right_kidney_percent) == ("some", True, 40.0)
    assert apply_report(case, parse_report("90 to 150")) == replace(
        case, tumour=replace(tumour, lower=LevelRef(90.0), upper=LevelRef(150.0))
    )
    assert apply_report(CASE, parse_report("no leg oedema")).patient.leg_oedema is False


def test_an_involved_vein_is_the_largest_of_its_side() -> None:
    right, left = reference_renal_veins("F")
    small = replace(left, id="small-left", ostium=Ostium(80.0, 88.0, 65.0), width_mm=6.0, main=False)
    case = replace(CASE, anatomy=AnatomySpec(renal_veins=(right, small, left)))
    assert apply_report(case, parse_report("left 12 mm")).tumour.involved == (Involved("left-renal-vein", 12.0),)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("20 mm below the renal floor", 78.0),
        ("20 below the renal veins", 78.0),
        ("20 mm above the renal veins", 139.0),
        ("5,5 mm inferior to the hepatic veins", 191.5),
        ("3 superior to hepatic veins", 218.0),
        ("10 mm above the confluence", 10.0),
        ("1 mm below the caval hiatus", 222.0),
        ("4 mm below the junction", 248.0),
        ("left renal vein", 112.0),
        ("15 mm below the left renal vein (lower edge)", 90.0),
        ("4 mm above the left renal vein (centre)", 116.0),
        ("exactly on the left renal vein (centre)", 112.0),
        ("exactly on the renal veins (upper edge)", 119.0),
        ("3 mm above the hepatic veins (upper edge)", 218.0),
        ("lowest short hepatic vein + 2", 148.0),
        ("85 mm", 85.0),
    ],
)
def test_a_level_is_understood_as_people_say_it(text: str, level: float) -> None:
    assert level_mm(parse_level_words(text), landmarks_of(AnatomySpec())) == pytest.approx(level)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("renal flor", r"did you mean renal-floor\?"),
        ("20 mm below the spleen", "is not a level: write millimetres"),
        ("hepatic", "is not a level"),
        ("500", "a level lies between"),
    ],
)
def test_a_level_that_is_none_is_refused_with_what_may_be_meant(text: str, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        parse_level_words(text)


@pytest.mark.parametrize(
    ("written", "ref", "mm"),
    [
        ("15 mm below the left renal vein", LevelRef(-15.0, "left-renal-vein-lower-edge"), 90.0),
        ("10 mm above the right renal vein", LevelRef(10.0, "right-renal-vein-upper-edge"), 122.0),
        ("3 mm below the upper edge of the left renal vein", LevelRef(-3.0, "left-renal-vein-upper-edge"), 116.0),
        ("15 mm below the centre of the left renal vein", LevelRef(-15.0, "left-renal-vein"), 97.0),
        ("25 mm below the hepatic veins", LevelRef(-25.0, "hepatic-floor"), 172.0),
        ("5 mm above the hepatic veins", LevelRef(5.0, "hepatic-roof"), 220.0),
    ],
)
def test_below_a_vein_counts_from_its_lower_edge_above_from_its_upper_and_the_centre_only_where_it_is_said(
    written: str, ref: LevelRef, mm: float
) -> None:
    assert parse_level_words(written) == ref
    assert level_mm(ref, landmarks_of(AnatomySpec())) == mm
    assert parse_level(format_level(ref)) == ref
    assert ("centre" in str(level_words(ref))) == ("centre" in written)
    assert ("edge)" in str(level_words(ref))) == ("centre" not in written)


def test_kidney_course_and_iliac_side_are_entered_where_the_document_holds_them() -> None:
    line = "-20 to 40; left common iliac vein; right kidney missing; retro-aortic left renal vein"
    case = apply_report(CASE, parse_report(line))
    assert case.tumour.iliac_side == "left"
    assert case.anatomy.missing_kidneys == ("right",)
    courses = {vein.id: vein.course for vein in case.anatomy.renal_veins or ()}
    assert courses["left-renal-vein"] == "retro-aortic"
    assert apply_report(case, parse_report("97 to 172")).anatomy == case.anatomy


def test_a_refused_level_is_quoted_as_it_was_written() -> None:
    with pytest.raises(UserError, match="'4 mm over the hiatus'"):
        parse_level_words("4 mm over the hiatus")
