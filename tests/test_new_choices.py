"""The options of `ivcviz new` that are one edit each: what each writes, and that together they say what a document can hold."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from command_runs import ENDS, refused, said

from ivcviz.case.document import Case, Cone, Involved
from ivcviz.cli.choices import OPTIONS
from ivcviz.fields.declaration import declared, is_document, item_of
from ivcviz.storage.case_files import load_case
from ivcviz.terms.organs import COLON, RIGHT_KIDNEY
from ivcviz.terms.renal_methods import LIGATE
from ivcviz.terms.substitutes import BOVINE_PERICARDIUM, DACRON, FEMORAL_VEIN

LEFT, RIGHT = "left-renal-vein", "right-renal-vein"
BEFORE = ("--lower", "85", "--upper", "165", "--graft-diameter", "18", "--left", "cone-pipe", "--right", "interposition")
# What each option is tried with; those of a side stand here once.
TRIED = {
    "--variant": "precaval-right-artery",
    "--precaval-artery": "main",
    "--ostium": "left-renal-vein=100..112",
    "--ostium-clock": "left-renal-vein=80",
    "--vein-length": "right-renal-vein=32",
    "--vein-width": "right-renal-vein=13",
    "--vein-depth": "right-renal-vein=8",
    "--left-adrenal": "25",
    "--left-gonadal": "33",
    "--left-lumbar": "38",
    "--method": "left-renal-vein=opening",
    "--growth": "extraluminal",
    "--bulge": "230",
    "--wall-invaded": "yes",
    "--involved": "hepatic-trunk=8",
    "--leg-oedema": "yes",
    "--aortomesenteric": "9",
    "--landmark": "hiatus=230",
    "--convention": "roof",
    "--tumour-sd": "3",
    "--landmark-sd": "4",
    "--symptom": "leg oedema",
    "--note": "second operation",
    "--threshold": "bridge-stop-mm=4",
    "--substitute": "bovine-pericardium",
    "--wall": "0.7",
    "--ringed": "no",
    "--patch": "dacron",
    "--inferior-margin": "12",
    "--superior-margin": "13",
    "--lateral-margin": "7",
    "--jaw": "8",
    "--organs-free": "colon,psoas",
    "--resection-minutes": "30",
    "--superior-minutes": "20",
    "--inferior-minutes": "25",
    "--clamp-onto-graft": "yes",
    "--branch": "femoral-vein",
    "--plan-b": "ligate",
    "--vein-margin": "7",
    "--test-clamp": "yes",
    "--artery": "open",
    "--cooled": "no",
    "--minutes": "15",
    "--suture": "polypropylene 5-0",
    "--cone-base": "13",
    "--cone-tip": "9",
    "--cone-length": "22",
    "--takeoff": "60",
    "--offset": "2",
}
# An option that its vein alone takes.
TRIED_ALONE = {"--divided-left": "left-adrenal-vein"}
# What `new` says by options of its own, and what belongs to a body, a source or a history that a file alone holds.
BY_OTHER_OPTIONS = {
    "title",
    "tumour.lower",
    "tumour.upper",
    "tumour.mass_mm",
    "tumour.iliac_side",
    "tumour.circumference_deg",
    "tumour.lumen",
    "tumour.thrombus",
    "tumour.lumen_tip",
    "tumour.origin",
    "tumour.origin_vein",
    "patient.age",
    "patient.right_kidney_percent",
    "patient.collaterals",
    "anatomy.sex",
    "anatomy.missing_kidneys",
    "resection.kind",
    "resection.cuff_mm",
    "resection.en_bloc",
    "graft.diameter_mm",
    "renal_plan.vein_id",
    "renal_plan.method",
    "renal_plan.mobilisation_mm",
    "iliac_plan",
    "overrides",
    "intent",
    "intent_reason",
}
IN_A_FILE_ALONE = {
    "provenance",
    "outcome",
    "reported",
    "anatomy.source",
    "anatomy.centreline",
    "anatomy.section",
    "anatomy.renal_veins",
    "anatomy.hepatic_veins",
    "renal_plan.divided",  # of the left renal vein alone: it is tried for itself
}


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test works in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)


def made(capsys: pytest.CaptureFixture[str], *options: str) -> Case:
    said(capsys, "new", "-o", "made.json", *BEFORE, *options)
    case = load_case("made.json")
    Path("made.json").unlink()
    return case


def value_for(name: str) -> str:
    return {**TRIED, **TRIED_ALONE}.get(name) or TRIED[name.removesuffix("-left").removesuffix("-right")]


def fields_of(document: Any, where: str = "") -> Iterator[tuple[str, object]]:
    """Every value of a document by its path; items of a list stand beside one another."""
    for key, found in declared(type(document)).items():
        value, path = getattr(document, key), f"{where}{key}"
        items = value if isinstance(value, tuple) and is_document(item_of(found.kind)) else (value,)
        for item in items:
            if is_document(type(item)) and path not in BY_OTHER_OPTIONS | IN_A_FILE_ALONE:
                yield from fields_of(item, f"{path}.")
            else:
                yield path, item


def test_every_option_is_tried() -> None:
    sides = [option.name for option in OPTIONS]
    assert {name.removesuffix("-left").removesuffix("-right") for name in sides} - {"--divided"} == set(TRIED)


@pytest.mark.parametrize("name", [option.name for option in OPTIONS if option.name != "--divided-right"])
def test_an_option_writes_one_thing_into_the_case(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = made(capsys), made(capsys, name, value_for(name))
    changed = set(fields_of(after)) - set(fields_of(before))
    assert changed, "the option says nothing"
    assert len({path.split(".")[0] for path, _ in changed}) == 1


def test_all_options_together_say_every_choice_that_the_document_declares(capsys: pytest.CaptureFixture[str]) -> None:
    words = [(option.name, value_for(option.name)) for option in OPTIONS if option.name != "--divided-right"]
    before, after = set(fields_of(made(capsys))), set(fields_of(made(capsys, *(word for pair in words for word in pair))))
    known = {path for path, _ in after}
    left_out = known - {path for path, _ in after - before} - BY_OTHER_OPTIONS - IN_A_FILE_ALONE
    assert not left_out, "give `new` an option for each, or say where else it is said"


def test_the_graft_its_branches_and_the_patch_are_made_of_what_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    branch = ("--branch-left", "femoral-vein", "--plan-b-left", "ligate")
    case = made(capsys, "--substitute", "bovine-pericardium", "--patch", "dacron", *branch)
    assert case.graft is not None
    assert (case.graft.substitute, case.graft.wall_mm, case.graft.ringed) == (BOVINE_PERICARDIUM, 0.5, False)
    assert case.resection.patch is DACRON
    [left] = [plan for plan in case.renal_plan if plan.vein_id == LEFT]
    assert (left.substitute, left.plan_b) == (FEMORAL_VEIN, LIGATE)


def test_organs_free_veins_involved_and_a_cone_are_written_where_the_window_writes_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    free = ("--organs-free", "colon,right-kidney")
    involved = ("--involved", "hepatic-trunk=8", "--involved", "right-renal-vein=3")
    case = made(capsys, *free, *involved, "--cone-base-left", "13")
    assert case.resection.organs_free == (COLON, RIGHT_KIDNEY)
    assert case.tumour.involved == (Involved("hepatic-trunk", 8.0), Involved(RIGHT, 3.0))
    [left] = [plan for plan in case.renal_plan if plan.vein_id == LEFT]
    assert left.cone == Cone(base_diameter_mm=13.0)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--substitute", "dacron"), "choose a graft first"),
        (("--graft-diameter", "16", "--substitute", "nylon"), "invalid choice"),
        (("--graft-diameter", "16", "--substitute", "iliac-vein", "--wall", "9"), "from 0.1 to 3 mm"),
        (
            ("--graft-diameter", "16", "--substitute", "donor-cava", "--ringed", "yes"),
            "with external rings",
        ),
        (("--en-bloc", "colon", "--organs-free", "colon"), "say one of the two"),
        (("--organs-free", "spleen"), "'spleen' is not among"),
        (("--en-bloc", "right-kidney"), "'right-kidney' is not among"),
        (("--involved", "hepatic-trunk"), "is not a name and its value"),
        (("--ostium", "left-renal-vein=100"), "no two levels with two dots"),
        (("--vein-width", "splenic-vein=9"), "is not a renal vein of this body"),
        (("--threshold", "no-such-mm=3"), "no-such-mm"),
        (("--divided-right", "left-adrenal-vein"), "does not enter"),
        (("--jaw", "wide"), "is not a number"),
    ],
)
def test_what_has_no_place_is_refused_in_a_sentence(
    options: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert words in refused(capsys, "new", "-o", "made.json", *ENDS, *options)
    assert not Path("made.json").exists()
