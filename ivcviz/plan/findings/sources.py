"""Where the rules come from, written out for a reader who has only the plan in hand."""

PAPER = "Tulahong et al., Medicine 2022;101:22(e29326)"
ZONES = f"{PAPER}, section 2.2, which leaves the ostial bands unassigned"
CLAMPS = f"{PAPER}, section 2.4"
DISCUSSION = f"{PAPER}, discussion"
PLANS_OWN = "house value, set by this plan"
GENERAL = "general surgical knowledge, to be confirmed"
GEOMETRY = "geometry of this plan"
