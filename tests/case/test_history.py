"""Undo, redo and jumps over whole cases."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivcviz.case.document import Case, LevelRef, Tumour
from ivcviz.case.history import LONGEST, History

CASE = Case("0", Tumour(LevelRef(10.0), LevelRef(20.0)))
STEPS = st.lists(st.tuples(st.just("commit"), st.integers(0, 5)) | st.tuples(st.sampled_from(["undo", "redo"]), st.just(0)))


def _after(steps: list[tuple[str, int]]) -> History:
    history = History.of(CASE)
    for what, title in steps:
        if what == "commit":
            history = history.commit(f"Renamed to {title}", replace(CASE, title=str(title)))
        else:
            history = history.undo() if what == "undo" else history.redo()
    return history


@given(STEPS)
def test_undo_then_redo_comes_back_to_the_same_place(steps: list[tuple[str, int]]) -> None:
    history = _after(steps)
    if history.undo_name is not None:
        assert history.undo().redo() == history
    if history.redo_name is not None:
        assert history.redo().undo() == history


@given(STEPS)
def test_neighbouring_steps_always_differ(steps: list[tuple[str, int]]) -> None:
    history = _after(steps)
    assert all(a.case != b.case for a, b in zip(history.steps, history.steps[1:], strict=False))
    assert history.case is history.steps[history.index].case


@given(STEPS, st.integers(6, 9))
def test_a_commit_stands_at_the_end_and_undoes_to_what_was_there(steps: list[tuple[str, int]], title: int) -> None:
    history = _after(steps)
    committed = history.commit("Renamed", replace(CASE, title=str(title)))
    assert committed.case.title == str(title)
    assert committed.redo_name is None
    assert committed.undo_name == "Renamed"
    assert committed.undo().case == history.case


def test_a_commit_that_changes_nothing_is_no_step() -> None:
    history = History.of(CASE)
    assert history.commit("Nothing", replace(CASE)) is history


def test_at_either_end_there_is_nothing_to_undo_or_redo() -> None:
    history = History.of(CASE)
    assert (history.undo_name, history.redo_name) == (None, None)
    assert history.undo() == history == history.redo()


def test_a_jump_goes_to_any_step_and_nowhere_else() -> None:
    history = History.of(CASE).commit("a", replace(CASE, title="a")).commit("b", replace(CASE, title="b"))
    assert history.jump(0).case == CASE
    assert history.jump(0).redo_name == "a"
    with pytest.raises(IndexError):
        history.jump(3)
    with pytest.raises(IndexError):
        history.jump(-1)


def test_the_oldest_steps_are_forgotten_first() -> None:
    history = History.of(CASE)
    for i in range(LONGEST + 5):
        history = history.commit(str(i), replace(CASE, title=str(i + 1)))
    assert len(history.steps) == LONGEST
    assert history.case.title == str(LONGEST + 5)
    assert history.steps[0].case.title == "6"
