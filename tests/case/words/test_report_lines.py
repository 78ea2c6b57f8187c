"""A line of a radiologist's report: what is understood is read, every other part is refused with its words."""

from dataclasses import replace

import pytest

from ivcviz.anatomy.landmarks import reference_renal_veins
from ivcviz.anatomy.specification import AnatomySpec, Ostium
from ivcviz.case.document import Case, Involved, LevelRef, LumenTip, Thrombus, Tumour
from ivcviz.case.words.entering import apply_report
from ivcviz.case.words.report import Report, read_report

CASE = Case("A case", Tumour(LevelRef(60.0), LevelRef(80.0)))
LOWER, UPPER = LevelRef(-15.0, "left-renal-vein-lower-edge"), LevelRef(-25.0, "hepatic-floor")
WHOLE = Report("F", 52, (LOWER, UPPER), mass_mm=(85.0, 50.0, 45.0), involved_mm={"right": 8.0, "left": 12.0})
BOTH_FREE = {"right": 0.0, "left": 0.0}


def read(line: str) -> Report:
    """What a line says of which nothing is refused."""
    reading = read_report(line)
    assert reading.refused == ()
    return reading.report


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
    assert read(line) == report


@pytest.mark.parametrize(
    ("line", "report"),
    [
        # Sides: what is written first says how the rest is read, over lines and tabs.
        *(
            (line, Report(involved_mm={"right": 8.0, "left": 12.0}))
            for line in (
                "right 8 mm left 12 mm",
                "right 8 mm\nleft 12 mm",
                "right 8 mm\tleft 12 mm",
                "right\n8 mm\nleft\n12 mm",
                "8 mm right 12 mm left",
                "left 12 mm right 8 mm",
                "right (8 mm), left (12 mm)",
                "right 0.8 cm; left 1,2 cm",
                "right 0,8,left 1,2 cm",
                "right 8 and left 12 mm",
                "R renal vein 8 mm, L renal vein 12 mm",
                "- right 8 mm\n- left 12 mm",
                "right – 8 mm; left – 12 mm",
                "8mm RRV/12mm LRV",
                "8 mm on the right and 12 mm on the left side",
                "bilateral renal vein involvement: 8 mm right, 12 mm left",
                "LRV 12 mm, RRV 8 mm",
                "renal veins: right 8 mm, left 12 mm",
                "both renal veins involved (right 8 mm, left 12 mm)",
                "right and left renal veins involved over 8 and 12 mm, respectively",
                "8 and 12 mm of the right and left renal veins respectively",
                "invasion of the right renal vein (8 mm) and the left renal vein (12 mm)",
                "the right renal vein is invaded over a length of 8 mm from its ostium; the left renal vein for 1.2 cm",
            )
        ),
        ("1 cm of the right renal vein", Report(involved_mm={"right": 10.0})),
        ("left renal vein 1.2 cm", Report(involved_mm={"left": 12.0})),
        ("both renal veins 8 mm", Report(involved_mm={"right": 8.0, "left": 8.0})),
        # Commas: a decimal comma inside a length; a separator straight after who the patient is.
        ("man,70,47 x 47 x 41 mm", Report("M", 70, mass_mm=(47.0, 47.0, 41.0))),
        ("woman,52,8 x 5 x 4 cm", Report("F", 52, mass_mm=(80.0, 50.0, 40.0))),
        ("52-year-old woman,85,5x50x45", Report("F", 52, mass_mm=(85.5, 50.0, 45.0))),
        ("85,5x50x45", Report(mass_mm=(85.5, 50.0, 45.0))),
        ("4,5 cm of the right renal vein", Report(involved_mm={"right": 45.0})),
        ("woman,52,97 to 172,85 x 50 x 45 mm,right 8 mm,left 12 mm", replace(WHOLE, ends=(LevelRef(97.0), LevelRef(172.0)))),
        ("97 to 172,85 x 50 x 45 mm", Report(ends=(LevelRef(97.0), LevelRef(172.0)), mass_mm=(85.0, 50.0, 45.0))),
        ("from 97,5 to 172,5", Report(ends=(LevelRef(97.5), LevelRef(172.5)))),
        # Who.
        ("58F", Report("F", 58)),
        ("61 y/o man", Report("M", 61)),
        ("61 y.o. M", Report("M", 61)),
        ("f, 52", Report("F", 52)),
        ("52 yo f", Report("F", 52)),
        ("F, 52", Report("F", 52)),
        ("M/61", Report("M", 61)),
        ("52, female", Report("F", 52)),
        ("Patient: 47 yo lady", Report("F", 47)),
        ("Age: 61", Report(age=61)),
        ("61 years old", Report(age=61)),
        # Extent.
        (
            "from 2 cm below the renal veins to 3 cm below the hepatic veins",
            Report(ends=(LevelRef(-20.0, "renal-floor"), LevelRef(-30.0, "hepatic-floor"))),
        ),
        (
            "from 3 cm below to 2 cm above the renal veins",
            Report(ends=(LevelRef(-30.0, "renal-floor"), LevelRef(20.0, "renal-roof"))),
        ),
        (
            "between 15 mm above the confluence of the common iliac veins and 1 cm caudal to the renal veins",
            Report(ends=(LevelRef(15.0, "iliac-confluence"), LevelRef(-10.0, "renal-floor"))),
        ),
        (
            "1 cm distal to the left renal vein to 5 mm proximal to the right renal vein",
            Report(ends=(LevelRef(-10.0, "left-renal-vein-lower-edge"), LevelRef(5.0, "right-renal-vein-upper-edge"))),
        ),
        ("from renal floor to hepatic floor", Report(ends=(LevelRef(0.0, "renal-floor"), LevelRef(0.0, "hepatic-floor")))),
        (
            "from just below the renal veins to the right atrium",
            Report(ends=(LevelRef(0.0, "renal-floor"), LevelRef(0.0, "cavoatrial-junction"))),
        ),
        (
            "from the level of the diaphragm to 2 cm into the right atrium",
            Report(ends=(LevelRef(0.0, "hiatus"), LevelRef(20.0, "cavoatrial-junction"))),
        ),
        (
            "from the lower edge of the left renal vein to the hepatic veins (lower edge)",
            Report(ends=(LevelRef(0.0, "left-renal-vein-lower-edge"), LevelRef(0.0, "hepatic-floor"))),
        ),
        ("- 40 to 95\n- right 8 mm", Report(ends=(LevelRef(40.0), LevelRef(95.0)), involved_mm={"right": 8.0})),
        (
            "from 2 cm within the left common iliac vein up to 4 cm above the confluence",
            Report(ends=(LevelRef(-20.0), LevelRef(40.0, "iliac-confluence")), iliac_side="left"),
        ),
        ("from –20 to 40 mm along the right iliac vein", Report(ends=(LevelRef(-20.0), LevelRef(40.0)), iliac_side="right")),
        ("-40 to 95; left iliac vein", Report(ends=(LevelRef(-40.0), LevelRef(95.0)), iliac_side="left")),
        ("97..172", Report(ends=(LevelRef(97.0), LevelRef(172.0)))),
        (
            "two cm below the renal veins to three cm below the hepatic veins",
            Report(ends=(LevelRef(-20.0, "renal-floor"), LevelRef(-30.0, "hepatic-floor"))),
        ),
        ("9.7 to 17.2 cm", Report(ends=(LevelRef(97.0), LevelRef(172.0)))),
        ("from 2 to 5 cm above the confluence", Report(ends=(LevelRef(20.0), LevelRef(50.0, "iliac-confluence")))),
        (
            "Tumour from 97 to 172 with 8 mm of the right renal vein involved",
            Report(ends=(LevelRef(97.0), LevelRef(172.0)), involved_mm={"right": 8.0}),
        ),
        ("extends 2 cm into the left common iliac vein", Report(lower=LevelRef(-20.0), iliac_side="left")),
        (
            "upper end 2 cm below the hepatic veins; down to 15 mm above the confluence",
            Report(lower=LevelRef(15.0, "iliac-confluence"), upper=LevelRef(-20.0, "hepatic-floor")),
        ),
        ("bland thrombus from 30 to 85", Report(thrombus=(LevelRef(30.0), LevelRef(85.0)))),
        ("97 to 172; floating tip up to 190", Report(ends=(LevelRef(97.0), LevelRef(172.0)), tip=LevelRef(190.0))),
        ("a free-floating tip reaches to 1 cm below the hepatic veins", Report(tip=LevelRef(-10.0, "hepatic-floor"))),
        # Size, by axis too.
        ("9 cm craniocaudal, 5 cm transverse, 4 cm AP", Report(mass_mm=(90.0, 50.0, 40.0))),
        ("AP 4 cm, CC 9 cm, TR 5 cm", Report(mass_mm=(90.0, 50.0, 40.0))),
        ("90 x 40 x 50 mm (CC × AP × TR)", Report(mass_mm=(90.0, 50.0, 40.0))),
        ("CC × AP × TR: 90 × 40 × 50 mm", Report(mass_mm=(90.0, 50.0, 40.0))),
        ("9.0 (CC) x 5.0 (TR) x 4.0 (AP) cm", Report(mass_mm=(90.0, 50.0, 40.0))),
        ("CC 9 × AP 4 × TR 5 cm", Report(mass_mm=(90.0, 50.0, 40.0))),
        ("craniocaudal length 9 cm, transverse diameter 5 cm and AP depth 4 cm", Report(mass_mm=(90.0, 50.0, 40.0))),
        ("4 cm deep, 5 cm wide, 9 cm long", Report(mass_mm=(90.0, 50.0, 40.0))),
        # Renal veins that are free, or more, or behind the aorta.
        ("both renal veins free", Report(involved_mm=BOTH_FREE)),
        ("no renal vein involvement", Report(involved_mm=BOTH_FREE)),
        ("right 8 mm, left renal vein not involved", Report(involved_mm={"right": 8.0, "left": 0.0})),
        ("retroaortic left renal vein", Report(left_course="retro-aortic")),
        ("the left renal vein runs behind the aorta", Report(left_course="retro-aortic")),
        ("accessory right renal vein", Report(accessory=("right",))),
        # Flow.
        ("IVC occluded", Report(lumen="closed")),
        ("complete occlusion of the inferior vena cava", Report(lumen="closed")),
        ("near-complete occlusion", Report(lumen="narrowed")),
        ("near-complete", Report(lumen="narrowed")),
        ("IVC subtotally occluded", Report(lumen="narrowed")),
        ("subtotal", Report(lumen="narrowed")),
        ("IVC 90 % occluded", Report(lumen="narrowed")),
        ("IVC occlusion", Report(lumen="closed")),
        ("extensive collaterals", Report(collaterals="rich")),
        ("well-developed lumbar and azygos collaterals", Report(collaterals="rich")),
        ("half the circumference", Report(circumference_deg=180.0)),
        ("right: none, left: approx. 12 mm", Report(involved_mm={"right": 0.0, "left": 12.0})),
        ("right 8mm/left ~12mm", Report(involved_mm={"right": 8.0, "left": 12.0})),
        ("two right renal veins", Report(accessory=("right",))),
        (
            "A man, 61, tumour from 2 cm below the left renal vein to the hepatic floor; his left vein lies behind the aorta; "
            "the right kidney was removed years ago.",
            Report(
                "M",
                61,
                (LevelRef(-20.0, "left-renal-vein-lower-edge"), LevelRef(0.0, "hepatic-floor")),
                missing_kidney="right",
                left_course="retro-aortic",
            ),
        ),
        (
            "67-year-old woman with a large leiomyosarcoma of the inferior vena cava extending from 2.5 cm above the iliac "
            "confluence to 1 cm below the renal veins, 9.1 (CC) x 6.0 (TR) x 5.5 (AP) cm. "
            "Extensive lumbar collaterals are seen.",
            Report(
                "F",
                67,
                (LevelRef(25.0, "iliac-confluence"), LevelRef(-10.0, "renal-floor")),
                mass_mm=(91.0, 60.0, 55.0),
                collaterals="rich",
            ),
        ),
    ],
)
def test_what_radiologists_write_is_read_rightly(line: str, report: Report) -> None:
    assert read(line) == report


