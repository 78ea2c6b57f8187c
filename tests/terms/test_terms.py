"""Terms are records that are asked for their facets: no text, no copies, and no ids outside of files and command line."""

import ast
import copy
import json
import re
from dataclasses import replace
from math import pi
from pathlib import Path

import pytest

from ivcviz.case.document import Graft, RenalPlan
from ivcviz.cli import arguments
from ivcviz.scene.palette import MATERIALS
from ivcviz.terms.organs import ORGANS
from ivcviz.terms.renal_methods import CONE_PIPE, INTERPOSITION, LIGATE, METHODS
from ivcviz.terms.resections import RESECTION_KINDS
from ivcviz.terms.substitutes import DACRON, PANEL_VEIN, PTFE, SAPHENOUS_VEIN, SUBSTITUTES
from ivcviz.terms.term import Term, by_id, ids

TERMS: tuple[Term, ...] = (*METHODS, *SUBSTITUTES, *ORGANS, *RESECTION_KINDS)
PACKAGE = Path(__file__).parents[2] / "ivcviz"
# Places where the same word names something else, by file: the mesh of an organ, a material of the palette, a vessel.
MESH, MATERIAL = {"right-adrenal", "left-adrenal"}, {"ptfe"}
VESSEL = {"iliac-vein"}  # the kind of a thing that is clamped, cut and sewn; as a substitute it is another one
HOMONYMS = {
    "anatomy/organs.py": MESH,
    "case/words/places.py": {"diaphragm"},
    "case/words/vocabulary.py": {"primary"},
    "anatomy/shapes/__init__.py": MESH,
    "scene/build.py": MESH,
    "scene/labels/anchors.py": MESH | VESSEL,
    "scene/section/names.py": MESH,
    "scene/palette.py": MATERIAL | {"dacron"},
    "plan/findings/led_away.py": VESSEL,
    "plan/findings/unclamping.py": VESSEL,
    "plan/operation/act.py": VESSEL,
    "plan/operation/act_words.py": VESSEL,
    "plan/operation/acts_clamping.py": VESSEL,
    "plan/operation/acts_flushing.py": VESSEL,
    "plan/operation/jaws.py": VESSEL,
    "plan/operation/blood_flow.py": VESSEL,
    "plan/operation/stage_text.py": VESSEL,
}
# "none" is an ordinary word (no collaterals, no zone, nothing ticked): mypy alone tells it from the resection's id.
ORDINARY = {"none"}


def _constants(source: Path) -> set[str]:
    nodes = ast.walk(ast.parse(source.read_text(encoding="utf-8")))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def _place(source: Path) -> str:
    return source.relative_to(PACKAGE).as_posix()


def test_no_id_of_a_term_is_written_outside_of_the_terms() -> None:
    sources = [source for source in PACKAGE.rglob("*.py") if _place(source).split("/")[0] != "terms"]
    sources.remove(PACKAGE / "storage" / "migrations.py")
    watched = set(ids(TERMS)) - ORDINARY
    found = {_place(source): _constants(source) & watched for source in sources}
    written = {place: names - HOMONYMS.get(place, set()) for place, names in found.items()}
    assert not {place: names for place, names in written.items() if names}
    assert all(found[place] == names for place, names in HOMONYMS.items()), "a homonym that is gone leaves this list"


def test_terms_are_looked_up_by_their_ids_in_case_files_and_on_the_command_line_alone() -> None:
    asking = {_place(source) for source in PACKAGE.rglob("*.py") if re.search(r"\bby_id\b", source.read_text(encoding="utf-8"))}
    of_new = {f"cli/{name}.py" for name in ("commands", "decisions", "choices", "body_choices", "option")}
    assert asking == {"terms/term.py", "storage/forms.py", *of_new}


def test_ids_are_unique_and_lead_to_their_terms() -> None:
    for terms in (METHODS, SUBSTITUTES, ORGANS, RESECTION_KINDS):
        assert len(set(ids(terms))) == len(terms)
        assert all(by_id(terms, term.id) is term for term in terms)
    with pytest.raises(LookupError, match="nylon"):
        by_id(SUBSTITUTES, "nylon")


