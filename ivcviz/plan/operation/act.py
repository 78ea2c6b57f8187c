"""The elements of an operation: acts, and the things that they are done to."""

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass
from typing import Literal

from ivcviz.messages.sentences import Message, Wording, say
from ivcviz.plan.stages import STAGES as STAGES
from ivcviz.plan.stages import Stage as Stage

STAGE_WORDS: dict[Stage, Message] = {
    "intact": say("intact"),
    "tumour": say("tumour"),
    "mobilised": say("mobilised"),
    "clamped": say("clamped"),
    "resected": say("resected"),
    "bench": say("bench"),
    "implanted": say("implanted"),
    "reperfused": say("reperfused"),
}
Unit = Literal["mm", "deg"]
Verb = Literal[
    "expose",
    "mobilise",
    "divide",  # a small vein or a ureter, between ties
    "test-clamp",  # a renal vein, and its stump pressure is measured
    "give",
    "control",  # an artery: looped, and left open
    "try-clamps",
    "clamp",
    "cut",  # through a vessel, all round
    "tie-and-cut",
    "cut-out",  # a piece of a wall
    "open",  # a wall, along a line
    "take-out",
    "flush",  # before a clamp comes off that lets blood through a new seam: flush and de-air
    "unclamp",
    "move-clamp",
    "mark",  # what has been taken out, with sutures, so that the pathologist knows its sides
    "examine",  # by frozen section
    "look-inside",  # by transoesophageal echo
    "clear",  # of thrombus: thrombectomy and flush
    "measure",
    "prepare",
    "shape",  # cut to shape on the bench
    "close-edge",  # of a flat pattern, which makes a tube of it
    "sew",
    "close",
    "check",
]
Kind = Literal[
    "cava",  # "infrahepatic", or the end "inferior" or "superior": where it is clamped, cut, sewn and closed
    "wall",  # of the cava, of which a partial resection takes a piece
    "cavotomy",  # through which the lumen is emptied
    "segment",  # of the cava, which a circumferential resection takes
    "tumour",
    "thrombus",
    "small-vein",
    "renal-vein",
    "caval-stump",  # what stays on the cava of a renal vein that is cut beside it; by renal vein
    "iliac-vein",
    "renal-artery",  # by side
    "precaval-artery",  # the right renal artery, or a branch of it, that passes in front of the cava
    "kidney",  # by side
    "ureter",  # by side
    "liver",
    "caudate",
    "portal-triad",
    "exclusion",  # total hepatic vascular exclusion: all of its clamps
    "organ",  # taken en bloc
    "graft",
    "graft-end",
    "patch",
    "patch-end",
    "pattern",  # of a side branch, flat; by renal vein
    "branch",  # of the graft; by renal vein
    "hole",  # in the graft; by renal vein
    "recipient",  # what a renal vein drains into that is led elsewhere; by renal vein
    "sutures",
    "heparin",
    "volume",
]


@dataclass(frozen=True, slots=True)
class Thing:
    """What an act is done to; kind and id are its identity, never its name on screen."""

    kind: Kind
    id: str


CAUDATE = Thing("caudate", "caudate")
TUMOUR, THROMBUS = Thing("tumour", "tumour"), Thing("thrombus", "thrombus")
CAVA, WALL, SEGMENT = Thing("cava", "infrahepatic"), Thing("wall", "cava"), Thing("segment", "cava")
CAVOTOMY = Thing("cavotomy", "cava")
INFERIOR, SUPERIOR = Thing("cava", "inferior"), Thing("cava", "superior")
LIVER, TRIAD, EXCLUSION = Thing("liver", "liver"), Thing("portal-triad", "portal-triad"), Thing("exclusion", "liver")
GRAFT, SUTURES = Thing("graft", "graft"), Thing("sutures", "all")
PATCH = Thing("patch", "patch")
HEPARIN, VOLUME = Thing("heparin", "heparin"), Thing("volume", "volume")
PRECAVAL_ARTERY = Thing("precaval-artery", "right")
CAVAL_ENDS = (INFERIOR, SUPERIOR)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an act is done, mm: a level of the cava, or how far from the cava along a vein (which enters it at that level)."""

    level_mm: float | None = None
    along_mm: float | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of a step, unrounded."""

    name: Wording
    value: float
    unit: Unit = "mm"


@dataclass(frozen=True, slots=True)
class Phase:
    """Work that takes planned minutes while clamps are on: `subject` is the tumour, an end of the cava, or a renal vein.

    `entry` is where its minutes stand in the case; None: not planned. `brief` is a shorter name, where it has one.
    """

    subject: Thing
    entry: str
    name: Wording
    minutes: float | None
    brief: Wording = ""


@dataclass(frozen=True, slots=True)
class Act:
    """Something that is done, and in which stage: a verb, what it is done to, and where that has them what it is sewn to or
    moved onto (`other`) and what leaves the field with it (`takes`). `phase` None: it takes no planned minutes."""

    stage: Stage
    do: Verb
    to: Thing
    other: Thing | None = None
    _: KW_ONLY
    source: Message
    takes: tuple[Thing, ...] = ()
    place: Place | None = None
    sizes: tuple[Measure, ...] = ()
    note: Wording = ""
    phase: Phase | None = None

    @property
    def figures(self) -> tuple[Measure, ...]:
        """All measures of the act; its place comes first."""
        if self.place is None:
            return self.sizes
        along = self.place.along_mm
        level = None if along is not None else self.place.level_mm
        return (*figures((say("from the cava, along the vein"), along)), *height_figures(level), *self.sizes)


def figures(*named: tuple[Wording, float | None] | tuple[Wording, float | None, Unit]) -> tuple[Measure, ...]:
    """Measures from (name, value) or (name, value, unit), leaving out those without a value."""
    return tuple(_figures(named))


def height_figures(level_mm: float | None) -> tuple[Measure, ...]:
    """A level as a measure: above the iliac confluence, or below it."""
    below = level_mm is not None and level_mm < 0
    name = say("below the confluence, along the iliac vein") if below else say("height above confluence")
    return figures((name, None if level_mm is None else abs(level_mm)))


def renal_vein(vein_id: str) -> Thing:
    """The thing that stands for a renal vein."""
    return Thing("renal-vein", vein_id)


def iliac_vein(vein_id: str) -> Thing:
    """The thing that stands for a common iliac vein."""
    return Thing("iliac-vein", vein_id)


def _figures(named: tuple[tuple[Wording, float | None] | tuple[Wording, float | None, Unit], ...]) -> Iterator[Measure]:
    for name, value, *unit in named:
        if value is not None:
            yield Measure(name, float(value), unit[0] if unit else "mm")