@pytest.mark.parametrize(
    ("line", "report", "part", "reason"),
    [
        # Asked: what could be meant in two ways.
        ("woman, 52; 8.5 x 5.0 x 4.5", Report("F", 52), "8.5 x 5.0 x 4.5", "millimetres or centimetres?"),
        ("9 x 5 x 4", Report(), "9 x 5 x 4", "millimetres or centimetres?"),
        ("9.7 to 17.2", Report(), "9.7 to 17.2", "millimetres or centimetres?"),
        ("right 8 left 12", Report(), "right 8 left 12", "millimetres or centimetres?"),
        (
            "woman,45,8 x 5 x 4 cm",
            Report(),
            "woman,45,8 x 5 x 4 cm",
            "has two readings: “woman,45.8 x 5 x 4 cm”, or “woman,45, 8",
        ),
        ("1,2,3,4,5,6,7,8,9,10", Report(), "1,2,3,4,5,6,7,8,9,10", "Which of its commas are decimal commas?"),
        ("man,70,5", Report(), "man", "Is its comma a decimal comma?"),
        ("46 x 45 mm; 97 to 172", Report(ends=(LevelRef(97.0), LevelRef(172.0))), "46 x 45 mm", "A third side is missing"),
        ("9 cm craniocaudal, 5 cm transverse", Report(), "9 cm craniocaudal", "needs its depth (anteroposterior) as well"),
        ("mass 9 cm, right 8 mm", Report(involved_mm={"right": 8.0}), "mass 9 cm", "One diameter is not enough"),
        ("from 15 mm to the hepatic veins", Report(), "from 15 mm to the hepatic veins", "Which edge of the hepatic veins"),
        (
            "from 2 cm below the left renal vein into the hepatic veins' mouths",
            Report(),
            "from 2 cm below the left renal vein into the hepatic veins' mouths",
            "Which edge of the hepatic veins is meant",
        ),
        ("F, 52; infrarenal tumour", Report("F", 52), "infrarenal", "From which level to which?"),
        ("from 20 to 30 mm below the hepatic veins", Report(), "from 20 to 30 mm below the hepatic veins", "Is 20 a level"),
        ("from L4 to L1", Report(), "from L4 to L1", "A vertebra lies differently"),
        ("mass 9 cm right 8 mm left 12 mm", Report(), "mass 9 cm right 8 mm left 12 mm", "Which length is of which side?"),
        ("accessory renal vein", Report(), "accessory renal vein", "On which side?"),
        ("circumaortic left renal vein", Report(), "circumaortic left renal vein", "two veins"),
        ("extends into the right atrium", Report(), "extends into the right atrium", "How many millimetres"),
        # Words that are not understood, with what may belong to them.
        ("97 to 172; spleen involved", Report(ends=(LevelRef(97.0), LevelRef(172.0))), "spleen involved", "“spleen” is not"),
        ("8 mm of the right renal vein probably", Report(), "8 mm of the right renal vein probably", "“probably” is not"),
        ("8 mm of the right hepatic vein", Report(), "8 mm of the right hepatic vein", "is not understood"),
        ("adrenal metastasis, right 8 mm", Report(), "adrenal metastasis, right 8 mm", "“adrenal metastasis” is not"),
        ("85 x 50 x 45 mm, in the liver", Report(), "85 x 50 x 45 mm, in the liver", "“liver” is not understood"),
        (
            "85 x 50 x 45 mm, formerly 80 x 40 x 40 mm",
            Report(),
            "85 x 50 x 45 mm, formerly 80 x 40 x 40 mm",
            "“formerly” is not",
        ),
        ("IVC not occluded", Report(), "IVC not occluded", "“not occluded” is not understood"),
        ("12 to banana", Report(), "12 to banana", "“12” is not understood"),
        ("tumour thrombus from 97 to 172", Report(), "tumour thrombus from 97 to 172", "“thrombus” is not understood"),
        *(
            (line, Report(), line, "is not understood")
            for line in (
                "complete occlusion of the left iliac vein",
                "near-complete occlusion of the left renal vein",
                "left renal vein occluded",
                "renal veins patent",
                "IVC patent above",
                "right renal vein 8 mm from the confluence",
                "8 mm from the right renal vein",
                "right renal artery 8 mm",
                "left renal vein calibre 12 mm",
                "left 12 mm wide renal vein",
                "right 8-12 mm",
                "right >8 mm",
                "right/left 8/12 mm",
                "8 mm stone in the right kidney, left 12 mm",
                "liver lesion 85 x 50 x 45 mm",
                "85 x 50 x 45 mm lung nodule",
                "the mass measured 85 x 50 x 45 mm in March and 90 x 55 x 50 mm in June",
                "97 to 172 HU",
                "10 to 12 weeks",
                "superior margin 10 mm",
                "woman, 52 kg",
            )
        ),
        ("bland thrombus 30 x 20 x 20 mm", Report(), "bland thrombus 30 x 20 x 20 mm", "From which level to which?"),
        (
            "bland thrombus in the left iliac vein",
            Report(),
            "bland thrombus in the left iliac vein",
            "From which level to which?",
        ),
        (
            "from 20 in the left iliac vein to 40",
            Report(),
            "from 20 in the left iliac vein to 40",
            "Above the iliac confluence",
        ),
        ("floating tip 3 cm", Report(), "floating tip 3 cm", "To which level?"),
        ("mass of 85 to 90 mm", Report(), "85 to 90 mm", "Is this a size"),
        ("mass up to 9 cm", Report(), "up to 9 cm", "Is this a length, or a level?"),
        ("inferior extent 5 cm", Report(), "inferior extent 5 cm", "Is this a length, or a level?"),
        ("from 2018 to 2020", Report(), "from 2018 to 2020", "out of reach"),
        # Contradictions.
        ("right 8 mm, right 9 mm", Report(), "right 8 mm", "“right 9 mm” contradicts “right 8 mm”: neither is entered"),
        ("20 to 40, 50 to 60", Report(), "20 to 40", "contradicts"),
        ("no right kidney, no left kidney", Report(), "no right kidney", "contradicts"),
        ("97 to 172, extends 2 cm into the left common iliac vein", Report(iliac_side="left"), "97 to 172", "contradicts"),
        # Out of bounds.
        ("200 years old", Report(), "200 years old", "An age must be a number from 0 to 120"),
        ("right 900 mm", Report(), "right 900 mm", "The involved length must be a number from 0 to 200 mm"),
        ("5 x 900 x 30 mm", Report(), "5 x 900 x 30 mm", "A side of the mass must be a number from 1 to 500 mm"),
        ("97 to 900", Report(), "97 to 900", "a level lies between -60 and 400 mm"),
        ("tumour of the ivc", Report(), "tumour of the ivc", "Nothing was read"),
        ("", Report(), "", "Nothing was read"),
    ],
)
def test_a_part_that_is_not_understood_is_refused_and_the_rest_is_read(
    line: str, report: Report, part: str, reason: str
) -> None:
    reading = read_report(line)
    assert reading.report == report
    assert line[reading.refused[0].start : reading.refused[0].end] == part
    assert reason in str(reading.refused[0].sentence)


