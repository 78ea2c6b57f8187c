"""Rehearsals 1 and 5 with the user's own hands, and how many actions lie between a new case and its bench card."""

from itertools import pairwise
from pathlib import Path

from answering import Answering
from hands import delete_deferred
from panel_tools import enter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot
from test_whole_window import drag_to_side

from ivcviz.case.levels import format_level
from ivcviz.gui.export.picture_dialog import ExportDialog
from ivcviz.gui.export.template_dialog import CardDialog
from ivcviz.gui.vocabulary import STAGES
from ivcviz.gui.window.main_window import MainWindow
from ivcviz.storage.case_files import load_case
from ivcviz.terms.renal_methods import CONE_PIPE, OPENING

CONTROL = Qt.KeyboardModifier.ControlModifier
REPORT = (
    "Woman, 52; tumour from 15 mm below the left renal vein to 25 mm below the hepatic veins, 85 × 50 × 45 mm; "
    "8 mm of the right and 12 mm of the left renal vein involved."
)


class Hand:
    """A user's hand that counts: one action is a key, an entry typed and committed, a choice, or a click."""

    def __init__(self) -> None:
        self.actions = 0

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        self.actions += 1
        focused = QApplication.focusWidget()
        assert focused is not None, "a key needs somewhere to go"
        QTest.keyClick(focused, key, held)

    def type(self, text: str) -> None:
        """Type where the keyboard is, and Enter."""
        self.actions += 1
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)
        QTest.keyClick(focused, Qt.Key.Key_Return)

    def click(self, widget: QWidget) -> None:
        self.actions += 1
        assert widget.isVisible()
        assert widget.isEnabled()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def choose(self, box: QComboBox, words: str) -> None:
        """Take one line of a list."""
        self.actions += 1
        assert box.isVisible()
        [row] = [row for row in range(box.count()) if words in box.itemText(row)]
        box.setCurrentIndex(row)
        box.activated.emit(row)


READ = ("left-renal-vein-lower-edge-15", "hepatic-floor-25")


def test_from_a_new_case_to_its_bench_card_in_ten_actions(
    window: MainWindow, questions: Answering, tmp_path: Path, qtbot: QtBot
) -> None:
    card, hand = tmp_path / "card.pdf", Hand()
    window.panels.viewport.setFocus()
    hand.key(Qt.Key.Key_N, CONTROL)
    hand.type(REPORT)
    hand.key(Qt.Key.Key_5, CONTROL)
    veins = window.panels.steps.sections["renal-veins"].body
    assert QApplication.focusWidget() is veins.plan_graft
    hand.key(Qt.Key.Key_Space)
    hand.choose(veins.veins["right-renal-vein"].method, "opening in graft")
    hand.choose(veins.veins["left-renal-vein"].method, "cone pipe")
    hand.key(Qt.Key.Key_T, CONTROL)
    [dialog] = window.findChildren(CardDialog)
    qtbot.waitUntil(dialog.confirmed.hasFocus)
    hand.key(Qt.Key.Key_Space)
    questions.export_paths = [card]
    hand.actions += 1  # the file's name, confirmed in the system's own dialog
    hand.key(Qt.Key.Key_Return)
    assert card.read_bytes().startswith(b"%PDF")
    assert hand.actions <= 10
    case = window.editor.case
    assert (case.patient.age, case.tumour.mass_mm) == (52, (85.0, 50.0, 45.0))
    assert [format_level(end) for end in (case.tumour.lower, case.tumour.upper)] == [
        "left-renal-vein-lower-edge-15",
        "hepatic-floor-25",
    ]
    assert {item.vein_id: item.length_mm for item in case.tumour.involved} == {"right-renal-vein": 8, "left-renal-vein": 12}
    assert {plan.vein_id: plan.method for plan in case.renal_plan} == {
        "right-renal-vein": OPENING,
        "left-renal-vein": CONE_PIPE,
    }
    assert case.graft is not None


