"""A drag: previews that catch, one step at its end, nothing after Esc."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_cases import cases
from PySide6.QtWidgets import QApplication

from ivcviz.case import edits
from ivcviz.case.document import Case, Graft, Involved, LevelRef, RenalPlan, Tumour
from ivcviz.case.intentions import MoveTumourEnd, replayed
from ivcviz.gui.grips.drag import Drag
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.vocabulary import STEPS
from ivcviz.scene.grips import Grip, grips_of
from ivcviz.storage.intention_json import as_json, intention_of
from ivcviz.terms.renal_methods import CONE_PIPE
from ivcviz.terms.substitutes import PTFE

TOLERANCE_MM = 2.0

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
    drag = Drag(editor, grip(editor, "tumour-upper"), TOLERANCE_MM)
    drag.move(180.0)
    assert editor.plan.extent.upper_mm == 180.0
    assert editor.settled.extent.upper_mm == 172.0
    assert len(editor.history.steps) == 1


def test_the_end_of_a_drag_is_one_step_named_by_what_was_done(editor: Editor) -> None:
    drag = Drag(editor, grip(editor, "tumour-upper"), TOLERANCE_MM)
    for value in (175.0, 178.0, 180.0):
        drag.move(value)
    drag.finish()
    assert [step.name for step in editor.history.steps[1:]] == ["Move the tumour's upper end"]
    editor.undo()
    assert editor.case == CASE


def test_a_cancelled_drag_leaves_no_trace(editor: Editor) -> None:
    drag = Drag(editor, grip(editor, "tumour-lower"), TOLERANCE_MM)
    drag.move(60.0)
    drag.cancel()
    drag.finish()
    assert editor.case is CASE
    assert len(editor.history.steps) == 1


def test_a_drag_that_moved_nothing_is_no_step(editor: Editor) -> None:
    Drag(editor, grip(editor, "tumour-lower"), TOLERANCE_MM).finish()
    drag = Drag(editor, grip(editor, "tumour-lower"), TOLERANCE_MM)
    drag.move(60.0)
    drag.move(85.0)
    drag.finish()
    assert len(editor.history.steps) == 1


def test_a_level_catches_and_says_so(editor: Editor) -> None:
    drag = Drag(editor, grip(editor, "tumour-lower"), TOLERANCE_MM)
    drag.move(99.1)
    assert drag.value == 98.0
    assert drag.text == (
        "Lower end of the tumour: 98.0 mm\nexactly on the lower edge of the renal veins (renal floor) (Alt: free)"
    )


def test_a_free_move_catches_nowhere(editor: Editor) -> None:
    drag = Drag(editor, grip(editor, "tumour-lower"), TOLERANCE_MM)
    drag.move(99.1, free=True)
    assert drag.value == 99.1
    assert drag.text.endswith("1.1 mm above the lower edge of the renal veins (renal floor)")


def test_a_refused_move_keeps_the_last_good_one_and_says_why(editor: Editor) -> None:
    drag = Drag(editor, grip(editor, "tumour-lower"), TOLERANCE_MM)
    drag.move(150.0, free=True)
    drag.move(190.0, free=True)
    assert editor.plan.extent.lower_mm == 150.0
    assert drag.value == 150.0
    assert drag.text.startswith("Lower end of the tumour: 150.0 mm\n")
    assert "lower end" in drag.refusal
    assert drag.text.endswith(drag.refusal)
    drag.move(151.0, free=True)
    assert drag.refusal == ""
    drag.finish()
    assert editor.plan.extent.lower_mm == 151.0


def test_an_involved_length_stops_at_nothing_and_at_the_hilum(editor: Editor) -> None:
    drag = Drag(editor, grip(editor, "involved:left-renal-vein"), TOLERANCE_MM)
    drag.move(-7.0)
    assert (drag.value, drag.refusal) == (0.0, "")
    drag.move(5000.0)
    assert drag.refusal == ""
    assert drag.value == pytest.approx(editor.plan.body.course("left-renal-vein").length_mm)


def test_a_cut_says_its_margin(editor: Editor) -> None:
    drag = Drag(editor, grip(editor, "cut-inferior", "resection"), TOLERANCE_MM)
    drag.move(70.0, free=True)
    assert drag.text.splitlines()[-1] == "inferior margin 15 mm"
    drag.finish()
    assert editor.case.resection.inferior_margin_mm == 15.0


def test_a_locked_plan_does_not_move(editor: Editor) -> None:
    drag = Drag(editor, grip(editor, "tumour-upper"), TOLERANCE_MM)
    editor.lock(True)
    drag.move(180.0)
    drag.finish()
    assert editor.case is CASE
    assert "locked" in drag.text


def test_an_angle_is_said_in_degrees(editor: Editor) -> None:
    drag = Drag(editor, grip(editor, "takeoff:left-renal-vein", "renal-veins"), TOLERANCE_MM)
    drag.move(60.0)
    assert drag.text == "Take-off of the left renal vein's cone pipe: 60.0°"


def test_the_step_of_a_drag_keeps_what_the_hand_wanted_at_its_end(editor: Editor) -> None:
    drag = Drag(editor, grip(editor, "tumour-upper"), TOLERANCE_MM)
    for value in (175.0, 178.0, 180.0):
        drag.move(value, free=True)
    drag.finish()
    assert editor.history.steps[-1].intention == MoveTumourEnd(end="upper", value=180.0)
    editor.apply("Set the cuff", lambda case: edits.set_cuff(case, 9.0))
    assert editor.history.steps[-1].intention is None, "typed, not dragged"
    editor.preview(lambda case: edits.set_cuff(case, 8.0))
    editor.settle("Set the cuff")
    assert editor.history.steps[-1].intention is None


DRAGS = st.lists(
    st.tuples(
        st.sampled_from(STEPS),
        st.integers(0, 20),
        st.lists(st.floats(-15.0, 15.0), min_size=1, max_size=3),
        st.sampled_from(["finish", "finish", "cancel", "undo", "undo and redo"]),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(cases(), DRAGS)
def test_what_the_hand_wanted_in_a_session_replayed_on_its_first_case_makes_every_case_again(
    qapp: QApplication,  # noqa: ARG001
    case: Case,
    drags: list[tuple[str, int, list[float], str]],
) -> None:
    editor = Editor(case)
    for step, place, ways, end in drags:
        grips = grips_of(editor.plan, step)
        held = grips[place % len(grips)]
        drag = Drag(editor, held, TOLERANCE_MM)
        for way in ways:
            drag.move(held.value + way)
        drag.cancel() if end == "cancel" else drag.finish()
        if end.startswith("undo"):
            editor.undo()
        if end == "undo and redo":
            editor.redo()
    done = editor.history.steps[1 : editor.history.index + 1]
    log = [json.dumps(as_json(step.intention)) for step in done if step.intention is not None]
    assert [*replayed(case, [intention_of(json.loads(line)) for line in log])] == [step.case for step in done]