def test_ends_are_entered_whichever_is_written_first_and_wherever_the_tumour_was() -> None:
    for line in ("97 to 172", "172 to 97"):
        tumour = apply_report(CASE, read(line)).tumour
        assert (tumour.lower.offset_mm, tumour.upper.offset_mm) == (97, 172)
    low = apply_report(CASE, read("-20 to 10")).tumour
    assert (low.lower.offset_mm, low.upper.offset_mm) == (-20, 10)
    high = apply_report(CASE, read("150 to 200")).tumour
    assert (high.lower.offset_mm, high.upper.offset_mm) == (150, 200)


def test_all_that_a_line_says_is_entered_and_nothing_else() -> None:
    line = (
        "man, 61; 97 to 172, 85 x 50 x 45 mm, right 8 mm, left 12 mm; 200° of the wall; lumen closed; some collaterals; "
        "leg oedema; right kidney 40 %"
    )
    case = apply_report(CASE, read(line))
    tumour, patient = case.tumour, case.patient
    assert (case.anatomy.sex, patient.age) == ("M", 61)
    assert (tumour.lower, tumour.upper) == (LevelRef(97.0), LevelRef(172.0))
    assert tumour.mass_mm == (85.0, 50.0, 45.0)
    assert set(tumour.involved) == {Involved("right-renal-vein", 8.0), Involved("left-renal-vein", 12.0)}
    assert (tumour.circumference_deg, tumour.lumen) == (200.0, "closed")
    assert (patient.collaterals, patient.leg_oedema, patient.right_kidney_percent) == ("some", True, 40.0)
    assert apply_report(case, read("90 to 150")) == replace(
        case, tumour=replace(tumour, lower=LevelRef(90.0), upper=LevelRef(150.0))
    )
    assert apply_report(CASE, read("no leg oedema")).patient.leg_oedema is False


