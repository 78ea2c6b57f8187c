"""Parts to VTK actors: one actor a part, its triangles uploaded once."""

import numpy as np
from vtkmodules.util.numpy_support import numpy_to_vtk, numpy_to_vtkIdTypeArray
from vtkmodules.vtkCommonCore import vtkPoints
from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPolyData
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

from ivcviz.geometry.mesh import Mesh
from ivcviz.scene.palette import FINISH, rgb


def actor_for(mesh: Mesh, material: str) -> vtkActor:
    """An opaque actor that draws a mesh in a material."""
    mapper = vtkPolyDataMapper()
    mapper.SetInputData(polydata(mesh))
    mapper.SetStatic(True)
    mapper.ScalarVisibilityOff()
    actor = vtkActor()
    actor.SetMapper(mapper)
    dress(actor, material)
    return actor


def dress(actor: vtkActor, material: str) -> None:
    finish = FINISH.get(material, FINISH["matt"])
    surface = actor.GetProperty()
    surface.SetColor(*rgb(material))
    surface.SetAmbient(finish.ambient)
    surface.SetDiffuse(finish.diffuse)
    surface.SetSpecular(finish.specular)
    surface.SetSpecularPower(finish.power)


def number(actor: vtkActor, value: int) -> None:
    """Dress an actor in one flat colour whose red is `value` (0 to 255), whatever the light; `dress` undoes it."""
    surface = actor.GetProperty()
    surface.SetColor(value / 255, 0.0, 0.0)
    surface.SetAmbient(1.0)
    surface.SetDiffuse(0.0)
    surface.SetSpecular(0.0)


def polydata(mesh: Mesh) -> vtkPolyData:
    """A mesh as VTK's data, sharing what memory it can."""
    points = vtkPoints()
    points.SetData(numpy_to_vtk(np.ascontiguousarray(mesh.vertices, np.float32), deep=True))
    cells = vtkCellArray()
    count = len(mesh.triangles)
    cells.SetData(
        numpy_to_vtkIdTypeArray(np.arange(0, 3 * count + 1, 3, dtype=np.int64), deep=True),
        numpy_to_vtkIdTypeArray(np.ascontiguousarray(mesh.triangles.ravel(), np.int64), deep=True),
    )
    data = vtkPolyData()
    data.SetPoints(points)
    data.SetPolys(cells)
    if mesh.normals is not None:
        data.GetPointData().SetNormals(numpy_to_vtk(np.ascontiguousarray(mesh.normals, np.float32), deep=True))
    return data
