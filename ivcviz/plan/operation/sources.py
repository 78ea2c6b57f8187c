"""Sources of the acts and of their order."""

from ivcviz.messages.sentences import Message, say
from ivcviz.plan.model import PlannedRenalVein

PAPER = say("Tulahong et al., Medicine 2022;101:22(e29326), section 2.4")
EXCLUSION = say("Pal et al. 2011 (abstract): order of the clamps, and the clamp moved down to reopen the liver")
TRIAL = say("general surgical practice of total hepatic vascular exclusion")
ECHO = say("intra-operative embolism of tumour thrombus: reports in Anesth Analg 2004 and 2008")
ARTERY_FIRST = say("artery before vein: Ciancio, Eur Urol 2011;59:401")
PRACTICE = say("general surgical practice, to be confirmed")
OWN = say("this plan's own; no source gives it")


def source_of_piece(vein: PlannedRenalVein) -> Message:
    """The source for a vein's reconstruction: the paper describes an opening and a cone pipe, no other piece."""
    return PAPER if vein.method.piece is None or vein.method.is_cone else OWN
