"""What is shown: parts to draw, annotations to paint, the words of the page. Plain values, no toolkit.

Points are body coordinates (x left, y posterior, z superior, mm).
"""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

from ivcviz.messages.sentences import Wording
from ivcviz.plan.operation.act import GRAFT, TUMOUR
from ivcviz.plan.operation.act import Stage as Stage
from ivcviz.plan.operation.operative_field import Situs
from ivcviz.scene.camera import Camera

Point = tuple[float, float, float]
Box = tuple[Point, Point]  # its corners of least and of greatest coordinates
View = Literal["anterior", "posterior", "left", "right", "superior", "inferior"]
# Drawing layers from the back of the paint order to the front; see render/ for how translucency is composed.
Layer = Literal["spine", "organs", "liver", "arteries", "veins", "tumour", "graft", "clamps", "ghost"]


@dataclass(frozen=True, slots=True)
class Moment:
    """When in the operation: a stage and the state of the field, at the stage's end or after a step of the ledger."""

    stage: Stage
    situs: Situs
    step: int | None = None

    @property
    def shows_tumour(self) -> bool:
        """ "Intact" is the body as it would be without."""
        return self.stage != "intact" and TUMOUR not in self.situs.out

    @property
    def on_bench(self) -> bool:
        """Whether the graft alone is shown, on the bench."""
        return self.stage == "bench" and GRAFT in self.situs.made


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is drawn: a shape (its value is the cache key of its triangles) in a material of the palette."""

    id: str
    name: Wording
    shape: Hashable
    material: str
    layer: Layer
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Label:
    """Words for a part; the leader ends at the first of `anchors` that is visible. A low `rank` is kept when room is short.

    What is `always` named is named as lying behind where nothing of it is seen, goes last when room is short, and by its
    `brief` name where the page has no room for the whole.
    """

    id: str
    text: Wording
    anchors: tuple[Point, ...]
    rank: int = 5
    always: bool = False
    brief: Wording = ""


@dataclass(frozen=True, slots=True)
class LevelLine:
    """A hairline across the plate at the height of `point` on the cava's centreline, with words at its end."""

    id: str
    text: Wording
    point: Point
    role: Literal["zone-border", "tumour-end", "cut"]


@dataclass(frozen=True, slots=True)
class ZoneBand:
    """A zone as a tint between two points of the cava's centreline; `entered` if the tumour lies in it."""

    name: str
    lower: Point
    upper: Point
    entered: bool


@dataclass(frozen=True, slots=True)
class VertebraMark:
    name: str
    lower: Point
    upper: Point


@dataclass(frozen=True, slots=True)
class Captions:
    """The page's words. `reading` is the zone reading: first line large ("Zone I–II"), the rest small."""

    title: str
    subtitle: Wording
    stage: Wording
    reading: tuple[Wording, ...]
    legend: tuple[tuple[str, Wording], ...]  # (material or tint of the palette, words)
    caution: Wording
    sentence: Wording = ""  # what is done at this stage
    origins: tuple[Wording, ...] = ()  # what of a patient's body was measured and what was not, the fullest wording first
    partly: Wording = ""  # the same as a few words, where there is a single line for them
    stops: tuple[Wording, ...] = ()  # at the head of the page, from the first stage of the operation on


@dataclass(frozen=True, slots=True)
class Options:
    """How a plan is shown; never part of the document."""

    stage: Stage | None = None  # None: implanted if a graft is planned, else tumour
    step: int | None = None  # of the ledger, from 1: the field once it is done, at that step's own stage
    view: View = "anterior"
    labels: bool = True
    quality: Literal["preview", "full"] = "full"
    hidden: frozenset[str] = frozenset()  # layers
    opacity: tuple[tuple[str, float], ...] = ()  # layers made fainter, by a factor from 0 to 1
    zone_tints: bool = True
    sentence: bool = True  # what is done at the stage, under its name


@dataclass(frozen=True, slots=True)
class Scene:
    parts: tuple[Part, ...]
    labels: tuple[Label, ...]
    level_lines: tuple[LevelLine, ...]
    zones: tuple[ZoneBand, ...]
    vertebrae: tuple[VertebraMark, ...]
    words: Captions
    moment: Moment
    view: View
    box: Box  # what the camera frames
    quality: Literal["preview", "full"]
    labelled: bool
    tumour_box: tuple[Point, Point] | None = None  # no label stands over it
    zone_tints: bool = True

    @property
    def stage(self) -> Stage:
        return self.moment.stage


@dataclass(frozen=True, slots=True)
class FramedScene:
    """A scene seen by a camera in a picture of a size in pixels."""

    scene: Scene
    camera: Camera
    width: int
    height: int
