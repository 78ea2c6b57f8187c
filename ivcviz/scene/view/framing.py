"""A scene on a page: the camera that the page's layout asks for, or one of the user's own."""

from dataclasses import replace

import numpy as np

from ivcviz.scene.camera import EYE_MM, Camera, framing
from ivcviz.scene.model import Box, FramedScene, Scene
from ivcviz.scene.page.captions import point
from ivcviz.scene.page.layout import PageLayout, page_layout


def frame_page(scene: Scene, width: int, height: int, dpi: float) -> FramedScene:
    """The scene framed into the body's place on a page of a size in pixels."""
    layout = layout_of(scene, width, height, dpi)
    low, high = (np.asarray(corner) for corner in scene.box)
    body = layout.body
    return FramedScene(scene, framing(scene.view, low, high, width, height, body.edges), width, height)


def frame_together(
    scenes: tuple[Scene, ...],
    width: int,
    height: int,
    dpi: float,
    camera: Camera | None = None,
    perspective: bool = False,
) -> tuple[FramedScene, ...]:
    """Scenes on pages of one size with one camera: the user's own, or one that shows the boxes of all scenes."""
    least = min(scenes, key=lambda scene: layout_of(scene, width, height, dpi).body.height)
    first = replace(least, box=together(*(scene.box for scene in scenes)))
    camera = frame_free(first, width, height, dpi, camera, perspective).camera
    return tuple(FramedScene(scene, camera, width, height) for scene in scenes)


def layout_of(scene: Scene, width: int, height: int, dpi: float) -> PageLayout:
    """The layout of a page of a size in pixels for a scene with its words."""
    return page_layout(width, height, dpi, scene.view, scene.labelled, scene.words.stops)


def frame_on_screen(
    scene: Scene, width: int, height: int, dpi: float, camera: Camera | None, perspective: bool = False
) -> FramedScene:
    """The scene as `frame_free` frames it without its stops: on screen they stand over the picture's upper edge, so that
    nothing moves under the mouse when one comes or goes."""
    bare = replace(scene, words=replace(scene.words, stops=()))
    return replace(frame_free(bare, width, height, dpi, camera, perspective), scene=scene)


def together(*boxes: Box) -> Box:
    """The box that contains the boxes of all scenes."""
    corners = np.array(boxes)
    return point(corners[:, 0].min(axis=0)), point(corners[:, 1].max(axis=0))


def frame_free(
    scene: Scene, width: int, height: int, dpi: float, camera: Camera | None, perspective: bool = False
) -> FramedScene:
    """The scene on a page with the user's camera or, without one, framed into the body's place."""
    if camera is None:
        framed = frame_page(scene, width, height, dpi)
        camera = from_near(framed.camera, scene) if perspective else framed.camera
    return FramedScene(scene, replace(camera, perspective=perspective), width, height)


def from_near(camera: Camera, scene: Scene) -> Camera:
    """The perspective camera that shows everything that a parallel one shows."""
    low, high = (np.asarray(corner) for corner in scene.box)
    reach = float(np.abs(np.asarray(camera.toward)) @ (high - low)) / 2
    return replace(camera, height_mm=camera.height_mm * EYE_MM / (EYE_MM - reach), perspective=True)
