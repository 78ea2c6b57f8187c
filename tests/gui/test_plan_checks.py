"""The plan checks in the window: a click shows the place, a stop is overridden in writing, thresholds are the plan's own."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from panel_tools import SHIFT, editor_on, enter, follow, shown, type_over
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ivcviz.case import edits
from ivcviz.case.check_thresholds import DEFAULT_THRESHOLDS, threshold_of
from ivcviz.gui.picture.level_marker import MARK
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import ViewOptions
from ivcviz.gui.steps.panel import StepsPanel
from ivcviz.plan.model import Plan
from ivcviz.terms.renal_methods import LEAVE, LIGATE

if TYPE_CHECKING:
    from ivcviz.gui.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
CAVAL = "look-for-a-high-lumbar-vein"  # a plan check of Case 4 with a place on the cava
ROLE = "operating surgeon"
REASON = "Occluded for years; collaterals on the DSA."


@pytest.fixture
def editor(qapp: QApplication) -> Editor:  # noqa: ARG001
    made = editor_on()
    made.apply("Tie it", lambda case: edits.choose_renal_method(case, "right-renal-vein", LIGATE))
    return made


@pytest.fixture
def panel(qtbot: QtBot, editor: Editor) -> Any:
    view = ViewOptions()
    made = StepsPanel(editor, view)
    follow(editor, made)
    made.resize(300, 700)
    view.set(step="findings")
    return shown(qtbot, made)


def body_of(panel: Any) -> Any:
    return panel.sections["findings"].body


def stop_of(panel: Any, words: str) -> Any:
    return next(e for e in body_of(panel).entries["stop"] if words in e.button.sentence.text() and not e.isHidden())


def overridden(plan: Plan) -> dict[str, str]:
    return {finding.rule: finding.overridden for finding in plan.findings if finding.overridden}


def override(panel: Any, reason: str) -> Any:
    entry = stop_of(panel, "no named tributaries")
    QTest.mouseClick(entry.overriding.open, LEFT)
    assert entry.overriding.reason.hasFocus()
    enter(entry.overriding.reason, reason)
    enter(entry.overriding.role, ROLE)
    return entry


def test_a_stop_is_overridden_in_writing_as_one_step_and_carries_the_reason(panel: Any, editor: Editor) -> None:
    steps = editor.history.index
    entry = override(panel, REASON)
    assert editor.history.index == steps + 1
    assert editor.history.undo_name == "Override a stop"
    assert overridden(editor.plan) == {"right-renal-vein-ligated": REASON}
    day = date.today().isoformat()
    assert entry.button.reason.text() == f"Overridden ({ROLE}, {day}): {REASON}"
    assert entry.button.accessibleName().endswith(REASON)
    assert entry.overriding.role.hasFocus(), "what is typed next is no shortcut"
    editor.undo()
    assert overridden(editor.plan) == {}
    assert not entry.button.reason.isVisible()


def test_who_overrode_a_stop_and_when_is_written_beside_it(panel: Any, editor: Editor) -> None:
    entry = override(panel, REASON)
    QTest.mouseClick(entry.overriding.open, LEFT)
    assert entry.overriding.day.text() == date.today().isoformat(), "the day on which the reason was written"
    enter(entry.overriding.role, "operating surgeon")
    QTest.mouseClick(entry.overriding.open, LEFT)
    if not entry.overriding.day.isVisible():
        QTest.mouseClick(entry.overriding.open, LEFT)
    enter(entry.overriding.day, "2026-03-14")
    made = editor.case.overrides[0]
    assert (made.reason, made.role, made.date) == (REASON, "operating surgeon", "2026-03-14")
    assert editor.history.undo_name == "Override a stop"


def test_a_reason_alone_overrides_nothing_and_what_was_typed_stays(panel: Any, editor: Editor) -> None:
    entry = stop_of(panel, "no named tributaries")
    QTest.mouseClick(entry.overriding.open, LEFT)
    enter(entry.overriding.reason, REASON)
    assert editor.case.overrides == ()
    assert "role of who decides" in entry.overriding.refusal.sentence
    assert (entry.overriding.reason.text(), entry.overriding.role.isVisible()) == (REASON, True)
    enter(entry.overriding.role, ROLE)
    assert [(made.reason, made.role) for made in editor.case.overrides] == [(REASON, ROLE)]
    editor.undo()
    assert editor.case.overrides == (), "reason, role and day are one step"


def test_an_override_has_a_day_that_has_come(panel: Any, editor: Editor) -> None:
    entry = override(panel, REASON)
    QTest.mouseClick(entry.overriding.open, LEFT)
    for wrong, said in (("tomorrow", "is not a date"), ("2026-02-30", "is not a date"), ("9999-01-01", "lies ahead")):
        enter(entry.overriding.day, wrong)
        assert said in entry.overriding.refusal.sentence
    assert editor.case.overrides[0].date == date.today().isoformat()


def test_an_overridden_stop_is_counted_apart_and_its_step_only_warns(panel: Any) -> None:
    header = panel.sections["findings"].header
    assert (header.mark, header.summary.split(" · ")[0]) == ("stop", "1 stop")
    override(panel, REASON)
    assert (header.mark, header.summary.split(" · ")[0]) == ("warning", "1 stop overridden")
    assert panel.sections["renal-veins"].header.mark == "warning"
    assert body_of(panel)._heads["stop"].text() == "1 stop overridden"


def test_of_several_stops_those_that_stand_come_first(panel: Any, editor: Editor) -> None:
    override(panel, REASON)
    editor.apply("Remove the graft", edits.remove_graft)
    assert panel.sections["findings"].header.summary.startswith("2 stops · 1 overridden")
    reasons = [entry.button.reason.isVisible() for entry in body_of(panel).entries["stop"]]
    assert reasons == [False, False, True]


def test_an_override_is_withdrawn_as_one_step(panel: Any, editor: Editor) -> None:
    entry = override(panel, REASON)
    QTest.mouseClick(entry.overriding.withdraw, LEFT)
    assert overridden(editor.plan) == {}
    assert editor.case.overrides == ()
    assert editor.history.undo_name == "Withdraw an override"
    assert not entry.overriding.withdraw.isVisible()


def test_a_reason_can_be_changed_and_an_empty_one_is_refused(panel: Any, editor: Editor) -> None:
    entry = override(panel, REASON)
    QTest.mouseClick(entry.overriding.open, LEFT)
    assert entry.overriding.reason.text() == REASON
    enter(entry.overriding.reason, "  ")
    assert entry.overriding.refusal.sentence == "A stop is overridden with a written reason."
    assert overridden(editor.plan) == {"right-renal-vein-ligated": REASON}
    enter(entry.overriding.reason, "Another reason.")
    assert overridden(editor.plan) == {"right-renal-vein-ligated": "Another reason."}


def test_escape_takes_back_a_reason_that_was_typed(panel: Any, editor: Editor) -> None:
    entry = stop_of(panel, "no named tributaries")
    QTest.mouseClick(entry.overriding.open, LEFT)
    type_over(entry.overriding.reason, "no, wait")
    QTest.keyClick(entry.overriding.reason, Qt.Key.Key_Escape)
    assert entry.overriding.reason.text() == ""
    assert overridden(editor.plan) == {}


def test_a_locked_plan_says_why_nothing_is_overridden(panel: Any, editor: Editor) -> None:
    editor.lock(True)
    entry = override(panel, REASON)
    assert "locked" in entry.overriding.refusal.sentence
    assert overridden(editor.plan) == {}


def test_only_stops_can_be_overridden(panel: Any) -> None:
    for severity in ("warning", "note"):
        assert all(entry.overriding is None for entry in body_of(panel).entries[severity])


def thresholds(panel: Any) -> Any:
    body = body_of(panel)
    folded = body.thresholds.parentWidget()
    assert not body.thresholds.isVisible()
    QTest.mouseClick(folded.button, LEFT)
    assert body.thresholds.isVisible()
    return body.thresholds


def test_every_threshold_is_set_undone_and_reset(panel: Any, editor: Editor) -> None:
    part = thresholds(panel)
    assert part.fields.keys() == DEFAULT_THRESHOLDS.keys()
    for name, field in part.fields.items():
        assert threshold_of(editor.case, name) == field.value() == DEFAULT_THRESHOLDS[name].default
        assert not part.resets[name].isEnabled()
    field, reset = part.fields["hilum-remaining-mm"], part.resets["hilum-remaining-mm"]
    enter(field, "60")
    assert (
        threshold_of(editor.case, "hilum-remaining-mm") == DEFAULT_THRESHOLDS["hilum-remaining-mm"].default
    )  # beyond its bounds
    enter(field, "40")
    assert threshold_of(editor.case, "hilum-remaining-mm") == 40
    assert editor.history.undo_name == "Set a threshold"
    hilum = [f for f in editor.plan.findings if f.rule == "stump-at-the-hilum"]
    assert hilum
    assert all("40 mm, set by this plan (default 10 mm)" in str(finding.source) for finding in hilum)
    editor.undo()
    assert field.text() == "10 mm"
    QTest.keyClick(field, Qt.Key.Key_Up, SHIFT)
    assert threshold_of(editor.case, "hilum-remaining-mm") == pytest.approx(10.1)
    assert reset.isEnabled()
    QApplication.processEvents()
    panel.ensureWidgetVisible(reset)
    QTest.mouseClick(reset, LEFT)
    assert editor.case.thresholds == ()
    assert not reset.isEnabled()


def test_nothing_of_the_plan_checks_is_wider_than_the_panel_or_scrolls_into_emptiness(panel: Any, editor: Editor) -> None:
    override(panel, REASON)
    editor.apply("Remove the graft", edits.remove_graft)
    thresholds(panel)
    QApplication.processEvents()
    inside = panel.widget()
    assert inside.minimumSizeHint().width() <= 286
    bottom = max(section.geometry().bottom() for section in panel.sections.values())
    assert inside.height() <= bottom + 80


def test_a_check_is_named_when_the_mouse_rests_on_it(panel: Any) -> None:
    assert stop_of(panel, "no named tributaries").button.toolTip() == "right-renal-vein-ligated"


# The whole window.


def checks(window: "MainWindow") -> Any:
    window.view.set(step="findings")
    return window.panels.steps.sections["findings"].body


def click(window: "MainWindow", rule: str) -> float:
    """A click on the plan check of a rule; the level of its place."""
    found = next(finding for finding in window.editor.plan.findings if finding.rule == rule)
    assert found.level_mm is not None
    body = checks(window)
    buttons = [button for severity in body.buttons.values() for button in severity]
    QTest.mouseClick(next(b for b in buttons if b.sentence.text() == str(found.sentence) and not b.isHidden()), LEFT)
    return found.level_mm


def click_stump(window: "MainWindow") -> float:
    """The same for the right renal vein, whose kidney may come less far than the graft is away."""
    window.editor.apply("Hold it", lambda case: edits.set_mobilisation(case, "right-renal-vein", 10.0))
    return click(window, "stump-does-not-reach")


def blue(widget: QWidget) -> int:
    """How many pixels have the colour of the mark."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[..., 2::-1].astype(int)
    wanted = np.array([int(MARK[i : i + 2], 16) for i in (1, 3, 5)])
    return int((np.abs(pixels - wanted).max(axis=-1) < 6).sum())


