"""The bench card's outlines as DXF, in millimetres, for a cutter; needs the extra `dxf`."""

import io

from ivcviz.errors import UserError
from ivcviz.plan.bench_card import BenchCard

_GAP_MM = 20.0


def dxf_card(card: BenchCard) -> bytes:
    """Closed polylines: every hole about its centre, every unrolled branch beside it. UserError where ezdxf is missing."""
    try:
        from ezdxf import units
        from ezdxf.filemanagement import new
    except ImportError as reason:
        raise UserError(
            "a .dxf needs the package ezdxf: install ivcviz with the extra dxf, or write a .pdf or .svg."
        ) from reason
    drawing = new("R2010")
    drawing.units = units.MM
    space, left = drawing.modelspace(), 0.0
    outlines = [("HOLE", hole.outline) for hole in card.holes] + [("BRANCH", cone.outline) for cone in card.cones]
    for layer, outline in outlines:
        if layer not in drawing.layers:
            drawing.layers.add(layer)
        shifted = outline - outline.min(axis=0)
        points = [(left + float(x), float(y)) for x, y in shifted[:-1]]
        space.add_lwpolyline(points, close=True, dxfattribs={"layer": layer})
        left += float(shifted[:, 0].max()) + _GAP_MM
    text = io.StringIO()
    drawing.write(text)
    return text.getvalue().encode("utf-8")
