"""The peer: PyVista draws the same finished meshes with as many labels: `python peer_pyvista.py FOLDER OUT.png`."""

import json
import sys
from pathlib import Path

import numpy as np
import pyvista as pv


def main(folder: Path, output: str) -> None:
    scene = json.loads((folder / "scene.json").read_text(encoding="utf-8"))
    plotter = pv.Plotter(off_screen=True, window_size=(1600, 1200))
    plotter.enable_depth_peeling()
    for index, part in enumerate(scene["parts"]):
        mesh = np.load(folder / f"{index}.npz")
        faces = np.column_stack([np.full(len(mesh["triangles"]), 3), mesh["triangles"]]).ravel()
        surface = pv.PolyData(mesh["vertices"], faces)
        surface.point_data.active_normals = mesh["normals"]
        plotter.add_mesh(surface, color=part["colour"], opacity=part["opacity"], smooth_shading=True)
    labels = scene["labels"]
    plotter.add_point_labels(
        np.array([label["point"] for label in labels]), [label["text"] for label in labels], font_size=18, always_visible=True
    )
    view = scene["camera"]
    centre, toward = np.array(view["centre"]), np.array(view["toward"])
    plotter.enable_parallel_projection()
    plotter.camera.position, plotter.camera.focal_point, plotter.camera.up = centre + 400 * toward, centre, view["up"]
    plotter.camera.parallel_scale = view["height_mm"] / 2
    plotter.screenshot(output)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
