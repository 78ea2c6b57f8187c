"""A plate to paint: a scene made by hand and a picture of painted ellipses with the depth of ellipsoids."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest

from ivcviz.plan.operation.operative_field import BEFORE
from ivcviz.scene.camera import framing
from ivcviz.scene.model import Captions, FramedScene, Label, LevelLine, Moment, Scene, VertebraMark, View, ZoneBand
from ivcviz.scene.page.layout import page_layout
from ivcviz.scene.palette import rgb
from ivcviz.scene.view.picture import Picture

_LOW, _HIGH = (-108.0, -60.0, -58.0), (104.0, 80.0, 318.0)
# material, centre, half axes (mm), opacity
_BODIES = (
    ("bone", (0.0, 35.0, 120.0), (22.0, 18.0, 150.0), 0.5),
    ("aorta", (12.0, 18.0, 140.0), (9.0, 9.0, 150.0), 1.0),
    ("liver", (-30.0, 0.0, 210.0), (75.0, 45.0, 50.0), 0.3),
    ("kidney", (-62.0, 30.0, 95.0), (28.0, 20.0, 55.0), 0.6),
    ("kidney", (66.0, 30.0, 112.0), (28.0, 20.0, 55.0), 0.6),
    ("atrium", (-12.0, 5.0, 285.0), (30.0, 25.0, 32.0), 0.6),
    ("vein", (-14.0, 12.0, 126.0), (12.0, 9.0, 150.0), 0.85),
    ("vein", (35.0, 5.0, 108.0), (36.0, 6.0, 6.0), 0.85),
    ("tumour", (-16.0, 5.0, 128.0), (25.0, 20.0, 44.0), 1.0),
)
_VERTEBRAE = (
    ("L5", -26, 0),
    ("L4", 10.2, 36.2),
    ("L3", 46, 72),
    ("L2", 80.8, 106.4),
    ("L1", 114.3, 138.9),
    ("T12", 145.4, 168.7),
)
_VERTEBRAE += (("T11", 174.3, 196.2), ("T10", 201.3, 222.2), ("T9", 226.9, 246.9), ("T8", 251.1, 270.2))


def _front(part: int, x: float = 0.0, z: float = 0.0) -> tuple[float, float, float]:
    """A point on the surface of a body, x and z in shares of its half axes, as seen from in front."""
    _, centre, axes, _ = _BODIES[part]
    depth = np.sqrt(max(0.0, 1.0 - x * x - z * z))
    return (centre[0] + x * axes[0], centre[1] - depth * axes[1], centre[2] + z * axes[2])


LABELS = (
    Label("tumour", "Leiomyosarcoma", (_front(8, 0.5, 0.2), _front(8)), 0),
    Label("ivc", "Inferior vena cava", (_front(6, -0.2, -0.6),), 1),
    Label("aorta", "Abdominal aorta", (_front(1, 0.0, -0.5),), 4),
    Label("liver", "Liver", (_front(2, -0.7, 0.2),), 6),
    Label("right-kidney", "Right kidney", (_front(3, -0.3, 0.0),), 5),
    Label("left-kidney", "Left kidney", (_front(4, 0.3, -0.2),), 5),
    Label("atrium", "Right atrium", (_front(5, 0.2, 0.4),), 5),
    Label("left-renal-vein", "Left renal vein, 14 mm involved", (_front(7, 0.4),), 2),
    Label("sma", "Superior mesenteric artery", (_front(1, 0.3, 0.0),), 5),
    Label("rhv", "Right hepatic vein", (_front(2, -0.3, 0.0),), 4),
    Label("mhv", "Middle hepatic vein", (_front(2, 0.3, 0.1),), 4),
    Label("lhv", "Left hepatic vein", (_front(2, 0.6, 0.15),), 4),
    Label("branch", "Tapered side branch (cone pipe)", (_front(7, -0.2),), 1),
    Label("hidden", "Behind everything", ((-16.0, 60.0, 128.0),), 1),
)
WORDS = Captions(
    "Case 4",
    "Woman, 38 · mass 90 × 50 × 40 mm · PTFE graft Ø 18 mm (this plan's size)",
    "Tumour in place",
    (
        "Zone I–II",
        "highest zone II · borderline",
        "lower end 13 mm below the renal floor",
        "upper end 25 mm below the hepatic floor",
        "by the floor convention",
    ),
    (("tumour", "tumour"), ("vein", "veins"), ("aorta", "arteries"), ("ptfe", "PTFE graft"), ("suture", "suture line")),
    "Not certified as a medical device: no CE mark, no FDA clearance, reviewed by no authority. For teaching, figures and "
    "discussion; its use in a patient's care is your hospital's decision and responsibility. Verify every dimension on the "
    "patient's imaging.",
)


def _level(z: float) -> tuple[float, float, float]:
    return (-14.0, 12.0, z)


@dataclass(frozen=True)
class Plate:
    framed: FramedScene
    picture: Picture
    dpi: float


def hand_made_scene(
    view: View = "anterior", labelled: bool = True, words: Captions = WORDS, labels: tuple[Label, ...] = LABELS
) -> Scene:
    zones = tuple(
        ZoneBand(name, _level(low), _level(high), name != "III")
        for name, low, high in (("I", 0, 98), ("II", 98, 197), ("III", 197, 252))
    )
    lines = (
        LevelLine("tumour-lower", "lower end 85 mm", _level(85.0), "tumour-end"),
        LevelLine("tumour-upper", "upper end 172 mm", _level(172.0), "tumour-end"),
        LevelLine("cut-inferior", "inferior cut 75 mm", _level(75.0), "cut"),
        LevelLine("cut-superior", "superior cut 182 mm", _level(182.0), "cut"),
    )
    vertebrae = tuple(VertebraMark(name, (0.0, 0.0, low), (0.0, 0.0, high)) for name, low, high in _VERTEBRAE)
    return Scene((), labels, lines, zones, vertebrae, words, Moment("tumour", BEFORE), view, (_LOW, _HIGH), "full", labelled)


def painted_picture(framed: FramedScene) -> Picture:
    """The bodies as ellipses, shaded by their depth, the nearer over the farther."""
    width, height, camera = framed.width, framed.height, framed.camera
    rgba = np.zeros((height, width, 4))
    depth = np.full((height, width), -np.inf, np.float32)
    scale = height / camera.height_mm
    rows, columns = np.mgrid[0:height, 0:width] + 0.5
    for material, centre, axes, opacity in _BODIES:
        x, y, middle = camera.project(np.array(centre), width, height)
        across = abs(np.array(camera.right)) @ np.array(axes) * scale
        along = abs(np.array(camera.up)) @ np.array(axes) * scale
        towards = abs(np.array(camera.toward)) @ np.array(axes)
        inside = 1.0 - ((columns - x) / across) ** 2 - ((rows - y) / along) ** 2
        lift = np.sqrt(np.clip(inside, 0.0, None))
        alpha = opacity * np.clip(inside * 40.0, 0.0, 1.0)
        shade = np.concatenate([np.array(rgb(material)) * (0.55 + 0.45 * lift[..., None]), np.ones((height, width, 1))], axis=2)
        rgba = shade * alpha[..., None] + rgba * (1.0 - alpha[..., None])
        depth = np.where(inside > 0, np.maximum(depth, middle + lift * towards), depth).astype(np.float32)
    return Picture(np.round(rgba * 255).astype(np.uint8), depth)


@pytest.fixture(scope="session")
def plate_of(qapp: object) -> Callable[..., Plate]:  # noqa: ARG001 - text needs the application
    def made(width: int = 800, height: int = 600, dpi: float = 100.0, scene: Scene | None = None) -> Plate:
        scene = scene or hand_made_scene()
        body = page_layout(width, height, dpi, scene.view, scene.labelled).body
        framed = FramedScene(
            scene, framing(scene.view, np.array(_LOW), np.array(_HIGH), width, height, body.edges), width, height
        )
        return Plate(framed, painted_picture(framed), dpi)

    return made


@pytest.fixture(scope="session")
def hand_made() -> Callable[..., Scene]:
    return hand_made_scene


@pytest.fixture(scope="session")
def words() -> Captions:
    return WORDS
