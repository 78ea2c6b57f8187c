"""From case to plan: everything that follows from a case and its body."""

from dataclasses import replace

from ivcviz.anatomy.continued_cava import body_along
from ivcviz.case.document import Case
from ivcviz.plan.findings import find
from ivcviz.plan.model import Plan, Segment
from ivcviz.plan.reconstruction.graft import plan_graft
from ivcviz.plan.reconstruction.renal_veins import plan_renal_veins
from ivcviz.plan.resection.cavotomy import cavotomy
from ivcviz.plan.resection.clamps import place_clamps
from ivcviz.plan.resection.divided_veins import divided_veins
from ivcviz.plan.resection.en_bloc import veins_en_bloc
from ivcviz.plan.resection.lumen_contents import emptied
from ivcviz.plan.resection.segment import extent_of, resected_segment
from ivcviz.plan.resection.wall_defect import plan_defect
from ivcviz.plan.zone.reading import zone_reading


def resolve(case: Case) -> Plan:
    """The plan of a case; UserError where the case contradicts itself (landmarks out of order, ends crossed)."""
    body = body_along(case.anatomy, case.tumour.iliac_side)
    extent = extent_of(case, body.landmarks)
    segment = resected_segment(case, extent)
    defect = plan_defect(case, body, segment) or cavotomy(case, body, extent)
    held = segment or emptied(case, body.landmarks, (extent.lower_mm, extent.upper_mm), defect)
    opened = Segment(defect.inferior_mm, defect.superior_mm) if segment is None and defect is not None else segment
    whole = veins_en_bloc(case, body, opened, defect)
    clamps = place_clamps(case, body, held, whole)
    graft = plan_graft(case, body, segment)
    renal = plan_renal_veins(case, body, opened, graft, defect, whole)
    plan = Plan(
        case=case,
        body=body,
        extent=extent,
        reading=zone_reading(case, body.landmarks, extent),
        resection=segment,
        clamps=clamps,
        divided=divided_veins(case, body, clamps),
        graft=graft,
        renal_veins=renal,
        findings=(),
        defect=defect,
        held=held,
    )
    return replace(plan, findings=find(plan))
