"""A renal method and a substitute that are declared by one record each are right wherever a plan is shown or said.

Choosing them in the window is tested with the window's steps.
"""

import re
from dataclasses import replace

import numpy as np
import pytest
from new_records import CROSSED, LEFT, PERICARDIUM, plan_with

from ivcviz.app.figures import triangles
from ivcviz.case.document import Graft
from ivcviz.figure.bench_card import PT, sheets_of
from ivcviz.figure.svg import svg_page
from ivcviz.geometry.mesh import volume
from ivcviz.messages.sentences import say
from ivcviz.plan.bench.card import card_of_plan
from ivcviz.plan.bench.graft_solid import graft_solid
from ivcviz.plan.operation import ledger_text, timeline_text
from ivcviz.plan.operation.stage_text import sentence_of
from ivcviz.plan.operation.timeline import timeline_of
from ivcviz.plan.report.as_json import as_json
from ivcviz.plan.report.as_text import as_text
from ivcviz.plan.resolve import resolve
from ivcviz.scene.build import build_scene
from ivcviz.scene.model import Options, Scene, Stage
from ivcviz.scene.section import axial_section
from ivcviz.teaching.comparison import compare
from ivcviz.terms.renal_methods import INTERPOSITION, LIGATE, Piece
from ivcviz.terms.substitutes import PTFE


def scene_at(stage: Stage) -> Scene:
    return build_scene(plan_with(), Options(stage=stage))


def test_the_picture_draws_both_in_their_own_materials_and_without_rings() -> None:
    materials = {part.id: part.material for part in scene_at("implanted").parts}
    assert (materials["graft"], materials[f"branch-{LEFT}"]) == ("tissue-graft", "vein-graft")
    assert {f"seam-{LEFT}", f"suture-{LEFT}"} <= set(materials)
    assert not [part for part in materials if "rings" in part]
    names = {part.id: str(part.name) for part in scene_at("implanted").parts}
    assert names[f"branch-{LEFT}"] == "Venous bridge"


def test_the_labels_call_them_by_their_own_words() -> None:
    labels = {label.id: str(label.text) for label in scene_at("implanted").labels}
    assert labels["graft"] == "Equine tube, Ø 18 mm"
    assert labels[f"branch-{LEFT}"] == "Left-to-right renal vein"
    bench = {label.id: str(label.text) for label in scene_at("bench").labels}
    assert bench[f"branch-{LEFT}"].startswith("Venous bridge Ø ")
    assert bench[f"tip-{LEFT}"] == "End, to the renal stump"


@pytest.mark.parametrize("stage", ["bench", "implanted", "reperfused"])
def test_the_legend_has_a_word_for_each(stage: Stage) -> None:
    legend = {material: str(said) for material, said in scene_at(stage).words.legend}
    assert (legend["tissue-graft"], legend["vein-graft"]) == ("equine tube", "saphenous vein")
    assert "ptfe" not in legend
    assert "Equine tube Ø 18 mm" in str(scene_at(stage).words.subtitle)


def test_the_section_shows_their_materials_and_names_the_method_at_its_hole() -> None:
    plan = plan_with()
    left = next(vein for vein in plan.renal_veins if vein.id == LEFT)
    assert plan.graft is not None
    assert left.hole is not None
    level = plan.graft.superior_mm - left.hole.centre_from_superior_end_mm
    section = axial_section(plan, Options(stage="implanted", quality="preview"), level, triangles())
    assert {"tissue-graft", "vein-graft"} <= {cut.material for cut in section.cuts}
    assert str(dict(section.words.legend)["vein-graft"]) == "saphenous vein"
    facts = [str(fact.words) for fact in section.facts if str(fact.name) == "Graftotomy here"]
    assert any(words.endswith("left-to-right renal vein") for words in facts)


def test_the_stages_say_what_is_prepared_and_what_is_sewn() -> None:
    plan = plan_with()
    bench, implanted = (sentence_of(plan, stage).rendered() for stage in ("bench", "implanted"))
    assert "the equine tube of 18 mm inner diameter" in bench
    assert "a venous bridge for the left renal vein" in bench
    assert "the left renal vein is led across over a venous bridge" in implanted


def test_the_ledger_prepares_cuts_and_sews_them_and_unrolls_no_pattern_of_the_bridge() -> None:
    ledger = " ".join(ledger_text.as_text(plan_with(), named=False).split())
    assert "prepare · equine tube" in ledger
    assert re.search(r"\bwall \.+ 0\.4 mm", ledger)
    for step in (
        "prepare · left-to-right renal vein for the left renal vein",
        "of saphenous vein",
        "hole (graftotomy) for the left renal vein",
        "left-to-right renal vein for the left renal vein to its hole",
        "left renal vein to its left-to-right renal vein",
    ):
        assert step in ledger, step
    assert "flat pattern" not in ledger


def test_the_timeline_sews_the_vein_and_opens_it_again() -> None:
    timeline = timeline_of(plan_with())
    assert LEFT in [phase.subject.id for phase in timeline.phases]
    kidney = next(clock for clock in timeline.clocks if clock.organ == "left kidney")
    assert (kidney.state, kidney.for_good) == ("artery not decided", False)
    assert kidney.stop == len(timeline.phases)
    assert "left renal vein" in timeline_text.as_text(timeline)


@pytest.mark.usefixtures("qapp")
def test_the_card_has_the_hole_by_its_word_and_the_wall_by_its_material() -> None:
    card = card_of_plan(plan_with())
    assert [hole.vein_id for hole in card.holes if hole.method is CROSSED] == [LEFT]
    assert not card.cones
    [sheet] = sheets_of(card)
    words = svg_page(sheet.width * PT, sheet.height * PT, sheet.paint, "card").decode()
    assert "Left renal vein, for the venous bridge" in words
    assert "Equine pericardium; inner Ø 18, wall 0.4" in words
    assert "tapered" not in words.lower()


def test_the_solid_has_the_bridge_with_the_wall_of_its_own_substitute() -> None:
    thick = replace(CROSSED, piece=Piece(shape="tube", unrolled=False, of=PTFE, name=say("bridge")))
    solids = {name: graft_solid(plan_with(method)) for name, method in (("own", CROSSED), ("thick", thick), ("tied", LIGATE))}
    size = {name: volume(solid) for name, solid in solids.items()}
    assert size["tied"] < size["own"] < size["thick"]
    assert all(np.isfinite(solid.vertices).all() for solid in solids.values())


def test_the_comparison_and_the_reports_say_their_names() -> None:
    rows = {(str(row.group), str(row.what)): row for row in compare(plan_with(INTERPOSITION, PTFE), plan_with()).rows}
    assert str(rows["Left renal vein", "method"].other_words) == "left-to-right renal vein"
    assert str(rows["Graft", "substitute"].other_words) == "equine pericardium"
    assert str(rows["Graft", "rings"].other_words) == "no"
    words = as_text(plan_with())
    assert "left-to-right renal vein; taken by the resection; cut 25 mm from the cava" in " ".join(words.split())
    assert "equine pericardium, inner diameter 18 mm" in words
    said = as_json(plan_with())
    assert said["graft"]["substitute"] == "equine-pericardium"
    assert [vein["method"] for vein in said["renal_veins"] if vein["id"] == LEFT] == ["left-to-right-renal-vein"]


def test_the_plan_checks_speak_of_the_bridge() -> None:
    narrow = resolve(replace(plan_with().case, graft=Graft.of(PERICARDIUM, 10.0)))
    said = " ".join(str(finding.sentence) for finding in narrow.findings)
    assert "The left venous bridge" in said
    assert "side branch" not in said
