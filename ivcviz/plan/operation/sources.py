"""Sources of the acts and of their order."""

from ivcviz.messages.sentences import Message, say
from ivcviz.plan.model import PlannedRenalVein
from ivcviz.terms.substitutes import PTFE

PAPER = say("Tulahong et al., Medicine 2022;101:22(e29326), section 2.4")
EXCLUSION = say("Pal et al. 2011 (abstract): order of the clamps, and the clamp moved down to reopen the liver")
TRIAL = say("general surgical practice of total hepatic vascular exclusion")
ECHO = say("intra-operative embolism of tumour thrombus: reports in Anesth Analg 2004 and 2008")
ARTERY_FIRST = say("artery before vein: Ciancio, Eur Urol 2011;59:401")
PRACTICE = say("general surgical practice, to be confirmed")
PRECAVAL = say("precaval right renal artery: Radiology 2004;230:429 (48 of 52 accessory)")
EXTRACTION = say("Kwon 2010 (excerpt): thrombectomies, 32 of 35 closed side to side; where the cava is opened: this plan's own")
OWN = say("this plan's own; no source gives it")


def source_of_piece(vein: PlannedRenalVein) -> Message:
    """The source for a vein's reconstruction: the paper describes an opening and a cone pipe, no other piece."""
    own = vein.piece is not None and vein.piece.of is not None and vein.piece.of is not PTFE
    return OWN if own or not (vein.piece is None or vein.method.is_cone) else PAPER
