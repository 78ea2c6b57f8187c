"""The window as people use it: Case 4 placed by hand, rehearsals, and many actions at random that undo takes back."""

import os
import random
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from answering import Answering
from hands import FREE, control, drag_to, hand_of, mouse, move, place_of, press, redo_all, release, undo_all
from panel_tools import enter
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot
from test_recovery import kill_in_a_drag

from ivcviz.case import edits
from ivcviz.case.document import Case
from ivcviz.errors import UserError
from ivcviz.gui.forms.choice_fields import PressButton, Tick
from ivcviz.gui.forms.number_field import NumberField
from ivcviz.gui.vocabulary import STEPS
from ivcviz.gui.window.main_window import MainWindow
from ivcviz.messages.sentences import say
from ivcviz.storage.case_files import load_case, save_case
from ivcviz.storage.shipped import find_case

ACTIONS = int(os.environ.get("IVCVIZ_RANDOM_ACTIONS", "400"))


def test_the_tumour_of_case_4_is_placed_by_hand_and_every_step_can_be_taken_back(
    window: MainWindow, questions: Answering, tmp_path: Path
) -> None:
    control(window, Qt.Key.Key_N)
    opening, spans = window.editor.case, []
    window.editor.plan_changed.connect(lambda plan: spans.append(plan.reading.span))
    assert window.editor.plan.reading.span == "I"
    drag_to(window.panels.viewport, "tumour-upper", 205.0)
    assert window.editor.plan.reading.span == "I–III"
    drag_to(window.panels.strip, "tumour-lower", 150.0)
    assert window.editor.plan.reading.span == "II–III"
    drag_to(window.panels.viewport, "tumour-upper", 172.0)
    assert window.editor.plan.reading.span == "II"
    drag_to(window.panels.strip, "tumour-lower", 85.0)
    assert window.editor.plan.reading.span == "I–II"
    assert {"I–II", "I–III", "II–III", "II"} <= set(spans), "every border was crossed, and seen to be"
    assert window.panels.reading.span.text() == "Zone I–II"
    extent = window.editor.plan.extent
    assert (extent.lower_mm, extent.upper_mm) == pytest.approx((85.0, 172.0), abs=0.2)
    drag_to_side(window, "involved:right-renal-vein", 8.0)
    assert window.editor.case.tumour.involved
    final = window.editor.case
    assert undo_all(window) == 5
    _same(window.editor.case, opening)
    assert redo_all(window) == 5
    _same(window.editor.case, final)
    questions.save_paths = [tmp_path / "mine.json"]
    control(window, Qt.Key.Key_S)
    assert not window.isWindowModified()
    window.documents.open_shipped("case-1")
    assert window.documents.open(tmp_path / "mine.json")
    _same(window.editor.case, final)


def test_the_resident(window: MainWindow, qtbot: QtBot) -> None:
    """Rehearsal 2: a border crossed and taken back, another convention, the picture turned."""
    window.documents.open_shipped("case-3")
    opening = window.editor.case
    drag_to(window.panels.viewport, "tumour-lower", 104.0)
    drag_to(window.panels.strip, "tumour-upper", 160.0)
    assert window.panels.reading.span.text() == "Zone II"
    assert "above the renal floor" in window.panels.reading.lower_end.text()
    assert window.actions_["undo"].text().startswith("&Undo ")
    undo_all(window)
    _same(window.editor.case, opening)
    before = window.editor.plan
    _open_step(window, "anatomy")
    _choose(window.panels.steps.sections["anatomy"].body.convention, "roof")
    after = window.editor.plan
    assert after.case.convention == "roof"
    assert (before.reading.span, after.reading.span) == ("I–II", "I")
    assert window.panels.reading.span.text() == "Zone I"
    assert (before.resection, before.clamps) == (after.resection, after.clamps), "the convention decides the numeral alone"
    viewport = window.panels.viewport
    start = QPointF(40.0, viewport.height() - 60.0)
    mouse(viewport, QEvent.Type.MouseButtonPress, start, Qt.MouseButton.LeftButton)
    for way in (20, 60, 120):
        mouse(viewport, QEvent.Type.MouseMove, start + QPointF(way, 0))
    mouse(viewport, QEvent.Type.MouseButtonRelease, start + QPointF(120, 0), Qt.MouseButton.LeftButton)
    assert window.view.state.camera is not None
    assert window.editor.plan is after, "turning the picture changed nothing"
    qtbot.keyClick(viewport, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: window.view.state.camera is None)


