"""Where the rules come from, written out for a reader who has only the plan in hand."""

from ivcviz.messages.sentences import say

PAPER = say("Tulahong et al., Medicine 2022;101:22(e29326)")
ZONES = say("{paper}, section 2.2, which leaves the ostial bands unassigned", paper=PAPER)
CLAMPS = say("{paper}, section 2.4", paper=PAPER)
DISCUSSION = say("{paper}, discussion", paper=PAPER)
PLANS_OWN = say("set by this plan")
GENERAL = say("general surgical knowledge, to be confirmed")
GEOMETRY = say("geometry of this plan")
