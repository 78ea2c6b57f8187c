"""The floor: bare VTK draws given triangles in one pass. As a process: `python bare_vtk.py FOLDER OUT.png`.

As our own renderer: off screen, without depth peeling, without multisampling, one upload of the triangles. Less than it:
one light, one pass at the picture's own size, translucent parts plainly blended, no contours, no shade, no words.
"""

import json
import sys
from pathlib import Path

import numpy as np
import vtkmodules.vtkRenderingOpenGL2  # noqa: F401
from vtkmodules.util.numpy_support import numpy_to_vtk, numpy_to_vtkIdTypeArray, vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkPoints, vtkUnsignedCharArray
from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPolyData
from vtkmodules.vtkIOImage import vtkPNGWriter
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer, vtkRenderWindow, vtkWindowToImageFilter


class Bare:
    """A window with a scene's triangles, uploaded once."""

    def __init__(self, scene: dict, size: tuple[int, int] | None = None) -> None:
        self.size, self._view, self._turned = size or tuple(scene["size"]), scene["view"], 0
        self.window, self._renderer = vtkRenderWindow(), vtkRenderer()
        self.window.SetOffScreenRendering(1)
        self.window.SetMultiSamples(0)
        self.window.SetAlphaBitPlanes(1)
        self.window.SetSize(*self.size)
        self.window.AddRenderer(self._renderer)
        self._renderer.SetBackground(0.99, 0.99, 0.98)
        self._renderer.SetUseDepthPeeling(False)
        self._renderer.SetUseOIT(False)
        for part in scene["parts"]:
            self._renderer.AddActor(_actor(part))
        self._aim(np.array(self._view["toward"]))

    def pixels(self) -> np.ndarray:
        """Draws, and reads the picture back: (h, w, 3), row 0 on top."""
        width, height = self.size
        self.window.Render()
        colour = vtkUnsignedCharArray()
        self.window.GetPixelData(0, 0, width - 1, height - 1, 0, colour, 0)
        return np.ascontiguousarray(vtk_to_numpy(colour).reshape(height, width, 3)[::-1])

    def turned(self) -> np.ndarray:
        """The next picture of a camera that turns about the body."""
        self._turned += 1
        angle = 0.05 * self._turned
        self._aim(np.array([np.sin(angle), -np.cos(angle), 0.0]), up=(0.0, 0.0, 1.0))
        return self.pixels()

    def _aim(self, toward: np.ndarray, up: tuple[float, float, float] | None = None) -> None:
        camera, centre = self._renderer.GetActiveCamera(), np.array(self._view["centre"])
        camera.ParallelProjectionOn()
        camera.SetFocalPoint(*centre)
        camera.SetPosition(*(centre + 400 * toward))
        camera.SetViewUp(*(up or self._view["up"]))
        camera.SetParallelScale(self._view["height_mm"] / 2)
        camera.SetClippingRange(1, 800)


def read_scene(folder: Path) -> dict:
    """The scene that `meshes.py` wrote."""
    scene = json.loads((folder / "scene.json").read_text(encoding="utf-8"))
    for index, part in enumerate(scene["parts"]):
        part["mesh"] = np.load(folder / f"{index}.npz")
    return scene


def _actor(part: dict) -> vtkActor:
    mesh, points, cells, data = part["mesh"], vtkPoints(), vtkCellArray(), vtkPolyData()
    corners = np.ascontiguousarray(mesh["triangles"], np.int64)
    points.SetData(numpy_to_vtk(np.ascontiguousarray(mesh["vertices"], np.float32), deep=True))
    cells.SetData(
        numpy_to_vtkIdTypeArray(np.arange(0, 3 * len(corners) + 1, 3, dtype=np.int64), deep=True),
        numpy_to_vtkIdTypeArray(corners.ravel(), deep=True),
    )
    data.SetPoints(points)
    data.SetPolys(cells)
    if mesh["normals"] is not None:
        data.GetPointData().SetNormals(numpy_to_vtk(np.ascontiguousarray(mesh["normals"], np.float32), deep=True))
    mapper, actor = vtkPolyDataMapper(), vtkActor()
    mapper.SetInputData(data)
    mapper.SetStatic(True)
    actor.SetMapper(mapper)
    actor.GetProperty().SetColor(*part["colour"])
    actor.GetProperty().SetOpacity(part["opacity"])
    return actor


def main(folder: Path, output: str) -> None:
    bare = Bare(read_scene(folder))
    bare.window.Render()
    grab, writer = vtkWindowToImageFilter(), vtkPNGWriter()
    grab.SetInput(bare.window)
    grab.ReadFrontBufferOff()
    writer.SetFileName(output)
    writer.SetInputConnection(grab.GetOutputPort())
    writer.Write()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
