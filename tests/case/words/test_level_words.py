"""A level as people say it, in a field, on the command line and in a report alike."""

import pytest

from ivcviz.anatomy.landmarks import landmarks_of
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.case.document import LevelRef
from ivcviz.case.levels import format_level, level_mm
from ivcviz.case.words.levels import parse_level
from ivcviz.errors import UserError
from ivcviz.plan.wording.names import level_words


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("20 mm below the renal floor", 78.0),
        ("20 below the renal veins", 78.0),
        ("20 mm above the renal veins", 139.0),
        ("5,5 mm inferior to the hepatic veins", 191.5),
        ("3 superior to hepatic veins", 218.0),
        ("10 mm above the confluence", 10.0),
        ("1 mm below the caval hiatus", 222.0),
        ("4 mm below the junction", 248.0),
        ("left renal vein", 112.0),
        ("15 mm below the left renal vein (lower edge)", 90.0),
        ("4 mm above the left renal vein (centre)", 116.0),
        ("exactly on the left renal vein (centre)", 112.0),
        ("exactly on the renal veins (upper edge)", 119.0),
        ("3 mm above the hepatic veins (upper edge)", 218.0),
        ("lowest short hepatic vein + 2", 148.0),
        ("85 mm", 85.0),
        ("１５\N{NO-BREAK SPACE}mm below the left renal vein", 90.0),
        ("1,5 cm caudal to the renal veins", 83.0),
        ("1.5 cm cranial to the renal veins", 134.0),
        ("1 cm distal to the hepatic veins", 187.0),
        ("1 cm proximal to the hepatic vein confluence", 225.0),
        ("15 mm above the confluence of the common iliac veins", 15.0),
        ("just below the renal veins", 98.0),
        ("at the level of the diaphragm", 223.0),
        ("right atrium", 252.0),
        ("2 cm into the right atrium", 272.0),
        ("–20", -20.0),
        ("- 20", -20.0),
    ],
)
def test_a_level_is_understood_as_people_say_it(text: str, level: float) -> None:
    assert level_mm(parse_level(text), landmarks_of(AnatomySpec())) == pytest.approx(level)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("renal flor", r"did you mean renal-floor\?"),
        ("renal veins", r"Which edge of the renal veins is meant"),
        ("below the renal veins", r"How many millimetres"),
        ("L2", r"A vertebra lies differently"),
        ("20 mm below the spleen", "is not a level: write millimetres"),
        ("20 mm below", "is not a level: write millimetres"),
        ("hepatic", "is not a level"),
        ("500", "a level lies between"),
    ],
)
def test_a_level_that_is_none_is_refused_with_what_may_be_meant(text: str, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        parse_level(text)


@pytest.mark.parametrize(
    ("written", "ref", "mm"),
    [
        ("15 mm below the left renal vein", LevelRef(-15.0, "left-renal-vein-lower-edge"), 90.0),
        ("10 mm above the right renal vein", LevelRef(10.0, "right-renal-vein-upper-edge"), 122.0),
        ("3 mm below the upper edge of the left renal vein", LevelRef(-3.0, "left-renal-vein-upper-edge"), 116.0),
        ("15 mm below the centre of the left renal vein", LevelRef(-15.0, "left-renal-vein"), 97.0),
        ("25 mm below the hepatic veins", LevelRef(-25.0, "hepatic-floor"), 172.0),
        ("5 mm above the hepatic veins", LevelRef(5.0, "hepatic-roof"), 220.0),
    ],
)
def test_below_a_vein_counts_from_its_lower_edge_above_from_its_upper_and_the_centre_only_where_it_is_said(
    written: str, ref: LevelRef, mm: float
) -> None:
    assert parse_level(written) == ref
    assert level_mm(ref, landmarks_of(AnatomySpec())) == mm
    assert parse_level(format_level(ref)) == ref
    assert ("centre" in str(level_words(ref))) == ("centre" in written)
    assert ("edge)" in str(level_words(ref))) == ("centre" not in written)


def test_a_refused_level_is_quoted_as_it_was_written() -> None:
    with pytest.raises(UserError, match="'4 mm over the hiatus'"):
        parse_level("4 mm over the hiatus")
