"""What is measured of pictures: every part that any stage of some plans shows, and what the camera frames."""

from collections.abc import Callable
from pathlib import Path

from measures import of_mesh, of_points
from named_bodies import LEFT, RIGHT, SECOND_LEFT, SECOND_RIGHT, accessory, retro_aortic

from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.app.figures import triangles
from ivcviz.case.document import Case, Cone, Graft, Involved, LevelRef, RenalPlan, Resection, Thrombus, Tumour
from ivcviz.plan.resolve import resolve
from ivcviz.scene.build import build_scene
from ivcviz.scene.model import Options
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case
from ivcviz.terms.renal_methods import CONE_PIPE, INTERPOSITION, LIGATE, NEPHRECTOMY, OPENING, RenalMethod
from ivcviz.terms.resections import PARTIAL_PATCH
from ivcviz.terms.substitutes import ILIAC_VEIN, PTFE

RECORD = Path(__file__).parent / "parts.txt"
STAGES = ("intact", "tumour", "mobilised", "clamped", "resected", "bench", "implanted", "reperfused")


def _shipped(name: str) -> Callable[[], Case]:
    return lambda: load_case(find_case(name))


def _between(lower: float, upper: float, **choices: object) -> Case:
    """A tumour between two levels; `tumour` says more of it."""
    more = choices.pop("tumour", {})
    return Case("x", Tumour(LevelRef(lower), LevelRef(upper), **more), **choices)  # type: ignore[arg-type]


def _plans(*choices: tuple[str, RenalMethod]) -> tuple[RenalPlan, ...]:
    return tuple(RenalPlan(vein, method, cone=Cone(10.0, 8.0, 60.0) if method.is_cone else None) for vein, method in choices)


CASES: dict[str, Callable[[], Case]] = {
    "case-1": _shipped("case-1"),
    "case-3": _shipped("case-3"),
    "case-4": _shipped("case-4"),
    "a man's, above the liver": lambda: _between(
        90,
        215,
        tumour={"mass_mm": (140.0, 70.0, 60.0), "growth": "extraluminal", "bulge_deg": 40.0},
        anatomy=AnatomySpec(sex="M"),
        graft=Graft.of(PTFE, 20.0),
        renal_plan=_plans((RIGHT, INTERPOSITION), (LEFT, OPENING)),
    ),
    "patch, with thrombus": lambda: _between(
        60,
        100,
        tumour={"circumference_deg": 110.0, "bulge_deg": 300.0, "thrombus": Thrombus(LevelRef(20.0), LevelRef(120.0))},
        resection=Resection(kind=PARTIAL_PATCH),
    ),
    "behind the aorta, tied": lambda: _between(
        50,
        150,
        tumour={"growth": "intraluminal", "involved": (Involved(RIGHT, 8.0), Involved(LEFT, 12.0))},
        anatomy=retro_aortic(),
        graft=Graft(14.0, ILIAC_VEIN, False, 1.0),
        renal_plan=_plans((RIGHT, CONE_PIPE), (LEFT, LIGATE)),
    ),
    "several renal veins, a kidney taken": lambda: _between(
        75,
        160,
        anatomy=accessory(),
        graft=Graft.of(PTFE, 18.0),
        renal_plan=_plans((RIGHT, NEPHRECTOMY), (SECOND_RIGHT, NEPHRECTOMY), (LEFT, CONE_PIPE), (SECOND_LEFT, INTERPOSITION)),
    ),
    "nothing put in": lambda: _between(30, 140, renal_plan=_plans((RIGHT, LIGATE), (LEFT, LIGATE))),
}


def measured(name: str) -> dict[str, list[float]]:
    """Measures of all that is shown of a case, each shape once, by the case's name, the part's and the first stage's."""
    plan, shelf = resolve(CASES[name]()), triangles()
    found, seen = {}, set()
    for stage in STAGES:
        scene = build_scene(plan, Options(stage=stage))  # type: ignore[arg-type]
        found[f"{name} / {stage} / camera"] = of_points(*scene.box, *(scene.tumour_box or ()))
        clamps = 0
        for part in scene.parts:
            clamps += part.layer == "clamps"
            if part.shape not in seen:
                seen.add(part.shape)
                thing = f"clamp {clamps}" if part.layer == "clamps" else part.id  # which holds the clamp's words
                found[f"{name} / {stage} / {thing}"] = of_mesh(shelf.of(part.shape, "preview"))
    return found