LUMBAR = "a single posterior lumbar vein entered"  # a check about a place, 179 mm, at which nothing stands yet


def test_a_click_shows_the_place_in_picture_and_strip_at_a_stage_where_it_can_be_seen(window: "MainWindow") -> None:
    window.view.set(stage="bench")
    checks(window)
    before = blue(window.panels.viewport), blue(window.panels.strip)
    level = click(window, CAVAL)
    assert (window.view.state.step, window.view.state.stage) == ("resection", "clamped")
    assert window.view.state.marked_mm == level
    assert blue(window.panels.viewport) > before[0] + 100
    assert blue(window.panels.strip) > before[1] + 50
    place = window.panels.viewport.place_of(level)
    assert window.panels.viewport.rect().contains(place.toPoint())


def test_a_renal_check_shows_the_place_of_its_vein(window: "MainWindow") -> None:
    level = click_stump(window)
    ostium = next(vein.ostium for vein in window.editor.plan.body.renal_veins if vein.side == "right")
    assert window.view.state.step == "renal-veins"
    assert window.view.state.marked_mm == level == ostium.centre_mm


@pytest.mark.parametrize("how", ["escape", "step", "edit"])
def test_the_mark_leaves(window: "MainWindow", how: str) -> None:
    click_stump(window)
    assert window.view.state.marked_mm is not None
    if how == "escape":
        QTest.keyClick(window.panels.steps.sections["renal-veins"].header, Qt.Key.Key_Escape)
    elif how == "step":
        QTest.mouseClick(window.panels.steps.sections["graft"].header, LEFT)
    else:
        window.editor.apply("Move", lambda case: edits.move_tumour(case, -1))
    assert window.view.state.marked_mm is None