def test_an_involved_vein_is_the_largest_of_its_side() -> None:
    right, left = reference_renal_veins("F")
    small = replace(left, id="small-left", ostium=Ostium(80.0, 88.0, 65.0), width_mm=6.0, main=False)
    case = replace(CASE, anatomy=AnatomySpec(renal_veins=(right, small, left)))
    assert apply_report(case, read("left 12 mm")).tumour.involved == (Involved("left-renal-vein", 12.0),)


def test_kidney_course_and_iliac_side_are_entered_where_the_document_holds_them() -> None:
    line = "-20 to 40; left common iliac vein; right kidney missing; retro-aortic left renal vein"
    case = apply_report(CASE, read(line))
    assert case.tumour.iliac_side == "left"
    assert case.anatomy.missing_kidneys == ("right",)
    courses = {vein.id: vein.course for vein in case.anatomy.renal_veins or ()}
    assert courses["left-renal-vein"] == "retro-aortic"
    assert apply_report(case, read("97 to 172")).anatomy == case.anatomy


def test_a_free_vein_a_vein_more_and_a_thrombus_are_entered() -> None:
    case = apply_report(CASE, read("right 8 mm; left renal vein free; accessory left renal vein; bland thrombus 30 to 55"))
    assert case.tumour.involved == (Involved("right-renal-vein", 8.0),)
    assert [vein.id for vein in case.anatomy.renal_veins or ()] == ["right-renal-vein", "left-renal-vein", "left-renal-vein-2"]
    assert case.tumour.thrombus == Thrombus(LevelRef(30.0), LevelRef(55.0))
    assert apply_report(case, read("right renal vein free")).tumour.involved == ()
    assert apply_report(case, read("floating tip to 100 mm")).tumour.lumen_tip == LumenTip(superior=LevelRef(100.0))


