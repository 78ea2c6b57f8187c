"""Every change of the plan, through whichever door it comes, is shown by every panel; the window's list is the only way."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from answering import Answering
from hands import drag_to
from panel_tools import enter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import ivcviz
from ivcviz.case import edits
from ivcviz.case.document import Case, LevelRef
from ivcviz.gui.operation.strip import TimelineStrip
from ivcviz.gui.picture.plate_image import options_of
from ivcviz.gui.vocabulary import STAGE_WORDS, translated
from ivcviz.gui.window.main_window import MainWindow
from ivcviz.gui.window.presentation import caption_of
from ivcviz.messages.numbers import tenths
from ivcviz.plan.consequences import Consequences
from ivcviz.plan.model import Plan
from ivcviz.plan.operation import ledger, operation, timeline
from ivcviz.scene.build import stage_of
from ivcviz.scene.grips import grips_of
from ivcviz.scene.model import Options
from ivcviz.scene.section import axial_section
from ivcviz.terms.renal_methods import LIGATE

GUI = Path(ivcviz.__file__).parent / "gui"


@pytest.fixture
def full(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with all of its panels open, those that are made late too.

    The finished picture, which has the section cut anew, is not waited for: the section must follow the plan without it.
    """
    window.show_step("tumour")
    window.show_section(True)
    window.view.set(section_mm=190.0)  # which the tumour reaches once its upper end is moved
    window.actions_["operation"].trigger()
    window.show_panel("history", True)
    qtbot.waitUntil(lambda: window.panels.split.pane is not None and window.panels.split.pane.isVisible())
    assert window.panels.split.pane is not None
    window.panels.viewport.plate.finished.disconnect(window.panels.split.pane.refresh)
    return window


def shown(window: MainWindow) -> dict[str, Any]:
    """What each panel shows now."""
    panel, pane = window.panels.operation.panel, window.panels.split.pane
    assert panel is not None
    assert pane is not None
    hand = window.panels.viewport.grip_layer.controller
    return {
        "picture": window.panels.viewport.plate.request.plan,
        "grips in the picture": {grip.id: grip.point for grip in hand.grips},
        "grips on the strip": {grip.id: grip.level_mm for grip in window.panels.strip.controller.grips},
        "strip in words": window.panels.strip.accessibleDescription().partition(" mm")[0],
        "reading": window.panels.reading.span.text(),
        "steps": window.panels.steps.sections["resection"].header.summary.partition(" mm")[0],
        "stages": window.panels.stages.box.itemText(0),
        "section": pane.readings.texts(),
        "ledger": tuple(panel.ledger.steps.step_at(row) for row in range(panel.ledger.steps.rowCount())),
        "timeline": panel.strip.accessibleDescription(),
        "history": window.panels.history.list.count(),
        "title": window.windowTitle(),
    }


def expected(window: MainWindow, plan: Plan) -> dict[str, Any]:
    """What each panel of a window has to show of a plan, made anew."""
    grips, follows, extent, cuts = grips_of(plan, "tumour"), Consequences(plan), plan.extent, plan.resection
    strip = TimelineStrip()
    strip.show_timeline(follows.timeline)
    shown, level = window.view.state, window.view.state.section_mm
    assert level is not None
    section = axial_section(plan, options_of(plan, shown, "preview"), level, window.renderer.triangles)
    return {
        "picture": plan,
        "grips in the picture": {grip.id: grip.point for grip in grips},
        "grips on the strip": {grip.id: grip.level_mm for grip in grips if grip.level_mm is not None},
        "strip in words": f"Tumour from {extent.lower_mm:.1f} to {extent.upper_mm:.1f}",
        "reading": f"Zone {plan.reading.words}",
        "steps": f"{tenths(cuts.inferior_mm)}–{tenths(cuts.superior_mm)}" if cuts is not None else "",
        "stages": f"{translated(STAGE_WORDS[stage_of(plan, Options())])} (plan)",
        "section": [f"{fact.name}: {fact.words}" for fact in section.facts],
        "ledger": tuple(step for step in follows.ledger for _ in step.figures or (None,)),
        "timeline": strip.accessibleDescription(),
        "history": len(window.editor.history.steps),
        "title": f"{plan.case.title}[*] — ivcviz",
    }


