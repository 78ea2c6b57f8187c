"""Plan to scene: which parts are shown at a stage of the operation, and what the page says about them."""

from dataclasses import replace

from ivcviz.messages.sentences import Message, say
from ivcviz.plan.model import Plan
from ivcviz.plan.operation.operation import Operation, operation_of
from ivcviz.scene.labels.anchors import labels_of
from ivcviz.scene.labels.operation import label_on_remaining_cava, on_turned_liver
from ivcviz.scene.model import Box, Label, Layer, Moment, Options, Part, Scene, Stage
from ivcviz.scene.page.captions import captions_of, level_lines_of, vertebrae_of, zones_of
from ivcviz.scene.parts.bench import bench_box, bench_labels, bench_parts
from ivcviz.scene.parts.clamps import clamp_parts, clamped_arteries
from ivcviz.scene.parts.prosthesis import prosthesis_parts
from ivcviz.scene.parts.removed import kidneys_out, organs_gone, tied_arteries, veins_gone
from ivcviz.scene.parts.tumour import lowest_and_highest_of, tumour_box, tumour_parts, tumour_shape
from ivcviz.scene.parts.veins import liver_is_turned, vein_parts
from ivcviz.scene.shapes import Arteries, Organ

_ATRIUM_OVER_TUMOUR = 0.3  # opacity of the atrium that a tumour lies in (by eye)
_GHOST = 0.2  # opacity of what a drag has left behind (by eye)
# Organs: material, layer, opacity. They are there for orientation and step back (opacities by eye).
_ORGANS: tuple[tuple[str, Message, str, Layer, float], ...] = (
    ("vertebrae", say("Vertebral bodies"), "bone", "spine", 0.5),
    ("discs", say("Intervertebral discs"), "disc", "spine", 0.5),
    ("aorta", say("Abdominal aorta"), "aorta", "arteries", 1.0),
    ("right-kidney", say("Right kidney"), "kidney", "organs", 0.62),
    ("left-kidney", say("Left kidney"), "kidney", "organs", 0.62),
    ("right-adrenal", say("Right adrenal"), "adrenal", "organs", 0.62),
    ("left-adrenal", say("Left adrenal"), "adrenal", "organs", 0.62),
    ("right-atrium", say("Right atrium"), "atrium", "organs", 1.0),
    ("liver", say("Liver"), "liver", "liver", 0.28),
)


def stage_of(plan: Plan, options: Options, operation: Operation | None = None) -> Stage:
    """The stage that is shown: that of the step, or the one chosen; else implanted where a graft is planned, else tumour."""
    if options.step is not None:
        return (operation or operation_of(plan)).step(options.step).stage
    if options.stage is not None:
        return options.stage
    return "implanted" if plan.graft is not None else "tumour"


def moment_of(plan: Plan, options: Options, operation: Operation) -> Moment:
    """The stage and the field that are shown; UserError for a step that the ledger does not have."""
    if options.step is not None:
        return Moment(operation.step(options.step).stage, operation.situs[options.step], options.step)
    stage = stage_of(plan, options)
    return Moment(stage, operation.at(stage))


def build_scene(plan: Plan, options: Options, operation: Operation | None = None) -> Scene:
    """Everything that is shown of a plan, of its operation where that is known already: parts, labels, lines, zones, ruler
    and words. UserError for a step that its ledger does not have."""
    operation = operation or operation_of(plan)
    moment = moment_of(plan, options, operation)
    if moment.on_bench:
        return _bench_scene(plan, options, moment, operation)
    parts = _visible(_parts(plan, moment), options)
    return Scene(
        parts=tuple(parts),
        # A preview is over before new labels could be read; the last ones stay where they stood.
        labels=_labels(plan, moment, parts, options) if options.quality == "full" else (),
        level_lines=level_lines_of(plan, moment),
        zones=zones_of(plan),
        vertebrae=vertebrae_of(plan.body),
        words=captions_of(plan, moment, parts, operation, options.sentence),
        moment=moment,
        view=options.view,
        box=_box(plan),
        quality=options.quality,
        labelled=options.labels,
        tumour_box=tumour_box(plan) if "tumour" in {part.id for part in parts} else None,
        zone_tints=options.zone_tints,
    )


