"""The context organs: their names, and where a body's landmarks put them. Their meshes are files, each in its own frame."""

import numpy as np

from ivcviz.anatomy.body import Body, resolve_body
from ivcviz.anatomy.specification import AnatomySpec, Side
from ivcviz.geometry.mesh import Floats

# Name of the mesh: the landmark it moves with.
ORGANS = {
    "right-kidney": "the hilar end of the right main renal vein",
    "left-kidney": "the hilar end of the left main renal vein",
    "right-adrenal": "the end of the right adrenal vein",
    "left-adrenal": "the end of the left adrenal vein",
    "liver": "the middle of the hepatic ostia",
    "portal-vein": "the liver",
    "hepatic-artery": "the liver",
    "bile-duct": "the liver",
    "right-atrium": "the cavoatrial junction",
    "aorta": "the body",
    "vertebrae": "the body",
    "discs": "the body",
}

# Points on the organs' fronts that a label's leader may touch, the best first, in each organ's frame (mm).
_FRONTS: dict[str, tuple[tuple[float, float, float], ...]] = {
    "right-kidney": ((-30.0, 3.0, -6.0), (-24.0, 8.0, 22.0), (-26.0, 0.0, -28.0)),
    "left-kidney": ((30.0, 3.0, -6.0), (24.0, 8.0, 22.0), (26.0, 0.0, -28.0)),
    "liver": ((-62.0, -66.0, -40.0), (-70.0, -58.0, -75.0), (45.0, -66.0, -22.0)),
    "right-atrium": ((-12.0, -44.0, 40.0), (6.0, -43.0, 30.0), (-26.0, -25.0, 50.0)),
    "aorta": ((8.9, -3.6, 45.0), (9.8, -1.6, 70.0), (12.1, 22.0, 158.0)),
}

Placement = tuple[Floats, Floats]


def placements(body: Body) -> dict[str, Placement]:
    """For each organ the rotation (3, 3), which includes the body's scale, and the translation (3,) from its own frame."""
    turn = np.eye(3) * body.scale
    centre = _hepatic_centre(body)
    places = {
        "right-kidney": _vein_end(body, _main_renal_vein(body, "right")),
        "left-kidney": _vein_end(body, _main_renal_vein(body, "left")),
        "right-adrenal": _vein_end(body, "right-adrenal-vein"),
        "left-adrenal": _vein_end(body, "left-adrenal-vein"),
        "right-atrium": body.cava.point(body.landmarks.cavoatrial_junction),
        **dict.fromkeys(("liver", "portal-vein", "hepatic-artery", "bile-duct"), centre),
        **dict.fromkeys(("aorta", "vertebrae", "discs"), np.zeros(3)),
    }
    return {name: (turn, np.asarray(places[name], float)) for name in ORGANS}


def label_points(body: Body) -> dict[str, list[Floats]]:
    """By name, points (3,) where a label's leader may end, the best first; with the superior mesenteric artery."""
    from ivcviz.anatomy.arteries import superior_mesenteric_artery

    places = placements(body)
    points = {name: [places[name][0] @ np.array(p) + places[name][1] for p in fronts] for name, fronts in _FRONTS.items()}
    artery = superior_mesenteric_artery(body).curve
    points["superior-mesenteric-artery"] = [artery.at(share * artery.length) for share in (0.62, 0.8, 0.45)]
    return points


def _hepatic_centre(body: Body) -> Floats:
    return body.cava.point((body.landmarks.hepatic_floor + body.landmarks.hepatic_roof) / 2)


def _main_renal_vein(body: Body, side: Side) -> str:
    """The id of a side's main renal vein; the side's first where none is marked; else that of the reference body."""
    veins = [v for v in body.renal_veins if v.side == side]
    if not veins:
        return next(v.id for v in _reference(body).renal_veins if v.side == side)
    return next((v.id for v in veins if v.main), veins[0].id)


def _vein_end(body: Body, vein_id: str) -> Floats:
    """Where a vein's course ends away from the cava; in a body without it, where it ends in the reference body."""
    course = body.courses.get(vein_id) or _reference(body).courses[vein_id]
    return course.curve.at(course.curve.length)


def _reference(body: Body) -> Body:
    return resolve_body(AnatomySpec(sex=body.spec.sex))