def test_the_accident(window: MainWindow, questions: Answering, tmp_path: Path) -> None:
    """Rehearsal 4: a wrong drag, a regretted one, a kill in the middle of a drag, a colleague's version of the file."""
    path = tmp_path / "mine.json"
    save_case(load_case(find_case("case-4")), path)
    assert window.documents.open(path)
    opening = window.editor.case
    place = press(window.panels.viewport, "involved:left-renal-vein")
    move(window.panels.viewport, place + QPointF(25.0, 0.0))
    assert window.editor.dragging
    assert window.editor.case != opening
    QApplication.sendEvent(window.panels.viewport, _key(Qt.Key.Key_Escape))
    _same(window.editor.case, opening)
    release(window.panels.viewport, place)
    assert not window.actions_["undo"].isEnabled(), "a drag that was taken back is no step"
    drag_to_side(window, "involved:left-renal-vein", 10.0)
    assert window.editor.case != opening
    name = window.editor.history.undo_name
    assert name is not None
    assert name in window.actions_["undo"].text()
    control(window, Qt.Key.Key_Z)
    _same(window.editor.case, opening)
    kill_in_a_drag(window.settings.path.parent)
    questions.recover, questions.unsaved = [True], ["discard"]
    assert window.documents.offer_recovery()
    assert window.editor.modified
    assert not window.editor.dragging
    questions.unsaved = ["discard"]
    assert window.documents.open(path)
    drag_to(window.panels.viewport, "tumour-upper", 165.0)
    theirs = load_case(find_case("case-2"))
    save_case(theirs, path)
    questions.on_disk = ["cancel"]
    control(window, Qt.Key.Key_S)
    assert "changed: mine.json" in questions.asked
    assert load_case(path) == theirs, "nothing is overwritten in silence"
    assert window.isWindowModified()
    questions.on_disk = ["keep"] * 3  # the file is watched to the end


def test_many_actions_at_random_end_in_a_plan_that_undo_takes_back_to_the_beginning(window: MainWindow) -> None:
    chance = random.Random(4)
    window.resize(1100, 700)
    opening = window.editor.case
    doers: list[Callable[[MainWindow, random.Random], None]] = [
        *(_drag_something,) * 5,
        _press_arrows,
        _undo_or_redo,
        _undo_or_redo,
        _jump,
        _look_otherwise,
        _open_another_step,
        _type_something,
        _choose_something,
        _press_something,
        _lock_or_unlock,
    ]
    for number in range(ACTIONS):
        chance.choice(doers)(window, chance)
        if len(window.editor.history.steps) > 900:
            window.editor.jump(0)  # a history holds 1,000 steps
        if number % 10 == 0:
            QApplication.processEvents()  # paint
    window.editor.lock(False)
    assert window.editor.history.steps[0].name == "Opened"
    final, steps = window.editor.case, undo_all(window)
    _same(window.editor.case, opening)
    window.editor.jump(steps)
    _same(window.editor.case, final)
    window.editor.jump(0)


def drag_to_side(window: MainWindow, grip_id: str, away_mm: float) -> None:
    """Drag a grip in the picture by about so many millimetres along its own direction."""
    viewport = window.panels.viewport
    place = press(viewport, grip_id)
    held = hand_of(viewport).dragged
    assert held is not None
    framed = viewport.framed()
    scale = framed.height / framed.camera.height_mm
    across = sum(a * b for a, b in zip(held.grip.along, framed.camera.right, strict=True))
    up = sum(a * b for a, b in zip(held.grip.along, framed.camera.up, strict=True))
    away = QPointF(across * away_mm * scale, -up * away_mm * scale)
    for share in (0.3, 0.7, 1.0):
        move(viewport, place + away * share)
    release(viewport, place + away)


def _drag_something(window: MainWindow, chance: random.Random) -> None:
    surface = chance.choice([window.panels.viewport, window.panels.strip])
    grips = [grip for grip in hand_of(surface).grips if surface.rect().contains(place_of(surface, grip).toPoint())]
    if not grips:
        return
    place = place_of(surface, chance.choice(grips))
    mouse(surface, QEvent.Type.MouseMove, place, held=Qt.MouseButton.NoButton)
    mouse(surface, QEvent.Type.MouseButtonPress, place, Qt.MouseButton.LeftButton)
    for _ in range(chance.randint(1, 4)):
        place = place + QPointF(chance.uniform(-60, 60), chance.uniform(-60, 60))
        move(surface, place, chance.choice([FREE, Qt.KeyboardModifier.NoModifier]))
    if chance.random() < 0.2:
        QApplication.sendEvent(surface, _key(Qt.Key.Key_Escape))
    release(surface, place)