def test_one_end_alone_is_moved_alone() -> None:
    tumour = apply_report(CASE, read("upper end 120 mm")).tumour
    assert (tumour.lower, tumour.upper) == (LevelRef(60.0), LevelRef(120.0))


@pytest.mark.parametrize(
    ("line", "part", "never"),
    [
        ("20 to 70. No right kidney involvement.", "No right kidney", "missing_kidney"),
        ("20 to 70. No left kidney invasion seen.", "No left kidney", "missing_kidney"),
        ("20 to 70. Only left kidney is involved.", "Only left kidney", "missing_kidney"),
        ("20 to 70. Left kidney 30 % involvement.", "Left kidney 30 %", "right_kidney_percent"),
        ("20 to 70 mm to within 5 mm of the right renal vein", "5 mm of the right renal vein", "involved_mm"),
        ("20 to 70 mm, mass extends to the right by 15 mm", "the right by 15 mm", "involved_mm"),
        ("from 2 cm below the renal veins to 4 above the renal veins", "to 4 above", "ends"),
        ("from the right common iliac vein 2 cm to 70 mm", "2 cm to 70 mm", "iliac_side"),
        ("20 to 70. Cranially the IVC is patent.", "the IVC is patent", "lumen"),
        ("20 to 70. Patent IVC cranially.", "Patent IVC", "lumen"),
        ("from the iliac bifurcation to 70 mm", "iliac", "ends"),
    ],
)
def test_what_may_mean_the_contrary_is_refused_and_never_entered(line: str, part: str, never: str) -> None:
    reading = read_report(line)
    assert not getattr(reading.report, never)
    assert any(part in line[refused.start : refused.end] for refused in reading.refused)
