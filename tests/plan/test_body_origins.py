"""What is measured and what is the reference body's, structure by structure, in JSON, in words and on the pages."""

from dataclasses import replace

import pytest
from typed_lines import REFERENCE, WIDTHS

from ivcviz.anatomy.landmarks import reference_hepatic_veins, reference_renal_veins
from ivcviz.anatomy.specification import AnatomySpec, Ostium, Sex
from ivcviz.case.document import Case, LevelRef, Tumour
from ivcviz.plan.model import Plan
from ivcviz.plan.report.as_json import as_json
from ivcviz.plan.report.as_text import as_text
from ivcviz.plan.resolve import resolve
from ivcviz.plan.wording.names import lengths_are
from ivcviz.scene.build import build_scene
from ivcviz.scene.model import Options

RIGHT, LEFT = reference_renal_veins("F")
OWN_RIGHT = replace(RIGHT, ostium=Ostium(100.0, 113.0, 250.0), width_mm=13.0, length_mm=22.0)
OWN_LEFT = replace(LEFT, ostium=Ostium(101.0, 115.0, 65.0))
OWN_HEPATIC = tuple(
    replace(vein, ostium=replace(vein.ostium, clock_deg=vein.ostium.clock_deg + 5.0)) for vein in reference_hepatic_veins("F")
)


def plan(spec: AnatomySpec) -> Plan:
    return resolve(Case("A body", Tumour(LevelRef(60.0), LevelRef(90.0)), anatomy=spec))


def patient(sex: Sex = "F", **values: object) -> Plan:
    return plan(replace(AnatomySpec("patient", sex, centreline=REFERENCE, section=WIDTHS), **values))  # type: ignore[arg-type]


def on_page(found: Plan) -> list[str]:
    return [str(words) for words in build_scene(found, Options()).words.origins]


def test_the_json_tells_every_structures_origin_and_source():
    found = as_json(patient(renal_veins=(OWN_RIGHT, OWN_LEFT)))["origins"]
    measured = {"origin": "measured", "source": "the case (anatomy.centreline)"}
    reference = {"origin": "reference", "source": "reference woman"}
    assert found["centreline"] == found["landmarks"]["iliac-confluence"] == measured
    assert found["section"] == {"origin": "measured", "source": "the case (anatomy.section)"}
    assert found["renal_veins"] == {
        "right-renal-vein": {
            "origin": "measured", "source": "the case (anatomy.renal_veins)",
            "ostium": "measured", "calibre": "measured", "length": "measured",
        },
        "left-renal-vein": reference | {"ostium": "measured", "calibre": "reference", "length": "reference"},
    }  # fmt: skip
    assert found["hepatic_veins"]["hepatic-trunk"] == reference | {"ostium": "reference", "calibre": "reference"}
    for kind in ("iliac_veins", "tributaries", "organs"):
        assert found[kind]
        assert all(of == reference for of in found[kind].values())


def test_a_reference_man_is_the_source_of_a_mans():
    assert as_json(plan(AnatomySpec(sex="M")))["origins"]["organs"]["liver"]["source"] == "reference man"


@pytest.mark.parametrize(
    ("found", "full", "short"),
    [
        (
            patient(),
            "Measured: centreline, calibre. Reference woman: renal veins, hepatic veins, caval hiatus, cavoatrial junction, "
            "iliac and small veins, aorta, spine, organs.",
            "Measured: centreline, calibre. All else: reference woman.",
        ),
        (
            patient("M"),
            "Measured: centreline, calibre. Reference man: renal veins, hepatic veins, caval hiatus, cavoatrial junction, "
            "iliac and small veins, aorta, spine, organs.",
            "Measured: centreline, calibre. All else: reference man.",
        ),
        (
            patient(renal_veins=(OWN_RIGHT, OWN_LEFT), landmarks=(("hiatus", 225.0),)),
            "Measured: centreline, calibre, right renal vein, ostium of the left renal vein, caval hiatus. Reference woman: "
            "the rest of the left renal vein, hepatic veins, cavoatrial junction, iliac and small veins, aorta, spine, organs.",
            "Measured: centreline, calibre, right renal vein, ostium of the left renal vein, caval hiatus. "
            "All else: reference woman.",
        ),
        (
            patient(hepatic_veins=OWN_HEPATIC),
            "Measured: centreline, calibre, ostia of the hepatic veins. Reference woman: renal veins, "
            "the rest of the hepatic veins, caval hiatus, cavoatrial junction, iliac and small veins, aorta, spine, organs.",
            "Measured: centreline, calibre, ostia of the hepatic veins. All else: reference woman.",
        ),
    ],
)
def test_the_plate_says_in_words_what_was_measured_and_what_was_not(found: Plan, full: str, short: str):
    assert on_page(found)[:2] == [full, short]


def test_a_reference_body_says_no_more_than_it_did():
    found = plan(AnatomySpec(landmarks=(("hiatus", 225.0),)))
    words = build_scene(found, Options()).words
    assert (words.origins, words.partly) == ((), "")
    assert "Measured" not in as_text(found)


def test_the_plan_in_words_says_it_in_full():
    assert "Measured: centreline, calibre. Reference woman: renal veins" in " ".join(as_text(patient()).split())


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (plan(AnatomySpec()), "schematic"),
        (patient(), "partly patient"),
        (patient(renal_veins=(OWN_RIGHT, OWN_LEFT)), "partly patient"),
        (patient(renal_veins=(OWN_RIGHT, OWN_LEFT), hepatic_veins=OWN_HEPATIC), "patient"),
    ],
)
def test_lengths_are_the_patients_only_where_every_ostium_is(found: Plan, words: str):
    assert lengths_are(found) == words
