"""Iso-surface of a field on a regular grid: the one file of `geometry` that uses VTK."""

import numpy as np
from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
from vtkmodules.vtkCommonDataModel import vtkImageData
from vtkmodules.vtkFiltersCore import vtkFlyingEdges3D

from ivcviz.geometry.arrays import Floats
from ivcviz.geometry.fields import Grid
from ivcviz.geometry.mesh import Mesh, vertex_normals


def isosurface(grid: Grid, field: Floats, *, normals: bool = True) -> Mesh:
    """The surface field = 0 of a field (nx, ny, nz), negative inside, as a mesh wound outwards.

    Closed wherever the field is positive on the grid's outer faces; the field's values are used as float32.
    """
    image = vtkImageData()
    image.SetDimensions(*grid.shape)
    image.SetOrigin(*grid.origin)
    image.SetSpacing(*grid.spacing)
    flat = np.ascontiguousarray(field.transpose(2, 1, 0), dtype=np.float32).ravel()
    image.GetPointData().SetScalars(numpy_to_vtk(flat))
    edges = vtkFlyingEdges3D()
    edges.SetInputData(image)
    edges.SetValue(0, 0.0)
    edges.ComputeNormalsOff()
    edges.ComputeGradientsOff()
    edges.ComputeScalarsOff()
    edges.Update()
    surface = edges.GetOutput()
    if not surface.GetNumberOfPoints():
        return Mesh(np.empty((0, 3), np.float32), np.empty((0, 3), np.int32), np.empty((0, 3), np.float32))
    vertices = vtk_to_numpy(surface.GetPoints().GetData()).astype(np.float32)
    # VTK winds them towards falling values, which is inwards here.
    triangles = vtk_to_numpy(surface.GetPolys().GetConnectivityArray()).reshape(-1, 3)[:, ::-1].astype(np.int32)
    return Mesh(vertices, triangles, vertex_normals(vertices, triangles) if normals else None)
