"""Words for places and choices."""

import pytest

from ivcviz.case.document import LevelRef
from ivcviz.plan.wording.names import ORIGIN_WORDS, level_words, past


@pytest.mark.parametrize(
    ("distance_mm", "said"),
    [
        (0.0, "exactly on the renal floor"),
        (1.0, "1 mm above the renal floor"),
        (-1.0, "1 mm below the renal floor"),
        (0.04, "less than 0.1 mm above the renal floor"),
        (0.06, "0.1 mm above the renal floor"),
    ],
)
def test_a_distance_from_a_border_is_said_by_its_side_and_never_with_a_sign(distance_mm: float, said: str) -> None:
    assert str(past(distance_mm, "renal floor")) == said


def test_the_origins_of_a_tumour_are_named() -> None:
    named = {origin: str(words) for origin, words in ORIGIN_WORDS.items()}
    assert named["renal"] == "kidney"
    assert named["uterine"] == "uterine or gonadal"
    assert "origin" not in named.values()


@pytest.mark.parametrize(
    ("landmark", "offset", "said"),
    [
        ("renal-floor", -5.0, "5 mm below the renal veins (lower edge)"),
        ("renal-roof", 5.0, "5 mm above the renal veins (upper edge)"),
        ("hepatic-floor", -5.0, "5 mm below the hepatic veins (lower edge)"),
        ("hepatic-roof", 5.0, "5 mm above the hepatic veins (upper edge)"),
    ],
)
def test_a_level_from_an_edge_names_the_edge(landmark: str, offset: float, said: str) -> None:
    assert str(level_words(LevelRef(offset, landmark))) == said