def type_an_end(window: MainWindow) -> None:
    body: Any = window.panels.steps.sections["tumour"].body
    enter(body.upper_end.line, "205")


def jump_back(window: MainWindow) -> None:
    window.panels.history.list.setCurrentRow(0)


def without_graft(window: MainWindow) -> None:
    assert window.editor.apply("No graft", edits.remove_graft)


def drag_in_the_picture(window: MainWindow) -> None:
    drag_to(window.panels.viewport, "tumour-upper", 205.0)


def drag_on_the_strip(window: MainWindow) -> None:
    drag_to(window.panels.strip, "tumour-upper", 205.0)
    window.panels.strip.controller.focus(None)  # else the strip describes the grip


# What is done first, unseen by the test, and then the door.
DOORS: dict[str, tuple[Callable[[MainWindow], None], Callable[[MainWindow], object]]] = {
    "a field": (lambda _: None, type_an_end),
    "a drag in the picture": (lambda _: None, drag_in_the_picture),
    "a drag on the level strip": (lambda _: None, drag_on_the_strip),
    "an edit that takes the graft away": (lambda _: None, without_graft),
    "undo": (type_an_end, lambda window: window.actions_["undo"].trigger()),
    "redo": (lambda window: (type_an_end(window), window.editor.undo())[0], lambda window: window.actions_["redo"].trigger()),
    "a jump in the history": (type_an_end, jump_back),
    "another document": (lambda _: None, lambda window: window.documents.open_shipped("case-1")),
}


@pytest.mark.parametrize("door", DOORS)
def test_an_edit_by_any_door_reaches_every_panel(full: MainWindow, questions: Answering, qtbot: QtBot, door: str) -> None:
    before, through = DOORS[door]
    questions.unsaved = ["discard"]
    before(full)
    last = full.editor.plan
    through(full)
    plan = full.editor.plan
    assert plan is not last
    assert plan.case != last.case
    wanted = expected(full, plan)
    qtbot.waitUntil(lambda: shown(full)["section"] == wanted["section"])
    now = shown(full)
    assert {name: now[name] for name in wanted if now[name] != wanted[name]} == {}
    assert now["picture"] is plan


def test_a_drag_that_is_under_way_and_its_end_by_escape_reach_every_panel_but_the_ledger(
    full: MainWindow, qtbot: QtBot
) -> None:
    for change in (lambda: full.editor.preview(_higher), full.editor.cancel):
        change()
        wanted = expected(full, full.editor.plan)
        qtbot.waitUntil(lambda wanted=wanted: shown(full)["section"] == wanted["section"])
        now = shown(full)
        behind = {name for name in wanted if now[name] != wanted[name]}
        assert behind == ({"ledger"} if full.editor.dragging else set())


def test_the_mark_of_a_level_is_cleared_by_a_change_of_the_plan(full: MainWindow) -> None:
    for change in (lambda: full.editor.preview(_higher), full.editor.cancel):
        full.view.set(marked_mm=120.0)
        change()
        assert full.view.state.marked_mm is None


def test_the_caption_of_a_presentation_follows_the_plan(full: MainWindow) -> None:
    full.view.set(stage="tumour")
    full.presentation.enter()
    full.editor.apply("Higher", _higher)
    assert caption_of(full.editor.plan, "tumour") in full.panels.caption.text()
    full.editor.undo()
    assert caption_of(full.editor.plan, "tumour") in full.panels.caption.text()
    full.presentation.leave()


