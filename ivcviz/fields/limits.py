"""Bounds that several fields of the document share; those of a single field stand in its declaration.

Bounds wider than any patient, which keep typing errors out of a case. None of them is a clinical recommendation: they
refuse what cannot be meant (a tumour of 10 km, a graft of 0 mm); what is possible but unwise is for the plan's findings to say.
"""

from ivcviz.fields.bounds import DEGREES, IDENTIFIER, MINUTES, NO_UNIT, Bounds, TextLimits

LEVEL = Bounds(-60, 400)  # the junction of a tall man lies near 270, and 80 beyond it is the atrium
OFFSET = Bounds(-460, 460)
BEYOND_CONFLUENCE = 60.0  # how far a tumour may reach below 0 along an iliac vein
BEYOND_JUNCTION = 80.0  # and past the cavoatrial junction
CLOCK = Bounds(0, 360, DEGREES, below=True)
UNCERTAINTY = Bounds(0, 50)
MARGIN = Bounds(0, 100)
BRANCH_DIAMETER = Bounds(2, 40)
VEIN_CALIBRE = Bounds(1, 60)
ALONG_VEIN = Bounds(0, 200)
# Height, and left-right and front-back place, of a patient's centreline: wide enough to read a scanner's coordinates, whose
# refusal can then say what they are; what can be a cava is in anatomy/cava_limits.py.
HEIGHT = Bounds(-3000, 3000)
ASIDE = Bounds(-1000, 1000)
DURATION = Bounds(0, 600, MINUTES)
THRESHOLD = Bounds(0, 1_000, NO_UNIT)

TITLE = TextLimits(200, shortest=1)
SHORT = TextLimits(200)
LONG = TextLimits(4_000)
REASON = TextLimits(4_000, shortest=1)
VEIN_ID = TextLimits(60, pattern=IDENTIFIER)

# Numbers of items in a list.
FEW = 50
MANY = 500