def test_the_evening_before(window: MainWindow, questions: Answering, tmp_path: Path, qtbot: QtBot) -> None:
    """Rehearsal 1, entry by entry, in the order in which the report is written."""
    hand = Hand()
    window.panels.viewport.setFocus()
    hand.key(Qt.Key.Key_N, CONTROL)
    hand.key(Qt.Key.Key_1, CONTROL)
    enter(window.panels.steps.sections["anatomy"].body.patient.title, "Mrs B")
    enter(window.panels.steps.sections["anatomy"].body.patient.age, "52")
    hand.key(Qt.Key.Key_2, CONTROL)
    tumour = window.panels.steps.sections["tumour"].body
    enter(tumour.lower_end.line, "15 mm below the left renal vein")  # above the upper end of a new plan: it waits
    enter(tumour.upper_end.line, "25 mm below the hepatic veins")
    tumour.mass[0].setFocus()
    for value in ("85", "50", "45"):
        QTest.keyClicks(QApplication.focusWidget(), value)
        hand.key(Qt.Key.Key_Tab)
    enter(tumour.involved["right-renal-vein"], "8")
    enter(tumour.involved["left-renal-vein"], "12")
    case = window.editor.case
    assert case.patient.age == 52
    assert [format_level(end) for end in (case.tumour.lower, case.tumour.upper)] == [
        "left-renal-vein-lower-edge-15",
        "hepatic-floor-25",
    ]
    assert case.tumour.mass_mm == (85.0, 50.0, 45.0)
    assert window.panels.reading.span.text() == "Zone I–II"
    assert "8 mm below" in window.panels.reading.lower_end.text()
    assert "orderline" in window.panels.reading.stability.text()
    assert (case.resection.inferior_margin_mm, case.resection.superior_margin_mm) == (10.0, 10.0)
    hand.key(Qt.Key.Key_4, CONTROL)
    graft = window.panels.steps.sections["graft"].body
    assert QApplication.focusWidget() is graft.plan_graft
    hand.key(Qt.Key.Key_Return)
    assert graft.diameter.text() == "18 mm"
    hand.key(Qt.Key.Key_5, CONTROL)
    veins = window.panels.steps.sections["renal-veins"].body.veins
    assert QApplication.focusWidget() is veins["right-renal-vein"].method
    hand.choose(veins["right-renal-vein"].method, "opening in graft")
    hand.choose(veins["left-renal-vein"].method, "cone pipe")
    _read_what_speaks_against_it_and_move_the_stumps(window, hand)
    _print_save_and_close(window, questions, tmp_path, qtbot)


def _read_what_speaks_against_it_and_move_the_stumps(window: MainWindow, hand: Hand) -> None:
    hand.key(Qt.Key.Key_6, CONTROL)
    checks = window.panels.steps.sections["findings"].body
    assert not checks.buttons["stop"]
    warnings = checks.buttons["warning"]
    assert QApplication.focusWidget() is warnings[0], "the gravest comes first under the keyboard"
    [tight] = [button for button in warnings if "right stump must be brought 16.1 mm" in button.sentence.text()]
    tight.setFocus()
    hand.key(Qt.Key.Key_Return)
    assert window.view.state.step == "renal-veins", "it leads to where its cause is changed"
    gap = _gap(window, "left-renal-vein")
    drag_to_side(window, "margin:left-renal-vein", 12.0)
    assert _gap(window, "left-renal-vein") > gap
    drag_to_side(window, "margin:right-renal-vein", -4.0)
    assert not window.editor.plan.stops
    assert "stop" not in window.panels.steps.sections["findings"].header.accessibleName()


def _print_save_and_close(window: MainWindow, questions: Answering, tmp_path: Path, qtbot: QtBot) -> None:
    case = window.editor.case
    questions.save_paths = [tmp_path / "mrs-b.json"]
    questions.export_paths = [tmp_path / "mrs-b-card.pdf", tmp_path / "mrs-b.pdf"]
    window.actions_["save"].trigger()
    window.actions_["save-template"].trigger()
    [card] = window.findChildren(CardDialog)
    card.confirmed.click()
    with qtbot.waitSignal(card.status_message):
        card.buttons.button(QDialogButtonBox.StandardButton.Save).click()
    window.actions_["save-picture"].trigger()
    [dialog] = window.findChildren(ExportDialog)
    dialog.form.format.setCurrentIndex(2)
    with qtbot.waitSignal(dialog.status_message, timeout=60_000):
        dialog.save()
    assert (tmp_path / "mrs-b-card.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "mrs-b.pdf").read_bytes().startswith(b"%PDF")
    assert [path.name for path in questions.suggested] == ["mrs-b.json", "mrs-b-template.pdf", "mrs-b.pdf"]
    assert window.close()
    assert not [asked for asked in questions.asked if asked.startswith("unsaved")], "nothing had to be said twice"
    assert load_case(tmp_path / "mrs-b.json") == case


def test_the_team_meeting(window: MainWindow, qtbot: QtBot) -> None:
    """Rehearsal 5: Case 4 on a projector, large type, from intact to reperfused and back with the arrow keys."""
    small = window.font().pointSizeF()
    window.view.set(stage="intact", step="findings")
    window.panels.viewport.setFocus()
    qtbot.keyClick(window.panels.viewport, Qt.Key.Key_F5)
    assert window.isFullScreen()
    assert window.panels.caption.font().pointSizeF() >= 1.5 * small, "it is read from the back of the room"
    seen = []
    for stage in STAGES:
        assert window.view.state.stage == stage
        assert window.panels.caption.isVisible()
        seen.append(window.panels.viewport.grab().toImage())
        qtbot.keyClick(window.panels.viewport, Qt.Key.Key_Right)
        QApplication.processEvents()
    assert window.view.state.stage == "reperfused", "the last stage is the last"
    assert all(one != other for one, other in pairwise(seen)), "each stage is a picture of its own"
    assert len(window.editor.history.steps) == 1, "showing changes nothing"
    for _ in STAGES[1:]:
        qtbot.keyClick(window.panels.viewport, Qt.Key.Key_Left)
    assert window.view.state.stage == "intact"
    qtbot.keyClick(window.panels.viewport, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    delete_deferred()


def _gap(window: MainWindow, vein_id: str) -> float:
    gap = next(vein for vein in window.editor.plan.renal_veins if vein.id == vein_id).gap_mm
    assert gap is not None
    return gap
