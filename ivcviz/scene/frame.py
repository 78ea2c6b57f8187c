"""A scene on a page: the camera that the page's layout asks for."""

import numpy as np

from ivcviz.scene.camera import framing
from ivcviz.scene.model import Framed, Scene
from ivcviz.scene.page import page_layout


def frame_page(scene: Scene, width: int, height: int, dpi: float) -> Framed:
    """The scene framed into the body's place on a page of a size in pixels."""
    layout = page_layout(width, height, dpi, scene.view, scene.labelled)
    low, high = (np.asarray(corner) for corner in scene.box)
    body = layout.body
    return Framed(scene, framing(scene.view, low, high, width, height, body.edges), width, height)