def test_a_place_out_of_sight_brings_the_picture_home(window: "MainWindow", qtbot: QtBot) -> None:
    far = replace(window.panels.viewport.framed().camera, centre=(0.0, 0.0, -2000.0))
    window.view.set(camera=far)
    level = click(window, CAVAL)
    qtbot.waitUntil(lambda: window.view.state.camera is None)
    assert window.panels.viewport.rect().contains(window.panels.viewport.place_of(level).toPoint())


def test_an_open_section_is_cut_at_the_place(window: "MainWindow") -> None:
    click(window, CAVAL)
    assert window.view.state.section_mm is None
    window.view.set(section_mm=40.0)
    level = click_stump(window)
    assert window.view.state.section_mm == level


def test_a_mark_is_not_in_the_picture_that_is_exported_and_not_kept_for_the_next_session(window: "MainWindow") -> None:
    click(window, CAVAL)
    marked = window.panels.viewport.plate_image()
    window.view.set(marked_mm=None)
    assert window.panels.viewport.plate_image() == marked
    window.settings.keep_view_state(replace(window.view.state, marked_mm=179.0))
    assert window.settings.view_state().marked_mm is None


def test_marking_does_not_draw_the_body_again(window: "MainWindow", qtbot: QtBot) -> None:
    window.view.set(step="resection", stage="clamped")
    window.panels.viewport.grab()
    qtbot.waitUntil(lambda: window.panels.viewport.plate.picture is not None, timeout=10_000)
    window.view.set(marked_mm=150.0)
    window.panels.viewport.grab()
    assert window.panels.viewport.plate.picture is not None


