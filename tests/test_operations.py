"""The fifteen operations of published series, each entered from words: planned, drawn and printed truly, or refused truly."""

from pathlib import Path

import pytest
from command_runs import refused
from fifteen_operations import OPERATIONS, Operation
from operations_page import PAGE, last_stage, page, said, told

from ivcviz.plan.operation.act import STAGES
from ivcviz.plan.resolve import resolve
from ivcviz.scene.build import build_scene
from ivcviz.scene.model import Options
from ivcviz.storage.case_files import load_case

pytestmark = pytest.mark.usefixtures("qapp")
EACH = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)


@EACH
def test_an_operation_holds_what_it_must_in_order_and_nothing_that_it_must_not(operation: Operation, tmp_path: Path) -> None:
    plan = told(operation, tmp_path)
    assert (plan["ends"] or {}).get("rule") == operation.ends
    deeds = [(act["act"], act["subject"]["kind"]) for act in plan["acts"]]
    rest = iter(deeds)
    assert [deed for deed in operation.deeds if deed not in rest] == []
    assert set(operation.never) & set(deeds) == set()


@EACH
def test_its_papers_are_printed_and_a_plan_with_a_gap_is_not_drawn_as_repaired(operation: Operation, tmp_path: Path) -> None:
    plan, path = told(operation, tmp_path), tmp_path / f"{operation.id}.json"
    for command in ("plan", "ledger", "timeline"):
        assert said(command, str(path))
    scenes = {stage: build_scene(resolve(load_case(path)), Options(stage=stage)) for stage in STAGES}
    assert all(scene.parts for scene in scenes.values())
    repaired = {part.id for stage in ("implanted", "reperfused") for part in scenes[stage].parts if part.layer == "graft"}
    if operation.ends is not None:
        assert repaired == set()
        assert "Not planned" in str(scenes["implanted"].words.stage)
        assert STAGES.index(last_stage(plan)) < STAGES.index("implanted")


@EACH
def test_its_card_is_made_or_refused_in_a_sentence(
    operation: Operation, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(operation, tmp_path)
    case, card = str(tmp_path / f"{operation.id}.json"), tmp_path / "card.pdf"
    is_cut = {deed for deed, _ in operation.deeds} >= {"sew"} or ("sew", "patch-end") in operation.deeds
    if is_cut and operation.ends is None:
        said("template", case, "-o", str(card))
        assert card.stat().st_size > 5000
    else:
        assert refused(capsys, "template", case, "-o", str(card))
        assert not card.exists()


def test_the_page_says_what_the_product_says(tmp_path: Path) -> None:
    written = PAGE.read_text(encoding="utf-8")
    assert written == page(OPERATIONS, tmp_path), "tests/write_operations.py writes the page anew"
    pictures = {path.stem for path in (PAGE.parent / "operations").glob("*.png")}
    assert pictures == {operation.id for operation in OPERATIONS}
