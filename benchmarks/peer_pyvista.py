"""The peer: PyVista draws given triangles with as many labels: `python peer_pyvista.py FOLDER OUT.png [peeled]`.

With `peeled`, translucent parts are sorted by depth peeling, which PyVista needs to show them rightly.
"""

import sys
from pathlib import Path

import numpy as np
import pyvista as pv
from bare_vtk import read_scene


def surface_of(mesh: dict[str, np.ndarray]) -> pv.PolyData:
    """Triangles as PyVista holds them."""
    faces = np.column_stack([np.full(len(mesh["triangles"]), 3), mesh["triangles"]]).ravel()
    surface = pv.PolyData(np.asarray(mesh["vertices"], np.float32), faces)
    if mesh["normals"] is not None:
        surface.point_data.active_normals = mesh["normals"]
    return surface


def main(folder: Path, output: str, peeled: bool) -> None:
    scene = read_scene(folder)
    plotter = pv.Plotter(off_screen=True, window_size=scene["size"])
    if peeled:
        plotter.enable_depth_peeling()
    for part in scene["parts"]:
        plotter.add_mesh(surface_of(part["mesh"]), color=part["colour"], opacity=part["opacity"], smooth_shading=True)
    words, points = [label["text"] for label in scene["labels"]], np.array([label["point"] for label in scene["labels"]])
    plotter.add_point_labels(points, words, font_size=18, always_visible=True)
    view = scene["view"]
    centre, toward = np.array(view["centre"]), np.array(view["toward"])
    plotter.enable_parallel_projection()
    plotter.camera.position, plotter.camera.focal_point, plotter.camera.up = centre + 400 * toward, centre, view["up"]
    plotter.camera.parallel_scale = view["height_mm"] / 2
    plotter.screenshot(output)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], "peeled" in sys.argv[3:])
