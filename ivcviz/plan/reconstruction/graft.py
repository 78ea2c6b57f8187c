"""The caval substitute: its length from the cuts, the native cava beside it, and what has been published about size."""

from dataclasses import dataclass

from ivcviz.anatomy.body import Body
from ivcviz.case.document import Case
from ivcviz.messages.sentences import Wording, say
from ivcviz.plan.model import PlannedGraft, Segment


@dataclass(frozen=True, slots=True)
class PublishedSize:
    """A published choice of graft diameter: shown beside the plan's own, never advised."""

    graft: Wording
    for_cava: Wording
    number: Wording
    source: Wording


_UCLA = say("Pantoja et al. 2020, University of California, Los Angeles (escholarship.org 33r1d03h)")
PUBLISHED_SIZES: tuple[PublishedSize, ...] = (
    PublishedSize("12 mm", say("cava of about 20 mm at the superior margin"), "", _UCLA),
    PublishedSize("14 mm", say("cava of 25 mm at the superior margin"), "", _UCLA),
    PublishedSize("16 mm", say("cava of 30 mm at the superior margin; mean ratio 0.6"), "", _UCLA),
    PublishedSize(
        say("12–16 mm ringed"),
        "",
        say("48 patients"),
        say("IVC resection and reconstruction for retroperitoneal tumor excision (series)"),
    ),
    PublishedSize(
        say("14 mm or more, externally supported"), "", say("28 of 29 patients"), say("Bower et al. 2000 (PubMed 10664496)")
    ),
    PublishedSize(say("16 mm ringed, 10 cm long"), "", say("one case"), say("Hirohashi et al., Surg Today 2002;32:1012")),
    PublishedSize(say("20 mm ringed, 10 cm long"), say("both renal confluences"), say("one case"), say("PubMed 40506680")),
)


def plan_graft(case: Case, body: Body, segment: Segment | None) -> PlannedGraft | None:
    """The graft from cut to cut along the intact centreline; None where none is chosen or the cava is not cut through."""
    if case.graft is None or segment is None or not case.resection.kind.cuts_through:
        return None
    chosen, cava = case.graft, body.cava
    return PlannedGraft(
        substitute=chosen.substitute,
        ringed=chosen.ringed and chosen.substitute.rings_possible,
        diameter_mm=chosen.diameter_mm,
        wall_mm=chosen.wall_mm,
        inferior_mm=segment.inferior_mm,
        superior_mm=segment.superior_mm,
        native_inferior_mm=_plain(cava.perimeter_diameter(segment.inferior_mm)),
        native_superior_mm=_plain(cava.perimeter_diameter(segment.superior_mm)),
        widest_inferior_mm=cava.widest_diameter(segment.inferior_mm),
        widest_superior_mm=cava.widest_diameter(segment.superior_mm),
    )


def _plain(diameter_mm: float | None) -> float | None:
    """The diameter as a Python float, or None."""
    return None if diameter_mm is None else float(diameter_mm)
