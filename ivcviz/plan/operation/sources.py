"""Where the acts of the operation and their order come from."""

from ivcviz.plan.model import PlannedRenalVein

PAPER = "Tulahong et al., Medicine 2022;101:22(e29326), section 2.4"
EXCLUSION = "Pal et al. 2011 (abstract): order of the clamps, and the clamp moved down to reopen the liver"
TRIAL = "general surgical practice of total hepatic vascular exclusion"
OWN = "this plan's own; no source gives it"


def source_of_piece(vein: PlannedRenalVein) -> str:
    """The paper tells of an opening and of a cone pipe, of no other piece."""
    return PAPER if vein.method.piece is None or vein.method.is_cone else OWN
