"""Where the order of the operation comes from."""

PAPER = "Tulahong et al., Medicine 2022;101:22(e29326), section 2.4"
EXCLUSION = "Pal et al. 2011 (abstract): order of the clamps, and the clamp moved down to reopen the liver"
TRIAL = "general surgical practice of total hepatic vascular exclusion"
OWN = "this plan's order; no source gives one"
