"""Levels as they are written, read back and resolved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_cases import numbers

from ivcviz.anatomy.landmarks import WORDS, landmarks_of
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.case.document import LevelRef
from ivcviz.case.levels import format_level, level_mm, rewritten
from ivcviz.case.words.levels import parse_level
from ivcviz.errors import UserError
from ivcviz.fields.limits import LEVEL, OFFSET

WOMAN = landmarks_of(AnatomySpec())
REFS = st.builds(LevelRef, numbers(LEVEL)) | st.builds(LevelRef, numbers(OFFSET), st.sampled_from(WORDS))


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("85", LevelRef(85.0)),
        ("85.5", LevelRef(85.5)),
        (".5", LevelRef(0.5)),
        ("-20", LevelRef(-20.0)),
        ("−20", LevelRef(-20.0)),
        (" 85 mm ", LevelRef(85.0)),
        ("renal-floor", LevelRef(0.0, "renal-floor")),
        ("renal-floor-20", LevelRef(-20.0, "renal-floor")),
        ("renal-floor - 20", LevelRef(-20.0, "renal-floor")),
        ("Renal-Floor+5", LevelRef(5.0, "renal-floor")),
        ("left-renal-vein-15", LevelRef(-15.0, "left-renal-vein")),
        ("lowest-short-hepatic-vein+0.25", LevelRef(0.25, "lowest-short-hepatic-vein")),
        ("hiatus-1mm", LevelRef(-1.0, "hiatus")),
    ],
)
def test_a_level_is_read_as_it_is_written(text: str, ref: LevelRef) -> None:
    assert parse_level(text) == ref


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "mm", "renal", "renal-floor20", "renal-floor-", "renal-floor--2", "20-renal-floor", "nan", "inf", "1e2"),
        *("0x10", "٣", "85\n86", "--20", "hepatic-floor-renal-floor", "renal-floor-1e400", "a" * 10_000),
    ],
)
def test_what_is_no_level_is_refused_in_one_sentence_that_says_how_one_is_written(text: str) -> None:
    with pytest.raises(UserError, match=r"is not a level: write millimetres") as caught:
        parse_level(text)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("text", ["401", "-61", "10000000", "renal-floor+461", "hiatus-99999999", "9" * 5_000])
def test_a_level_out_of_reach_is_refused_with_what_is_allowed(text: str) -> None:
    with pytest.raises(UserError, match=r"a level lies between -\d+ and \d+ mm"):
        parse_level(text)


@given(REFS)
def test_a_formatted_level_is_read_back_exactly(ref: LevelRef) -> None:
    assert parse_level(format_level(ref)) == ref


def test_a_level_is_formatted_as_briefly_as_it_can_be() -> None:
    written = [LevelRef(85.0), LevelRef(-0.0), LevelRef(-20.0, "renal-floor"), LevelRef(5.5, "hiatus"), LevelRef(0.0, "hiatus")]
    assert [format_level(ref) for ref in written] == ["85", "0", "renal-floor-20", "hiatus+5.5", "hiatus"]


def test_a_level_against_a_landmark_lies_beside_it() -> None:
    assert level_mm(LevelRef(-20.0, "renal-floor"), WOMAN) == WOMAN.renal_floor - 20
    assert level_mm(LevelRef(-20.0), WOMAN) == -20.0
    with pytest.raises(UserError, match="not a landmark"):
        level_mm(LevelRef(0.0, "navel"), WOMAN)


@given(REFS, numbers(LEVEL))
def test_a_rewritten_level_lies_at_the_new_place_and_keeps_its_landmark(ref: LevelRef, new_mm: float) -> None:
    changed = rewritten(ref, new_mm, WOMAN)
    assert changed.landmark == ref.landmark
    assert level_mm(changed, WOMAN) == pytest.approx(new_mm, abs=1e-6)