def box_of(plan: Plan, options: Options, operation: Operation | None = None) -> Box:
    """The box (low and high corner) of a plan's scene that the camera frames."""
    on_bench = moment_of(plan, options, operation or operation_of(plan)).on_bench
    return bench_box(plan) if on_bench else _box(plan)


def with_ghost(scene: Scene, before: Plan) -> Scene:
    """The scene with the tumour of an earlier plan added faintly."""
    if "tumour" not in {part.id for part in scene.parts}:
        return scene
    shape = tumour_shape(before)
    if shape is None or any(part.shape == shape for part in scene.parts):
        return scene
    ghost = Part("tumour-before", say("Tumour before the change"), shape, "tumour", "ghost", _GHOST)
    return replace(scene, parts=(*scene.parts, ghost))


def _labels(plan: Plan, moment: Moment, parts: list[Part], options: Options) -> tuple[Label, ...]:
    gone = veins_gone(moment.situs)
    named = labels_of(plan, moment, frozenset(part.id for part in parts), options.view)
    left = (label_on_remaining_cava(plan, moment, label) for label in named if label.id not in gone)
    return tuple(on_turned_liver(plan, label) for label in left) if liver_is_turned(moment) else tuple(left)


def _visible(parts: list[Part], options: Options) -> list[Part]:
    """The parts of the layers that are not hidden, at the layers' opacity."""
    factors = dict.fromkeys(options.hidden, 0.0) | {layer: f for layer, f in options.opacity if layer not in options.hidden}
    shown = [(part, factors.get(part.layer, 1.0)) for part in parts]
    return [part if factor == 1.0 else replace(part, opacity=part.opacity * factor) for part, factor in shown if factor > 0.0]


def _bench_scene(plan: Plan, options: Options, moment: Moment, operation: Operation) -> Scene:
    parts = bench_parts(plan, moment.situs)
    return Scene(
        parts=tuple(parts),
        labels=bench_labels(plan, moment.situs),
        level_lines=(),
        zones=(),
        vertebrae=(),
        words=captions_of(plan, moment, parts, operation, options.sentence),
        moment=moment,
        view=options.view,
        box=bench_box(plan),
        quality=options.quality,
        labelled=options.labels,
    )


def _parts(plan: Plan, moment: Moment) -> list[Part]:
    spec, situs = plan.case.anatomy, moment.situs
    gone, turned = organs_gone(plan, situs), liver_is_turned(moment)
    clear = {"right-atrium": _ATRIUM_OVER_TUMOUR} if moment.shows_tumour and _in_atrium(plan) else {}
    parts = [
        Part(name, words, Organ(spec, name, turned and name == "liver"), material, layer, clear.get(name, opacity))
        for name, words, material, layer, opacity in _ORGANS
        if name not in gone
    ]
    arteries = Arteries(spec, kidneys_out(situs), clamped_arteries(situs), tied_arteries(situs))
    parts.append(Part("arteries", say("Superior mesenteric and renal arteries"), arteries, "aorta", "arteries"))
    parts += vein_parts(plan, moment)
    if moment.shows_tumour:
        parts += tumour_parts(plan)
    return [*parts, *prosthesis_parts(plan, situs), *clamp_parts(plan, situs)]


def _in_atrium(plan: Plan) -> bool:
    """Whether tumour or thrombus lies in the right atrium."""
    return lowest_and_highest_of(plan)[1] > plan.body.landmarks.cavoatrial_junction


def _box(plan: Plan) -> Box:
    """The box that the camera frames: from the iliac veins to the atrium, with kidneys and liver."""
    scale = plan.body.scale
    return (-108.0 * scale, -80.0 * scale, -50.0 * scale), (104.0 * scale, 116.0 * scale, 326.0 * scale)