def test_the_picture_beside_the_plan_follows_it(window: MainWindow) -> None:
    """What differs in words is looked at in test_comparing."""
    window.editor.apply("Plan B", lambda case: edits.set_plan_b(case, "left-renal-vein", LIGATE))
    window.view.set(compared="plan-b:left-renal-vein")
    picture = window.panels.comparing.picture
    assert picture is not None
    for change in (lambda: drag_in_the_picture(window), window.editor.undo, window.editor.redo):
        before = picture.plate.request.plan
        change()
        now = picture.plate.request.plan
        assert now.extent != before.extent
        assert now.extent == window.editor.plan.extent
        assert now.renal_veins != window.editor.plan.renal_veins


def test_a_panel_that_edits_while_it_is_shown_a_plan_leaves_none_with_the_older_one(
    full: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a row does that goes while something is typed in it."""
    show, edited = full.panels.reading.show_plan, []

    def edits_once(follows: Consequences) -> None:
        show(follows)
        if not edited:
            edited.append(True)
            assert full.editor.apply("No graft", edits.remove_graft)

    monkeypatch.setattr(full.panels.reading, "show_plan", edits_once)
    full.editor.apply("Higher", _higher)
    plan, now = full.editor.plan, shown(full)
    assert plan.graft is None
    wanted = expected(full, plan)
    assert [name for name in ("picture", "steps", "ledger", "timeline") if now[name] != wanted[name]] == []


@pytest.mark.parametrize("step", [None, 5])
def test_all_panels_read_one_and_the_same_operation_ledger_and_timeline(
    full: MainWindow, monkeypatch: pytest.MonkeyPatch, step: int | None
) -> None:
    full.view.set(ledger_step=step)
    QTest.qWait(0)
    made: list[str] = []
    for module, name in ((operation, "acts_of"), (ledger, "ledger_of"), (timeline, "timeline_of")):
        original = getattr(module, name)

        def counted(plan: Plan, *more: Any, original: Any = original, name: str = name) -> Any:
            if plan.findings:  # the plan checks read the acts before there are any
                made.append(name)
            return original(plan, *more)

        monkeypatch.setattr(module, name, counted)
    full.editor.apply("Higher", _higher)
    QTest.qWait(0)
    assert sorted(made) == ["acts_of", "ledger_of", "timeline_of"]


def test_a_drag_before_the_operation_asks_for_no_act_of_it(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.show_step("tumour")
    window.view.set(stage="tumour")
    made: list[Plan] = []
    original = operation.acts_of

    def kept(plan: Plan) -> Any:
        if plan.findings:  # the plan checks read the acts before there are any
            made.append(plan)
        return original(plan)

    monkeypatch.setattr(operation, "acts_of", kept)
    assert window.editor.preview(_higher)
    window.panels.viewport.grab()
    assert window.editor.dragging
    assert made == []
    window.view.set(stage="implanted")
    window.panels.viewport.grab()
    assert made == [window.editor.plan]


def test_only_the_window_listens_to_the_plan_and_only_it_and_the_recovery_to_the_document() -> None:
    listening = {signal: set() for signal in ("plan_changed", "document_changed")}
    for file, node in _attributes():
        if node.attr == "connect" and isinstance(node.value, ast.Attribute) and node.value.attr in listening:
            listening[node.value.attr].add(file)
    assert listening == {
        "plan_changed": {"window/main_window.py"},
        "document_changed": {"window/main_window.py", "document/recovery.py"},
    }
    handed_on = {file for file, node in _attributes() if node.attr == "plan_changed"}
    assert handed_on == {"window/main_window.py", "state/editor.py"}, "nobody gets at it by another name"


def _attributes() -> Iterator[tuple[str, ast.Attribute]]:
    for source in sorted(GUI.rglob("*.py")):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                yield str(source.relative_to(GUI)), node


def _higher(case: Case) -> Case:
    return edits.move_tumour_upper_end(case, LevelRef(205.0))
