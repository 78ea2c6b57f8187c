"""The names beside the level strip: which levels are named, and where the names stand without overlap."""

from collections.abc import Callable
from dataclasses import dataclass

from ivcviz.anatomy.landmarks import WORDS
from ivcviz.gui.strip.axis import Axis
from ivcviz.gui.style.numbers import mm
from ivcviz.messages.sentences import say, spoken
from ivcviz.plan.model import Plan
from ivcviz.plan.resection.clamps import IVC
from ivcviz.plan.wording.names import vein_words
from ivcviz.scene.labels.spacing import room_needed, spaced
from ivcviz.scene.labels.wrapping import wrapped

_GAP = 2.0
# Short, so that no number is ever cut off; the zone reading and the Anatomy step say what floor and roof are.
_LANDMARKS = {
    "iliac-confluence": say("iliac confluence"),
    "renal-floor": say("renal floor"),
    "renal-roof": say("renal roof"),
    "lowest-short-hepatic-vein": say("lowest short hepatic"),
    "right-adrenal-vein": say("right adrenal"),
    "hepatic-floor": say("hepatic floor"),
    "hepatic-roof": say("hepatic roof"),
    "hiatus": say("caval hiatus"),
    "cavoatrial-junction": say("cavoatrial junction"),
}
# The zone borders stay longest when room is short.
_RANKS = {"renal-floor": 1, "hepatic-floor": 1, "iliac-confluence": 2, "cavoatrial-junction": 2, "renal-roof": 3, "hiatus": 3}


@dataclass(frozen=True, slots=True)
class LevelName:
    """Words for a level; what the plan decides is `planned`, the rest is anatomy."""

    text: str
    level_mm: float
    rank: int
    planned: bool = False


@dataclass(frozen=True, slots=True)
class PlacedName:
    """Lines of words and the height (px) of their middle."""

    name: LevelName
    lines: tuple[str, ...]
    y: float


def names_of(plan: Plan) -> list[LevelName]:
    """Every level that the strip names: tumour ends, cuts, clamps, renal ostia, landmarks."""
    names = [
        LevelName(spoken("upper end"), plan.extent.upper_mm, 0, True),
        LevelName(spoken("lower end"), plan.extent.lower_mm, 0, True),
    ]
    if plan.resection is not None:
        names.append(LevelName(spoken("superior cut"), plan.resection.superior_mm, 1, True))
        names.append(LevelName(spoken("inferior cut"), plan.resection.inferior_mm, 1, True))
    names += [LevelName(spoken("clamp"), c.level_mm, 2, True) for c in plan.clamps if c.vein == IVC and c.level_mm is not None]
    names += [LevelName(str(vein_words(plan.body, vein.id)), vein.ostium.centre_mm, 2) for vein in plan.body.renal_veins]
    for word in WORDS:
        if word in _LANDMARKS:
            names.append(LevelName(str(_LANDMARKS[word]), plan.body.landmarks.level_of(word), _RANKS.get(word, 4)))
    return names


def placed_names(
    names: list[LevelName], axis: Axis, width: float, line: float, measure: Callable[[str, float], tuple[float, float]]
) -> list[PlacedName]:
    """The words in a column of a width (px), `line` px a line, as near as can be to their levels; the least needed are left
    out where the column is too short."""
    room = axis.height - 4.0
    kept = sorted(names, key=lambda name: (name.rank, -name.level_mm))
    lines = {name: _lines(name, width, measure) for name in kept}
    while kept and room_needed([line * len(lines[name]) for name in kept], _GAP) > room:
        kept.pop()
    kept.sort(key=lambda name: -name.level_mm)
    heights = [line * len(lines[name]) for name in kept]
    places = spaced([axis.y(name.level_mm) for name in kept], heights, 2.0, axis.height - 2.0, _GAP)
    return [PlacedName(name, lines[name], y) for name, y in zip(kept, places, strict=True)]


def _lines(name: LevelName, width: float, measure: Callable[[str, float], tuple[float, float]]) -> tuple[str, ...]:
    return tuple(wrapped(f"{name.text} {mm(name.level_mm).replace('-', '−')}", width, 1.0, measure, 3))
