"""The plan checks stay quiet where a plan is sound: what is always said is not read."""

from functools import cache

import pytest
from plan_noise import Noise, noise_of
from sound_cases import sound_plans

SEED, COUNT = 20_262, 500
by_lot = pytest.mark.parametrize("seeded", [SEED], ids="seed {}".format)


@cache
def _noise(seeded: int) -> Noise:
    return noise_of(sound_plans(COUNT, seeded))


@by_lot
def test_no_warning_fires_on_more_than_four_sound_plans_in_ten(seeded: int) -> None:
    # The minutes by lot are 44 to 120 from the first clamp to the last seam, and the kidneys lie warm: nearly every plan that
    # shuts a renal vein passes the 20 minutes of that check, and truly so.
    assert _noise(seeded).above("warning", 40.0).keys() <= {"kidney-clock"}


@by_lot
def test_no_note_fires_on_more_than_six_sound_plans_in_ten(seeded: int) -> None:
    assert _noise(seeded).above("note", 60.0) == {}


@by_lot
def test_a_sound_plan_has_three_warnings_at_most_in_the_median(seeded: int) -> None:
    assert _noise(seeded).median_warnings <= 3


def test_noise_is_counted_by_plan_and_not_by_finding() -> None:
    def plan(*found: tuple[str, str]) -> dict[str, list[dict[str, str]]]:
        return {"findings": [{"severity": severity, "rule": rule} for severity, rule in found]}

    noise = noise_of([plan(("warning", "a"), ("warning", "a"), ("note", "b")), plan(("note", "b")), plan()])
    assert noise.shares == pytest.approx({("warning", "a"): 100 / 3, ("note", "b"): 200 / 3})
    assert noise.median_warnings == 0
    assert noise.above("note", 60.0) == {"b": pytest.approx(200 / 3)}
    assert noise.above("note", 67.0) == {}
