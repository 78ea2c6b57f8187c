"""A drag: previews that catch, one step at its end, nothing after Esc."""

import pytest
from PySide6.QtWidgets import QApplication

from ivcviz.case.document import Case, Graft, Involved, LevelRef, RenalPlan, Tumour
from ivcviz.gui.grips.drag import Drag
from ivcviz.gui.state.editor import Editor
from ivcviz.scene.grips import Grip, grips_of
from ivcviz.terms.renal_methods import CONE_PIPE
from ivcviz.terms.substitutes import PTFE

CASE = Case(
    "A case",
    Tumour(LevelRef(-13.0, "renal-floor"), LevelRef(172.0), involved=(Involved("left-renal-vein", 12.0),)),
    graft=Graft.of(PTFE, 18.0),
    renal_plan=(RenalPlan("left-renal-vein", CONE_PIPE),),
)


@pytest.fixture
def editor(qapp: QApplication) -> Editor:  # noqa: ARG001 (signals need an application)
    return Editor(CASE)


def grip(editor: Editor, grip_id: str, step: str = "tumour") -> Grip:
    return next(g for g in grips_of(editor.plan, step) if g.id == grip_id)


def test_a_move_previews_and_makes_no_step(editor: Editor) -> None:
    drag = Drag(editor, grip(editor, "tumour-upper"))
    drag.move(180.0)
    assert editor.plan.extent.upper_mm == 180.0
    assert editor.settled.extent.upper_mm == 172.0
    assert len(editor.history.steps) == 1


def test_the_end_of_a_drag_is_one_step_named_by_what_was_done(editor: Editor) -> None:
    drag = Drag(editor, grip(editor, "tumour-upper"))
    for value in (175.0, 178.0, 180.0):
        drag.move(value)
    drag.finish()
    assert [step.name for step in editor.history.steps[1:]] == ["Move the tumour's upper end"]
    editor.undo()
    assert editor.case == CASE


def test_a_cancelled_drag_leaves_no_trace(editor: Editor) -> None:
    drag = Drag(editor, grip(editor, "tumour-lower"))
    drag.move(60.0)
    drag.cancel()
    drag.finish()
    assert editor.case is CASE
    assert len(editor.history.steps) == 1


def test_a_drag_that_moved_nothing_is_no_step(editor: Editor) -> None:
    Drag(editor, grip(editor, "tumour-lower")).finish()
    drag = Drag(editor, grip(editor, "tumour-lower"))
    drag.move(60.0)
    drag.move(85.0)
    drag.finish()
    assert len(editor.history.steps) == 1


def test_a_level_catches_and_says_so(editor: Editor) -> None:
    drag = Drag(editor, grip(editor, "tumour-lower"), tolerance_mm=2.0)
    drag.move(99.1)
    assert drag.value_mm == 98.0
    assert drag.text == (
        "Lower end of the tumour: 98.0 mm\nexactly on the lower edge of the renal veins (renal floor) (Alt: free)"
    )


def test_a_free_move_catches_nowhere(editor: Editor) -> None:
    drag = Drag(editor, grip(editor, "tumour-lower"), tolerance_mm=2.0)
    drag.move(99.1, free=True)
    assert drag.value_mm == 99.1
    assert drag.text.endswith("1.1 mm above the lower edge of the renal veins (renal floor)")


def test_a_refused_move_keeps_the_last_good_one_and_says_why(editor: Editor) -> None:
    drag = Drag(editor, grip(editor, "tumour-lower"))
    drag.move(150.0, free=True)
    drag.move(190.0, free=True)
    assert editor.plan.extent.lower_mm == 150.0
    assert drag.value_mm == 150.0
    assert drag.text.startswith("Lower end of the tumour: 150.0 mm\n")
    assert "lower end" in drag.refusal
    assert drag.text.endswith(drag.refusal)
    drag.move(151.0, free=True)
    assert drag.refusal == ""
    drag.finish()
    assert editor.plan.extent.lower_mm == 151.0


def test_an_involved_length_stops_at_nothing_and_at_the_hilum(editor: Editor) -> None:
    drag = Drag(editor, grip(editor, "involved:left-renal-vein"))
    drag.move(-7.0)
    assert (drag.value_mm, drag.refusal) == (0.0, "")
    drag.move(5000.0)
    assert drag.refusal == ""
    assert drag.value_mm == pytest.approx(editor.plan.body.course("left-renal-vein").length_mm)


def test_a_cut_says_its_margin(editor: Editor) -> None:
    drag = Drag(editor, grip(editor, "cut-inferior", "resection"))
    drag.move(70.0, free=True)
    assert drag.text.splitlines()[-1] == "inferior margin 15 mm"
    drag.finish()
    assert editor.case.resection.inferior_margin_mm == 15.0


def test_a_locked_plan_does_not_move(editor: Editor) -> None:
    drag = Drag(editor, grip(editor, "tumour-upper"))
    editor.lock(True)
    drag.move(180.0)
    drag.finish()
    assert editor.case is CASE
    assert "locked" in drag.text


def test_an_angle_is_said_in_degrees(editor: Editor) -> None:
    drag = Drag(editor, grip(editor, "takeoff:left-renal-vein", "renal-veins"))
    drag.move(60.0)
    assert drag.text == "Take-off of the left renal vein's cone pipe: 60.0°"