def _press_arrows(window: MainWindow, chance: random.Random) -> None:
    surface = chance.choice([window.panels.viewport, window.panels.strip])
    surface.setFocus()
    shift = chance.choice([Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier])
    for key in chance.choices([Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp], k=3):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(surface, _key(key, kind, shift))


def _undo_or_redo(window: MainWindow, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 4)):
        control(window, chance.choice([Qt.Key.Key_Z, Qt.Key.Key_Z, Qt.Key.Key_Y]))


def _jump(window: MainWindow, chance: random.Random) -> None:
    window.editor.jump(chance.randrange(len(window.editor.history.steps)))


def _look_otherwise(window: MainWindow, chance: random.Random) -> None:
    names = [
        "stage-next",
        "stage-previous",
        "stage-default",
        "labels",
        "zone-tints",
        "perspective",
        "layers",
        "history",
        "home",
    ]
    names += ["view-left", "view-anterior", "view-superior", "next-pane", "theme-dark", "theme-light", "cases", "present"]
    window.actions_[chance.choice(names)].trigger()
    window.presentation.leave()


def _open_another_step(window: MainWindow, chance: random.Random) -> None:
    window.actions_[f"step-{chance.choice(STEPS)}"].trigger()


def _type_something(window: MainWindow, chance: random.Random) -> None:
    body = window.panels.steps.sections[window.view.state.step].body
    found = [field for field in (body.findChildren(NumberField) if body else []) if field.isVisible() and field.isEnabled()]
    if found:
        enter(chance.choice(found), chance.choice(["0", "7.5", "12", "18", "25", "-3", "400", "", "x"]))


def _choose_something(window: MainWindow, chance: random.Random) -> None:
    body = window.panels.steps.sections[window.view.state.step].body
    found = [box for box in (body.findChildren(QComboBox) if body else []) if box.isVisible() and box.isEnabled()]
    if found:
        box = chance.choice(found)
        box.setCurrentIndex(chance.randrange(box.count()))
        box.activated.emit(box.currentIndex())


def _press_something(window: MainWindow, chance: random.Random) -> None:
    """Unfold, tick, add or remove a renal vein, plan or remove the graft."""
    body = window.panels.steps.sections[window.view.state.step].body
    found = [b for kind in (PressButton, Tick) for b in (body.findChildren(kind) if body else []) if b.isVisible()]
    if found:
        button = chance.choice(found)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _lock_or_unlock(window: MainWindow, chance: random.Random) -> None:
    window.editor.lock(chance.random() < 0.2)


def _choose(box: QComboBox, words: str) -> None:
    rows = [row for row in range(box.count()) if words in box.itemText(row).lower()]
    box.setCurrentIndex(rows[0])
    box.activated.emit(rows[0])


def _open_step(window: MainWindow, step: str) -> None:
    window.actions_[f"step-{step}"].trigger()
    assert window.panels.steps.sections[step].body is not None


def _checks(window: MainWindow) -> set[tuple[str, str]]:
    return {(found.severity, found.rule) for found in window.editor.plan.findings}


def _vein(window: MainWindow, vein_id: str) -> object:
    return next(vein for vein in window.editor.plan.renal_veins if vein.id == vein_id)


def _key(key: Qt.Key, kind: QEvent.Type = QEvent.Type.KeyPress, held: object = Qt.KeyboardModifier.NoModifier) -> object:
    return QKeyEvent(kind, key, held)


def _same(one: Case, other: Case) -> None:
    for field in fields(Case):
        assert getattr(one, field.name) == getattr(other, field.name), field.name


def test_a_refusal_leaves_the_status_line_with_the_next_edit_that_is_accepted(window: "MainWindow") -> None:
    def refuse(_: object) -> object:
        raise UserError(say("There is no such day."))

    assert not window.editor.apply("a day", refuse)  # type: ignore[arg-type]
    assert window.status.message.text() == "There is no such day."
    assert window.editor.apply("rename", lambda case: edits.rename(case, "other"))
    assert window.status.message.text() != "There is no such day."
