"""Shapes of the context organs, a file for each; used by `assets/make_meshes.py` only, never at run time."""

from collections.abc import Callable
from functools import partial

from ivcviz.anatomy.shapes.adrenal import adrenal
from ivcviz.anatomy.shapes.aorta import aorta
from ivcviz.anatomy.shapes.atrium import right_atrium
from ivcviz.anatomy.shapes.kidney import kidney
from ivcviz.anatomy.shapes.liver import liver
from ivcviz.anatomy.shapes.portal_triad import bile_duct, hepatic_artery, portal_vein
from ivcviz.anatomy.shapes.spine import discs, vertebrae
from ivcviz.geometry.mesh import Mesh

RECIPES: dict[str, Callable[[], Mesh]] = {
    "right-kidney": partial(kidney, "right"),
    "left-kidney": partial(kidney, "left"),
    "right-adrenal": partial(adrenal, "right"),
    "left-adrenal": partial(adrenal, "left"),
    "liver": liver,
    "portal-vein": portal_vein,
    "hepatic-artery": hepatic_artery,
    "bile-duct": bile_duct,
    "right-atrium": right_atrium,
    "aorta": aorta,
    "vertebrae": vertebrae,
    "discs": discs,
}
