"""What follows from an edit before anything is drawn: plan, scene, triangles, ledger, bench card. No peer has it.

Of Case 4, and its resolving of many plans by lot too, as the oracle's tests make them: with few gaps and with many.
"""

import itertools
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from figures import Against, Bound, Group, group_of
from timing import Taken, call, in_turn

from ivcviz.app.figures import triangles
from ivcviz.case.document import Case, LevelRef
from ivcviz.case.edits import move_renal_ostium
from ivcviz.plan.bench.card import card_of_plan
from ivcviz.plan.consequences import Consequences
from ivcviz.plan.resolve import resolve
from ivcviz.scene.build import build_scene
from ivcviz.scene.model import Options
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case

TESTS = Path(__file__).resolve().parents[1] / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "plan_oracle")]

from random_cases import random_cases  # noqa: E402

Make = Callable[[], object]
BY_LOT, EDITED, PLANS, SEED = "resolve, 200 plans by lot", "resolve, an edit of each", 200, 1
WARM_UPS = 10  # plans by lot that are resolved before any is measured


def planned(rounds: int) -> Iterator[Group]:
    """Resolving by what was edited, and the scene of a plan."""
    edits = _edits(load_case(find_case("case-4")))
    candidates = {f"resolve, {name}": _of(make, resolve) for name, make in edits.items()}
    candidates["load the case file"] = lambda: call(lambda: load_case(find_case("case-4")))
    candidates["build_scene, tumour"] = _of(lambda: resolve(edits["tumour"]()), lambda plan: build_scene(plan, Options()))
    taken = in_turn(candidates, 5 * rounds, 3)
    bounds = [Bound(name, 5, "processor") for name in taken if name.startswith("resolve")]
    yield group_of("Plan and scene", taken, (), [*bounds, Bound("build_scene, tumour", 3, "processor")])
    lot, again = (iter(random_cases(PLANS + WARM_UPS, SEED)) for _ in range(2))
    kinds = {BY_LOT: _of(lambda: next(lot), resolve), EDITED: _of(lambda: _edited(next(again)), resolve)}
    taken = in_turn(kinds, PLANS, WARM_UPS)
    bounds = [Bound(name, 5, "processor") for name in kinds]
    yield group_of("Plans by lot", taken, (), bounds, note=f"each resolved once, seed {SEED}")


def meshed(rounds: int) -> Iterator[Group]:
    """The triangles that an edit makes anew."""
    edits, shelf = _edits(load_case(find_case("case-4"))), triangles()
    candidates, bounds = {}, []
    for name, stage, quality, most in (
        ("tumour", "tumour", "preview", 6),
        ("tumour", "tumour", "full", 15),
        ("tumour", "implanted", "preview", 6),
        ("tumour", "implanted", "full", 15),
        ("right ostium", "tumour", "preview", 35),
    ):
        options = Options(stage=stage, quality=quality)
        made = lambda name=name, options=options: build_scene(resolve(edits[name]()), options)  # noqa: E731
        words = f"{name}, {stage}, {quality}"
        candidates[words] = _of(made, lambda scene: [shelf.of(part.shape, scene.quality) for part in scene.parts])
        bounds.append(Bound(words, most, "processor"))
    yield group_of("Triangles after an edit", in_turn(candidates, 3 * rounds, 3), (), bounds)


def accounted(rounds: int) -> Iterator[Group]:
    """Ledger and bench card of a plan that has just been resolved; one card is what a ledger cannot do without."""
    edits = _edits(load_case(find_case("case-4")))
    fresh = lambda: resolve(edits["graft's diameter"]())  # noqa: E731
    ledger, card = "ledger after an edit", "one bench card after an edit"
    taken = in_turn({ledger: _of(fresh, lambda plan: Consequences(plan).ledger), card: _of(fresh, card_of_plan)}, 5 * rounds, 3)
    yield group_of("Ledger", taken, [Against(ledger, card)], [Bound(ledger, 0.5, "processor")])


def _edited(case: Case) -> Case:
    """A plan after an edit, its body known already."""
    resolve(case)
    margin = case.resection.superior_margin_mm
    return replace(case, resection=replace(case.resection, superior_margin_mm=margin + (0.1 if margin < 50 else -0.1)))


def _of(make: Make, work: Callable[[object], object]) -> Callable[[], Taken]:
    """Measures the work on something new each time, whose making does not count."""

    def measure() -> Taken:
        made = make()
        return call(lambda: work(made))

    return measure


def _edits(case: Case) -> dict[str, Callable[[], Case]]:
    """Edits by what they change, another value each time."""
    steps = itertools.count(1)

    def tumour() -> Case:
        return replace(case, tumour=replace(case.tumour, upper=LevelRef(150 + (next(steps) * 0.13) % 20)))

    def ostium(vein: str, lowest: float, room: float) -> Case:
        lower = lowest + (next(steps) * 0.11) % room
        return move_renal_ostium(case, vein, lower_mm=lower, upper_mm=lower + 14)

    def graft() -> Case:
        return replace(case, graft=replace(case.graft, diameter_mm=17 + (next(steps) * 0.013) % 3))

    def cone() -> Case:
        right, left = case.renal_plan
        takeoff = 60 + (next(steps) * 0.07) % 8
        return replace(case, renal_plan=(right, replace(left, cone=replace(left.cone, takeoff_deg=takeoff))))

    return {
        "tumour": tumour,
        "right ostium": lambda: ostium("right-renal-vein", 96, 6),
        "left ostium": lambda: ostium("left-renal-vein", 105, 4),
        "graft's diameter": graft,
        "cone's take-off": cone,
    }