@pytest.mark.parametrize("term", TERMS, ids=repr)
def test_a_term_cannot_slip_into_a_sentence_or_a_file(term: Term) -> None:
    with pytest.raises(TypeError, match="no text"):
        str(term)
    with pytest.raises(TypeError, match="no text"):
        f"{term}"
    with pytest.raises(TypeError):
        json.dumps(term)
    assert repr(term) == f"<{type(term).__name__} {term.id}>"


@pytest.mark.parametrize("term", TERMS, ids=repr)
def test_a_copy_of_a_term_is_the_term_itself_and_another_record_with_its_values_is_not(term: Term) -> None:
    assert copy.copy(term) is copy.deepcopy(term) is term
    assert replace(term) != term


def test_a_document_keeps_the_records_that_it_was_given() -> None:
    plan = replace(RenalPlan("left-renal-vein", CONE_PIPE), plan_b=LIGATE)
    assert copy.deepcopy(plan) == plan
    assert copy.deepcopy(plan).method is CONE_PIPE


def test_the_words_of_two_terms_differ() -> None:
    for words in (
        [method.name for method in METHODS],
        [method.short for method in METHODS],
        [substitute.graft for substitute in SUBSTITUTES],
        [substitute.patch for substitute in SUBSTITUTES],
        [organ.taken for organ in ORGANS],
        [kind.choice for kind in RESECTION_KINDS],
    ):
        assert all(words)
        assert len(set(words)) == len(words)


def test_every_substitute_is_drawn_in_materials_of_the_palette_and_only_a_prosthesis_in_that_of_one() -> None:
    prostheses = {substitute.material for substitute in SUBSTITUTES if substitute.is_prosthesis}
    assert prostheses == {PTFE.material, DACRON.material}
    for substitute in SUBSTITUTES:
        assert {substitute.material, substitute.patch_material} <= set(MATERIALS)
        assert (substitute.material in prostheses) == substitute.is_prosthesis


def test_only_a_prosthesis_has_external_rings_and_only_a_narrow_vein_is_sewn_of_panels() -> None:
    assert {substitute for substitute in SUBSTITUTES if substitute.rings_possible} == {PTFE, DACRON}
    with pytest.raises(ValueError, match="rings"):
        replace(SAPHENOUS_VEIN, rings="possible")
    with pytest.raises(ValueError, match="panels"):
        replace(DACRON, form="panels")


def test_a_saphenous_tube_is_the_vein_itself_as_far_as_that_is_wide_and_panels_of_it_beyond() -> None:
    assert SAPHENOUS_VEIN.form_of(5.0) == "tube"
    assert SAPHENOUS_VEIN.form_of(5.1) == "panels"
    assert PANEL_VEIN.form_of(5.0) == "panels"
    # As much as the tube's length times its diameter, divided by the vein's.
    assert PANEL_VEIN.vein_needed_mm(pi * 16.0, 100.0) == pytest.approx((320.0, 400.0))
    assert PTFE.vein_needed_mm(50.0, 100.0) is None


def test_a_new_graft_has_the_rings_and_the_wall_of_its_substitute() -> None:
    assert Graft.of(PTFE, 18.0) == Graft(18.0, PTFE, True, 0.6)
    assert Graft.of(SAPHENOUS_VEIN, 18.0) == Graft(18.0, SAPHENOUS_VEIN, False, SAPHENOUS_VEIN.wall_mm)


@pytest.mark.parametrize(
    "changes",
    [
        {"joint": None},
        {"outcome": None},
        {"end": "tied"},
        {"end": "gone"},
        {"kidney": "out"},
    ],
)
def test_a_method_whose_words_do_not_fit_what_it_does_is_refused_when_it_is_declared(changes: dict[str, str | None]) -> None:
    with pytest.raises(ValueError, match="interposition"):
        replace(INTERPOSITION, **changes)


def test_the_command_line_offers_the_ids_of_all_terms_that_can_be_chosen_there(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        arguments.parsed(["new", "--help"])
    said = "".join(capsys.readouterr().out.split())  # however the lines are broken
    for terms in (METHODS, ORGANS, RESECTION_KINDS):
        assert ",".join(ids(terms)) in said
