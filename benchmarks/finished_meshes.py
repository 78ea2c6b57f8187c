"""Writes the finished meshes of Case 4 to a folder, for the floor and the peer to draw: `python finished_meshes.py FOLDER`."""

import json
import sys
from pathlib import Path

import numpy as np

from ivcviz.app.figures import triangles
from ivcviz.plan.resolve import resolve
from ivcviz.scene.build import build_scene
from ivcviz.scene.model import Options
from ivcviz.scene.palette import rgb
from ivcviz.scene.view.framing import frame_page
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case


def main(folder: Path) -> None:
    plan = resolve(load_case(find_case("case-4")))
    framed = frame_page(build_scene(plan, Options()), 1600, 1200, 200.0)
    shelf = triangles()
    parts = []
    for index, part in enumerate(framed.scene.parts):
        mesh = shelf.of(part.shape, "full")
        np.savez(folder / f"{index}.npz", vertices=mesh.vertices, triangles=mesh.triangles, normals=mesh.normals)
        parts.append({"colour": rgb(part.material), "opacity": part.opacity})
    labels = [{"text": label.text, "point": label.anchors[0]} for label in framed.scene.labels]
    camera = framed.camera
    view = {"toward": camera.toward, "up": camera.up, "centre": camera.centre, "height_mm": camera.height_mm}
    (folder / "scene.json").write_text(json.dumps({"parts": parts, "labels": labels, "camera": view}), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
