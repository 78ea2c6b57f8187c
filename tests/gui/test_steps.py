"""The panel of the steps: folded lines, marks, one open section, and what each section asks for."""

from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_cases import cases
from panel_tools import editor_on, enter, follow, row_of, shown
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ivcviz.anatomy.landmarks import reference_renal_veins
from ivcviz.case import edits
from ivcviz.case.document import Case, Graft
from ivcviz.gui.state.editor import Editor
from ivcviz.gui.state.view_options import Step, ViewOptions
from ivcviz.gui.steps.findings import counts_text
from ivcviz.gui.steps.findings_by_step import STEP_OF_RULE
from ivcviz.gui.steps.panel import StepsPanel
from ivcviz.plan.findings import RULES
from ivcviz.terms.renal_methods import LEAVE
from ivcviz.terms.substitutes import PTFE

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def editor(qapp: QApplication) -> Editor:  # noqa: ARG001
    return editor_on()


@pytest.fixture
def view(qapp: QApplication) -> ViewOptions:  # noqa: ARG001
    return ViewOptions()


@pytest.fixture
def panel(qtbot: QtBot, editor: Editor, view: ViewOptions) -> Any:
    made = StepsPanel(editor, view)
    follow(editor, made)
    made.resize(300, 700)
    return shown(qtbot, made)


def opened(panel: Any, step: Step) -> Any:
    """The body of a step, opened by a click on its header."""
    QTest.mouseClick(panel.sections[step].header, LEFT)
    return panel.sections[step].body


def test_folded_sections_read_themselves_in_a_line(panel: Any, editor: Editor) -> None:
    assert {key: section.header.summary for key, section in panel.sections.items()} == {
        "anatomy": "woman · renal 98–119 · hepatic 197–215 mm",
        "tumour": "85–172 mm · 90 × 50 × 40 mm · R 8, L 45 mm",
        "resection": "75–182 mm · 4 clamps · 12 divided",
        "graft": "PTFE, ringed · Ø 18 mm · 107 mm long",
        "renal-veins": "R opening 16.1 mm · L cone pipe 46.4 mm",
        "findings": counts_text(editor.plan.findings),
    }


def test_folded_lines_follow_a_drag(panel: Any, editor: Editor) -> None:
    editor.preview(lambda case: edits.move_tumour(case, -10))
    assert panel.sections["resection"].header.summary.startswith("65–172 mm")
    editor.cancel()
    assert panel.sections["resection"].header.summary.startswith("75–182 mm")


def test_marks_say_in_words_what_they_show(panel: Any, editor: Editor) -> None:
    editor.apply("Remove the graft", edits.remove_graft)
    header = panel.sections["graft"].header
    assert header.mark == "stop"
    assert header.accessibleName() == "Graft: 2 stops"
    editor.apply("Plan a graft", lambda case: edits.choose_graft(case, Graft.of(PTFE, 18)))
    assert header.mark == "done"
    assert header.accessibleName() == "Graft: 1 note"
    assert panel.sections["anatomy"].header.accessibleName() == "Anatomy: none of the plan checks fired"


def test_every_rule_belongs_to_a_step() -> None:
    assert {rule.name for rule in RULES} == set(STEP_OF_RULE)


@pytest.mark.parametrize("step", get_args(Step))
def test_one_section_is_open_and_it_is_the_view_s_step(panel: Any, view: ViewOptions, step: Step) -> None:
    opened(panel, step)
    assert view.state.step == step
    assert [key for key, section in panel.sections.items() if section.body and section.body.isVisible()] == [step]
    assert [key for key, section in panel.sections.items() if section.header.isChecked()] == [step]
    view.set(step="graft")
    assert panel.sections["graft"].body.isVisible()


def test_a_header_opens_by_keyboard(panel: Any, view: ViewOptions) -> None:
    panel.sections["graft"].header.setFocus()
    QTest.keyClick(panel.sections["graft"].header, Qt.Key.Key_Return)
    assert view.state.step == "graft"
    panel.sections["anatomy"].header.setFocus()
    QTest.keyClick(panel.sections["anatomy"].header, Qt.Key.Key_Space)
    assert view.state.step == "anatomy"


