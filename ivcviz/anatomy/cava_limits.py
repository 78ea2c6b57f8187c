"""Within what a typed centreline and its widths can be a cava's, as this product draws one. Lengths in mm, angles in degrees.

A limit refuses what cannot be meant; none is a norm. What was measured stands beside it; how far beyond is set by this
product. "Three bodies": two Visible Humans (HuBMAP 3D reference organs v1.2 and the male) and BodyParts3D, single bodies.
"""

from ivcviz.fields.bounds import DEGREES, Bounds
from ivcviz.messages.sentences import say

# Confluence to atrium 233, 249 and 273 in the three bodies; a scan may end within the liver (162 in one that was read).
LENGTH = Bounds(150, 400)
LENGTH_SOURCE = say("233 to 273 mm from confluence to atrium in three measured bodies")
# Circumference-equivalent 20.4 +/- 2.8 below the renal veins (Xiao, Eur Radiol 2018), 30.1 at the diaphragm (PubMed
# 11497170), 11 where a body's was collapsed. The middle one of the rows is asked, so that a tumour-filled or compressed
# stretch refuses nothing.
WIDTH = Bounds(8, 45)
WIDTH_SOURCE = say("20.4 ± 2.8 mm below the renal veins: Xiao, Eur Radiol 2018; 30.1 mm at the diaphragm: PubMed 11497170")
# The body's origin lies on the midline at the confluence: the first row's height and depth are 0 by definition.
FROM_ORIGIN = Bounds(-10, 10)
# Right of the midline by 3 to 26 in the three bodies, the midline uncertain by 5; x is left.
ASIDE = Bounds(-50, 5)
ASIDE_SOURCE = say("3 to 26 mm right of the midline in three measured bodies")
# A cava's middle keeps clear of the aorta by half the depth of the flattest one measured (14 x 7).
CLEAR_OF_AORTA = 3.5
AORTA_SOURCE = say("20 to 46 mm from it from the renal veins up in measured bodies")
# The reference spine's curve is one body's: so far may a middle lie behind its wall ...
BEHIND_SPINE = 10.0
SPINE_SOURCE = say("12 to 40 mm in front of the vertebrae in the reference body")
# ... and so far in front of the reference course; a straight tube, as BodyParts3D has it, lies 29 in front.
BEFORE_COURSE = 35.0
# Bend between the 20 mm below and the 20 mm above a place; 45 at the most in the bodies that were read (a segmented CT, the
# Visible Human woman: there towards the atrium).
BEND = Bounds(0, 75, DEGREES)
BEND_REACH = 20.0
MEASURED_BEND = 45.0
