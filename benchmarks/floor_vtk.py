"""The floor: bare VTK draws finished meshes from a folder to a PNG, nothing else: `python floor_vtk.py FOLDER OUT.png`.

VTK's own defaults (multisampling) and its depth peeling, since the picture has translucent parts.
"""

import json
import sys
from pathlib import Path

import numpy as np
import vtkmodules.vtkRenderingOpenGL2  # noqa: F401
from vtkmodules.util.numpy_support import numpy_to_vtk, numpy_to_vtkIdTypeArray
from vtkmodules.vtkCommonCore import vtkPoints
from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPolyData
from vtkmodules.vtkIOImage import vtkPNGWriter
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer, vtkRenderWindow, vtkWindowToImageFilter


def main(folder: Path, output: str) -> None:
    renderer = filled(folder)
    window = vtkRenderWindow()
    window.SetOffScreenRendering(1)
    window.SetSize(1600, 1200)
    window.AddRenderer(renderer)
    window.Render()
    grab = vtkWindowToImageFilter()
    grab.SetInput(window)
    grab.ReadFrontBufferOff()
    writer = vtkPNGWriter()
    writer.SetFileName(output)
    writer.SetInputConnection(grab.GetOutputPort())
    writer.Write()


def filled(folder: Path) -> vtkRenderer:
    """A renderer with the folder's meshes and its camera."""
    scene = json.loads((folder / "scene.json").read_text(encoding="utf-8"))
    renderer = vtkRenderer()
    renderer.SetBackground(0.99, 0.99, 0.98)
    renderer.SetUseDepthPeeling(True)
    for index, part in enumerate(scene["parts"]):
        renderer.AddActor(actor(np.load(folder / f"{index}.npz"), part))
    camera, view = renderer.GetActiveCamera(), scene["camera"]
    centre, toward = np.array(view["centre"]), np.array(view["toward"])
    camera.ParallelProjectionOn()
    camera.SetFocalPoint(*centre)
    camera.SetPosition(*(centre + 400 * toward))
    camera.SetViewUp(*view["up"])
    camera.SetParallelScale(view["height_mm"] / 2)
    camera.SetClippingRange(1, 800)
    return renderer


def actor(mesh: dict[str, np.ndarray], part: dict[str, object]) -> vtkActor:
    points, cells, data = vtkPoints(), vtkCellArray(), vtkPolyData()
    points.SetData(numpy_to_vtk(mesh["vertices"]))
    triangles = mesh["triangles"].astype(np.int64)
    cells.SetData(
        numpy_to_vtkIdTypeArray(np.arange(0, 3 * len(triangles) + 1, 3), deep=True),
        numpy_to_vtkIdTypeArray(triangles.ravel(), deep=True),
    )
    data.SetPoints(points)
    data.SetPolys(cells)
    data.GetPointData().SetNormals(numpy_to_vtk(mesh["normals"]))
    mapper = vtkPolyDataMapper()
    mapper.SetInputData(data)
    made = vtkActor()
    made.SetMapper(mapper)
    made.GetProperty().SetColor(*part["colour"])
    made.GetProperty().SetOpacity(part["opacity"])
    return made


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