def test_tab_goes_from_a_header_through_its_body_to_the_next_header(panel: Any) -> None:
    for step in ("tumour", "anatomy", "tumour"):
        body = opened(panel, step)
    panel.sections["tumour"].header.setFocus()
    wanted = [body.report, body.upper_end.line, body.lower_end.line, *body.mass, body.growth, body.bulge, body.circumference]
    wanted += [body.origin.origin, *body.involved.values(), body.unfolding.button]
    for widget in (*wanted, panel.sections["resection"].header):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is widget


@pytest.mark.parametrize("step", get_args(Step))
def test_tab_goes_once_round_the_whole_panel_and_names_all_it_meets(panel: Any, step: Step) -> None:
    opened(panel, step)
    first = panel.sections["anatomy"].header
    first.setFocus()
    met = []
    while len(met) < 100:
        met.append(QApplication.focusWidget())
        QTest.keyClick(met[-1], Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            break
    assert len(set(met)) == len(met), "nothing comes twice"
    assert {section.header for section in panel.sections.values()} <= set(met)
    assert all(widget.accessibleName() or widget.text() for widget in met)
    QTest.keyClick(first, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is met[-1]


class WindowsShown(QObject):
    """Writes down what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.met: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.met.append(type(watched).__name__)
        return False


def test_no_part_of_a_step_is_shown_as_a_window_while_it_is_made(panel: Any, editor: Editor, view: ViewOptions) -> None:
    watching, application = WindowsShown(), QApplication.instance()
    assert application is not None
    application.installEventFilter(watching)
    for step in get_args(Step):
        view.set(step=step)
    editor.apply("Remove the graft", edits.remove_graft)
    editor.apply("Add a vein", lambda case: edits.add_accessory_vein(case, "left"))
    for step in get_args(Step):
        view.set(step=step)
    application.removeEventFilter(watching)
    assert panel.isVisible()
    assert not watching.met


def test_a_click_on_a_plan_check_opens_the_step_it_belongs_to(panel: Any, view: ViewOptions) -> None:
    body = opened(panel, "findings")
    warnings = {button.sentence.text(): button for button in body.buttons["warning"]}
    reach = next(button for sentence, button in warnings.items() if "right stump must be brought" in sentence)
    assert "set by this plan" in reach.source.text()
    QTest.mouseClick(reach, LEFT)
    assert view.state.step == "renal-veins"
    assert panel.sections["renal-veins"].body.isVisible()


def test_stop_is_explained_once_and_only_where_there_is_one(panel: Any, editor: Editor) -> None:
    body = opened(panel, "findings")
    assert not body._stop_means.isVisible()
    editor.apply("Remove the graft", edits.remove_graft)
    assert body._stop_means.isVisible()
    assert [button.isVisible() for button in body.buttons["stop"]] == [True, True]


def test_a_landmark_is_moved_and_reset_and_what_is_written_against_it_follows(panel: Any, editor: Editor) -> None:
    before = editor.case
    body = opened(panel, "anatomy")
    assert not body.resets["hiatus"].isEnabled()
    enter(body.landmarks["hiatus"], "230")
    assert editor.plan.body.landmarks.hiatus == 230
    QTest.mouseClick(body.resets["hiatus"], LEFT)
    assert editor.case == before
    enter(body.landmarks["hepatic-floor"], "300")
    assert "must lie" in row_of(body.landmarks["hepatic-floor"]).refusal.sentence


def test_ostia_move_edge_by_edge(panel: Any, editor: Editor) -> None:
    vein = opened(panel, "anatomy").renal.groups["left-renal-vein"]
    for field, text in ((vein.upper_edge, "142"), (vein.lower_edge, "128"), (vein.clock, "80")):
        enter(field, text)
    assert editor.case.anatomy.renal_veins is not None
    ostium = editor.case.anatomy.renal_veins[1].ostium
    assert (ostium.lower_mm, ostium.upper_mm, ostium.clock_deg) == (128, 142, 80)


def test_another_body_and_another_convention_are_single_steps(panel: Any, editor: Editor) -> None:
    body = opened(panel, "anatomy")
    for choice in (body.patient.sex, body.convention):
        choice.setFocus()
        QTest.keyClick(choice, Qt.Key.Key_Down)
    assert editor.case.anatomy.sex == "M"
    assert editor.case.convention == "centre"
    assert len(editor.history.steps) == 3
    editor.jump(0)
    assert (body.patient.sex.currentIndex(), body.convention.currentIndex()) == (0, 0)


def test_a_graft_is_removed_and_planned_again(panel: Any, editor: Editor) -> None:
    body = opened(panel, "graft")
    assert body.ratios.lines[0] == ("Superior, by perimeter 23.4 mm", "0.77")
    QTest.mouseClick(body.remove, LEFT)
    assert editor.case.graft is None
    assert not body.diameter.isVisible()
    QTest.mouseClick(body.plan_graft, LEFT)
    assert editor.case.graft == Graft.of(PTFE, 18.0)
    enter(body.diameter, "16")
    QTest.mouseClick(body.ringed, LEFT, pos=body.ringed.rect().center() - body.ringed.rect().center() / 2)
    assert editor.case.graft == Graft(16.0, PTFE, False, PTFE.wall_mm)


def test_renal_veins_show_what_follows_and_why_a_seam_cannot_be(panel: Any, editor: Editor) -> None:
    left = opened(panel, "renal-veins").veins["left-renal-vein"]
    assert left.facts["gap"].value.text() == "46.4 mm"
    assert left.facts["hole"].value.text() == "13.1 × 13.2 mm"
    assert left.facts["saddle"].isVisible()
    enter(left.base, "30")
    assert left.refusal.isVisible()
    assert left.refusal.sentence
    editor.undo()
    assert not left.refusal.isVisible()
    left.method.setFocus()
    QTest.keyClick(left.method, Qt.Key.Key_Home)
    assert editor.plan.renal_veins[1].method == LEAVE
    assert not left.base.isVisible()
    assert not left.facts["gap"].isVisible()


def test_a_case_with_other_renal_veins_gets_its_own_entries(panel: Any, editor: Editor) -> None:
    body = opened(panel, "renal-veins")
    assert list(body.veins) == ["right-renal-vein", "left-renal-vein"]
    right = reference_renal_veins("F")[0]
    editor.apply("Add a vein", lambda case: edits.add_renal_vein(case, replace(right, id="right-2", main=False)))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    body = panel.sections["renal-veins"].body
    assert list(body.veins) == ["right-renal-vein", "right-2", "left-renal-vein"]
    assert body.veins["right-2"].method.accessibleName() == "Right renal vein 2: method"
    editor.undo()
    assert len(panel.sections["renal-veins"].body.veins) == 2


def test_another_document_forgets_what_was_typed(panel: Any, editor: Editor) -> None:
    body = opened(panel, "tumour")
    enter(body.lower_end.line, "nowhere")
    other = editor_on("case-1").case
    editor.open(other, None)
    assert body.lower_end.line.text() != "nowhere"
    assert not row_of(body.lower_end).refusal.isVisible()


def test_the_open_section_is_within_sight_in_a_low_window(qtbot: QtBot, panel: Any) -> None:
    panel.resize(300, 260)
    opened(panel, "findings")
    header = panel.sections["findings"].header

    def top() -> int:
        return int(header.mapTo(panel.viewport(), header.rect().topLeft()).y())

    qtbot.waitUntil(lambda: 0 <= top() < panel.viewport().height())


def test_nothing_is_wider_than_the_panel(panel: Any) -> None:
    for step in get_args(Step):
        opened(panel, step)
        QApplication.processEvents()
        assert panel.widget().minimumSizeHint().width() <= 286, step


def test_a_report_is_typed_as_it_is_written(panel: Any, editor: Editor) -> None:
    body = opened(panel, "tumour")
    enter(body.lower_end.line, "15 mm below the left renal vein")
    enter(body.upper_end.line, "25 mm below the hepatic veins")
    for field, text in zip((*body.mass, *body.involved.values()), ("85", "50", "45", "8", "12"), strict=True):
        enter(field, text)
    assert body.lower_end.line.text() == "left-renal-vein-lower-edge-15"
    assert (editor.plan.reading.span, editor.plan.reading.stability) == ("I–II", "borderline")
    assert panel.sections["tumour"].header.summary == "90–172 mm · 85 × 50 × 45 mm · R 8, L 12 mm"


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=cases(), step=st.sampled_from(get_args(Step)))
def test_any_case_can_be_shown_in_any_step(panel: Any, editor: Editor, view: ViewOptions, case: Case, step: Step) -> None:
    view.set(step=step)
    editor.open(case, None)
    for section in panel.sections.values():
        assert section.header.summary
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert editor.case == case
    assert len(editor.history.steps) == 1