def test_a_gap_offers_no_override_and_says_how_it_is_closed(panel: Any, editor: Editor) -> None:
    assert editor.apply("Leave", lambda case: edits.choose_renal_method(case, "left-renal-vein", LEAVE))
    gaps = [f for f in editor.plan.findings if f.kind == "gap"]
    assert gaps
    for entry, found in zip(
        body_of(panel).entries["stop"], [f for f in editor.plan.findings if f.severity == "stop"], strict=False
    ):
        assert entry.overriding.closed_by.isVisible() == (found.kind == "gap")
        assert entry.overriding.open.isVisible() == (found.kind == "judgement")
    assert body_of(panel).entries["stop"][0].overriding.closed_by.text() == "Closed by changing the plan; not to be overridden."


def test_an_override_carries_role_and_date_which_are_entered_beside_the_reason(panel: Any, editor: Editor) -> None:
    entry = override(panel, REASON)
    [written] = editor.case.overrides
    assert written.date == date.today().isoformat()
    QTest.mouseClick(entry.overriding.open, LEFT)
    enter(entry.overriding.role, "consultant surgeon")
    enter(entry.overriding.day, "2026-03-14")
    [written] = editor.case.overrides
    assert (written.reason, written.role, written.date) == (REASON, "consultant surgeon", "2026-03-14")
    assert editor.history.undo_name == "Override a stop"
    assert entry.button.reason.text() == f"Overridden (consultant surgeon, 2026-03-14): {REASON}"
