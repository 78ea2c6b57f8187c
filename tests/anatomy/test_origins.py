"""Where each structure of a body is from: measured, entered into a reference body, or the reference body's."""

from dataclasses import replace

import pytest
from typed_lines import REFERENCE, WIDTHS

from ivcviz.anatomy.body import resolve_body
from ivcviz.anatomy.landmarks import WORDS, reference_hepatic_veins, reference_renal_veins
from ivcviz.anatomy.origins import REFERENCE as OF_REFERENCE
from ivcviz.anatomy.origins import Origin, Origins, origins_of
from ivcviz.anatomy.specification import AnatomySpec, Ostium

RIGHT, LEFT = reference_renal_veins("F")
PATIENT = AnatomySpec("patient", centreline=REFERENCE, section=WIDTHS)
OWN_RIGHT = replace(RIGHT, ostium=Ostium(100.0, 113.0, 250.0), width_mm=13.0, length_mm=22.0)
LOWER_LEFT = replace(LEFT, ostium=Ostium(101.0, 115.0, 65.0))


def found(spec: AnatomySpec) -> Origins:
    return origins_of(resolve_body(spec))


def test_the_reference_body_is_the_reference_bodys_throughout():
    of = found(AnatomySpec())
    every = [of.centreline, of.section, *of.landmarks.values(), *of.iliac_veins.values(), *of.tributaries.values()]
    every += [*of.organs.values(), *(vein.whole for vein in (*of.renal_veins.values(), *of.hepatic_veins.values()))]
    assert set(every) == {OF_REFERENCE}
    assert list(of.landmarks) == list(WORDS)


def test_what_is_moved_in_a_reference_body_is_entered_not_measured():
    of = found(AnatomySpec(landmarks=(("hiatus", 225.0),), renal_veins=(RIGHT, LOWER_LEFT)))
    assert of.landmarks["hiatus"] == Origin("entered", "landmarks")
    assert of.renal_veins[LEFT.id].ostium == Origin("entered", "renal_veins")
    assert of.renal_veins[RIGHT.id].whole == OF_REFERENCE


def test_a_patients_cava_is_measured_and_what_was_not_typed_is_not():
    of = found(PATIENT)
    assert (of.centreline, of.section) == (Origin("measured", "centreline"), Origin("measured", "section"))
    assert of.landmarks["iliac-confluence"] == Origin("measured", "centreline")
    assert {of.landmarks[word] for word in WORDS[1:]} == {OF_REFERENCE}
    assert set(of.organs.values()) == set(of.tributaries.values()) == set(of.iliac_veins.values()) == {OF_REFERENCE}


def test_a_vein_counts_as_measured_only_where_ostium_calibre_and_length_all_are():
    of = found(replace(PATIENT, renal_veins=(OWN_RIGHT, LOWER_LEFT)))
    assert of.renal_veins[RIGHT.id].whole == Origin("measured", "renal_veins")
    left = of.renal_veins[LEFT.id]
    assert (left.whole, left.ostium.where, left.calibre.where) == (OF_REFERENCE, "measured", "reference")
    assert of.landmarks["renal-floor"].where == of.landmarks["renal-roof"].where == "measured"


def test_an_edge_of_the_renal_band_is_from_where_the_ostium_is_that_makes_it():
    of = found(replace(PATIENT, renal_veins=(OWN_RIGHT, LEFT)))  # 100–113 and the reference's 105–119
    assert of.landmarks["right-renal-vein"].where == of.landmarks["renal-floor"].where == "measured"
    assert of.landmarks["left-renal-vein"] == of.landmarks["renal-roof"] == OF_REFERENCE


@pytest.mark.parametrize("word", ["hepatic-floor", "hepatic-roof"])
def test_a_landmark_that_moves_the_hepatic_ostia_measures_them_not_their_calibre(word: str):
    level = {"hepatic-floor": 195.0, "hepatic-roof": 213.0}[word]
    of = found(replace(PATIENT, landmarks=((word, level),)))
    assert of.landmarks[word] == Origin("measured", "landmarks")
    trunk = of.hepatic_veins["hepatic-trunk"]
    assert (trunk.ostium.where, trunk.calibre.where, trunk.length) == ("measured", "reference", None)


def test_an_own_hepatic_vein_is_no_tributary_of_the_reference():
    own = replace(
        reference_hepatic_veins("F")[0], id="inferior-right-hepatic-vein", ostium=Ostium(157.0, 163.0, 270.0), main=False
    )
    of = found(replace(PATIENT, hepatic_veins=(*reference_hepatic_veins("F"), own)))
    assert of.hepatic_veins[own.id].whole == Origin("measured", "hepatic_veins")
    assert own.id not in of.tributaries


def test_a_missing_kidney_has_no_origin_and_its_vein_keeps_the_one_it_was_typed_with():
    of = found(replace(PATIENT, missing_kidneys=("right",)))
    assert "right-kidney" not in of.organs
    assert of.renal_veins[RIGHT.id].length == OF_REFERENCE
