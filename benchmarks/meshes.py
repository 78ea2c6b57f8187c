"""Our triangles for others to draw: as plain arrays in memory, or in a folder (`python meshes.py FOLDER WIDTH HEIGHT DPI`)."""

import json
import sys
from pathlib import Path

import numpy as np

from ivcviz.app.figures import triangles
from ivcviz.plan.resolve import resolve
from ivcviz.scene.build import build_scene
from ivcviz.scene.model import FramedScene, Options
from ivcviz.scene.palette import rgb
from ivcviz.scene.triangles import Triangles
from ivcviz.scene.view.framing import frame_page
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case

CASE = "case-4"


def drawable(framed: FramedScene, shelf: Triangles, quality: str) -> dict[str, object]:
    """The parts with their triangles, the labels and the view of a framed scene, without anything of ours in it."""
    parts = []
    for part in framed.scene.parts:
        mesh = shelf.of(part.shape, quality)
        arrays = {"vertices": mesh.vertices, "triangles": mesh.triangles, "normals": mesh.normals}
        parts.append({"mesh": arrays, "colour": rgb(part.material), "opacity": part.opacity})
    labels = [{"text": str(label.text), "point": label.anchors[0]} for label in framed.scene.labels]
    camera = framed.camera
    view = {"toward": camera.toward, "up": camera.up, "centre": camera.centre, "height_mm": camera.height_mm}
    return {"parts": parts, "labels": labels, "view": view, "size": (framed.width, framed.height)}


def main(folder: Path, width: int, height: int, dpi: float) -> None:
    plan = resolve(load_case(find_case(CASE)))
    scene = drawable(frame_page(build_scene(plan, Options()), width, height, dpi), triangles(), "full")
    for index, part in enumerate(scene["parts"]):
        np.savez(folder / f"{index}.npz", **part.pop("mesh"))
    (folder / "scene.json").write_text(json.dumps(scene), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))
