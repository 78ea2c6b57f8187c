"""The reference woman (about 165 cm) in numbers; a man is the same body times MAN_SCALE. Lengths in mm.

Where a number comes from stands beside it. "Default" marks a choice of this product, made where the literature
gives no figure; "measured on open meshes" means the Visible Human bodies (HuBMAP 3D reference organs v1.2, CC BY 4.0)
and BodyParts3D, single bodies and no norms.
"""

from ivcviz.messages.sentences import say

MAN_SCALE = 1.075  # Palm et al., Sci Rep 2025 (s41598-025-05091-0): vertebrae of women are 7.9-9.0 % smaller

# Levels of landmarks along the cava. Segment lengths: 100 autopsies, PubMed 11497170 (hepatic veins to hiatus 8.6,
# to atrium 37.7; right hepatic vein to right adrenal vein 40.6; to lowest dorsal hepatic vein 28.6 more; to right renal
# vein 33.7 more). Infrarenal length: measured on open meshes (107 and 124), vascular texts 90-110.
LOWEST_SHORT_HEPATIC_VEIN = 146.0
RIGHT_ADRENAL_VEIN = 174.0
HIATUS = 223.0
CAVOATRIAL_JUNCTION = 252.0

# Ostia: lower edge, upper edge, clock position. Renal: near equal heights, the left slightly higher (Gray's Anatomy
# 1918); right posterolateral and left anterolateral as measured on open meshes. Hepatic diameters: 10.1007/s12664-009-0081-5
# and a series of the Lithuanian University of Health Sciences (right 16.5, common trunk 14.8); positions: right vein right,
# trunk left-anterior.
RIGHT_RENAL_OSTIUM = (98.0, 112.0, 245.0)
LEFT_RENAL_OSTIUM = (105.0, 119.0, 65.0)
RIGHT_HEPATIC_OSTIUM = (197.0, 215.0, 255.0)
HEPATIC_TRUNK_OSTIUM = (198.5, 213.5, 45.0)

# Renal veins: length, width (craniocaudal), thickness, drop in the coronal plane (degrees). Length: left = 2.5 x right
# (Satyapal, Eur J Anat 2003;7:43), 28 and 72 measured on an open mesh. Calibre and drop: measured on open meshes.
RIGHT_RENAL_VEIN = (28.0, 14.0, 9.0, 25.0)
LEFT_RENAL_VEIN = (70.0, 14.0, 8.0, 10.0)
LEFT_RENAL_FLATTENED = (15.0, 5.5)  # between superior mesenteric artery and aorta; measured on open meshes
RETRO_AORTIC_FLATTENED = (14.0, 4.0)  # between aorta and spine; default

RIGHT_HEPATIC_DIAMETER = 16.0
HEPATIC_TRUNK_DIAMETER = 15.0
MIDDLE_HEPATIC_DIAMETER = 11.0  # 10.1007/s12664-009-0081-5
LEFT_HEPATIC_DIAMETER = 12.0  # ibid.

# The cava by height: z, to the right of the midline, posterior of the confluence, long and short axis of its section.
# Course: blend of open meshes. Section: circumference-equivalent 20.4 infrarenal (Xiao, Eur Radiol 2018, PMID 30413963);
# 25.8 x 16.3 at the renal veins (Cureus 2022, PMID 36579206); 30.1 at the diaphragm (PubMed 11497170).
CAVA = (
    (0.0, 9.1, 0.0, 23.3, 16.3),
    (10.0, 9.3, -0.1, 23.6, 16.3),
    (20.0, 9.6, -0.1, 23.8, 16.3),
    (30.0, 9.9, 0.2, 24.1, 16.3),
    (40.0, 10.2, 0.7, 24.3, 16.3),
    (50.0, 10.8, 1.3, 24.6, 16.2),
    (60.0, 11.7, 2.0, 24.9, 16.3),
    (70.0, 13.0, 3.0, 25.1, 16.3),
    (80.0, 14.2, 4.4, 25.3, 16.3),
    (90.0, 15.3, 6.2, 25.6, 16.4),
    (100.0, 16.4, 8.4, 26.0, 16.5),
    (110.0, 17.4, 11.0, 26.4, 16.7),
    (120.0, 18.1, 13.8, 26.2, 16.8),
    (130.0, 18.8, 16.7, 26.1, 17.1),
    (140.0, 19.3, 19.9, 26.3, 17.6),
    (150.0, 19.6, 23.1, 26.5, 18.0),
    (160.0, 19.4, 25.9, 26.6, 18.5),
    (170.0, 18.9, 28.1, 26.7, 18.9),
    (180.0, 17.9, 29.2, 27.1, 19.5),
    (190.0, 16.4, 28.9, 27.4, 20.2),
    (200.0, 14.6, 27.4, 27.7, 20.8),
    (210.0, 12.9, 25.2, 28.5, 22.7),
    (220.0, 11.8, 22.9, 29.9, 25.0),
    (230.0, 11.4, 20.7, 30.7, 26.6),
    (240.0, 11.5, 18.6, 31.3, 27.8),
    (250.0, 11.7, 17.4, 31.3, 28.6),
    (252.0, 12.0, 16.8, 31.3, 28.8),
)

# How far the left end of the section's long axis is turned anteriorly, by height: 20 degrees infrarenally in all
# (10.1177/1708538114552665), 31 +/- 5 at the porta hepatis (jnmu.njmu.edu.cn, aumn090723); that it turns
# back to 20 towards the atrium, where the section is nearly round, is a default.
CAVA_TILT_DEG = ((0.0, 20.0), (115.0, 20.0), (155.0, 31.0), (190.0, 31.0), (235.0, 20.0))

# Vertebral bodies by height, anterior wall. Body heights: BodyParts3D, made smaller for a woman (Palm 2025); discs:
# Fletcher (Monash). Schematic.
VERTEBRAE = (
    ("L5", -26.0, 0.0),
    ("L4", 10.2, 36.2),
    ("L3", 46.0, 72.0),
    ("L2", 80.8, 106.4),
    ("L1", 114.3, 138.9),
    ("T12", 145.4, 168.7),
    ("T11", 174.3, 196.2),
    ("T10", 201.3, 222.2),
    ("T9", 226.9, 246.9),
    ("T8", 251.1, 270.2),
)
# From the cava's centre back to the anterior vertebral wall; blend of open meshes.
CAVA_TO_SPINE = (
    ("L5", 12.0),
    ("L4", 12.0),
    ("L3", 12.0),
    ("L2", 12.0),
    ("L1", 14.0),
    ("T12", 16.0),
    ("T11", 18.0),
    ("T10", 22.0),
    ("T9", 30.0),
    ("T8", 40.0),
)

# Aorta by height: z, to the left of the midline, diameter. Diameters: in men 19.0 at T12 and 13.8 at L3 (Jasper, JPGM
# 2014), infrarenal in women 15-18 (Zhu, Sci Rep 2021); distance from the midline: measured on open meshes (5-19).
# Bifurcation on L4, above the venous confluence in 90 % (repository.usmf.md 31387). Defaults: the course between these,
# 20 at T8 (it narrows downwards), 1.5 between aorta and spine.
AORTA = (
    (20.0, 8.0, 14.5),
    (60.0, 9.5, 15.3),
    (110.0, 11.5, 16.8),
    (157.0, 12.0, 18.0),
    (210.0, 14.0, 18.8),
    (300.0, 18.0, 20.0),
)
AORTA_TO_SPINE = 1.5

# Common iliac veins: length, diameter at the confluence and at the fork (defaults: no figures were retrieved).
# They meet on L5, to the right of the midline, so that the left one is longer and lies flatter.
RIGHT_COMMON_ILIAC = (52.0, 15.5, 13.5)
LEFT_COMMON_ILIAC = (66.0, 15.5, 13.5)

# Tributaries. Levels of the 3rd and 4th lumbar pairs: middle of L3 and L4 (usually only these two enter the cava:
# gog.net.nz; most lumbar ostia at L2-L3: Surg Radiol Anat 2015, 10.1007/s00276-015-1527-3). Level within the body,
# clock and calibres are defaults.
LUMBAR_VEINS = (
    ("right-lumbar-vein-4", say("Right 4th lumbar vein"), "right", 25.0, 215.0),
    ("left-lumbar-vein-4", say("Left 4th lumbar vein"), "left", 22.0, 155.0),
    ("right-lumbar-vein-3", say("Right 3rd lumbar vein"), "right", 61.0, 210.0),
    ("left-lumbar-vein-3", say("Left 3rd lumbar vein"), "left", 59.0, 155.0),
)
LUMBAR_DIAMETER = 4.0
RIGHT_ADRENAL_CLOCK = 228.0  # posterior in 53 %, right lateral in 45 %: Surg Radiol Anat 2024;46:543
RIGHT_ADRENAL_DIAMETER = 4.0  # default
RIGHT_ADRENAL_LENGTH = 9.0  # ibid.
# The right gonadal vein enters anterolaterally, just below the right renal vein (gog.net.nz; radiologyweb).
GONADAL_BELOW_RENAL = 9.0  # default
GONADAL_CLOCK = 318.0
GONADAL_DIAMETER = 4.0  # default
# The right inferior phrenic vein opens at or just below the diaphragm, 2.6 mm wide (Demetriades, Atlas of Surgical Techniques
# in Trauma, ch. 33, seen as a secondary copy; Ryan). How far below the hiatus it opens, and its clock position, are defaults.
PHRENIC_BELOW_HIATUS = 3.0
PHRENIC_CLOCK = 325.0
PHRENIC_DIAMETER = 2.6
# Short hepatic veins: seven openings per liver (5-9: PubMed 22146982), the caudate ones left-anterior, the inferior right
# ones on the right (Chang, J Anat 1989;164:41). Place = part of the way from the lowest one to the hepatic floor; which
# vein lies where is schematic: place, clock, diameter.
SHORT_HEPATIC_VEINS = (
    (0.0, 292.0, 4.0),
    (0.17, 38.0, 3.6),
    (0.33, 272.0, 3.4),
    (0.49, 58.0, 4.0),
    (0.63, 300.0, 3.4),
    (0.77, 30.0, 3.4),
)
# Tributaries of the left renal vein, distance from the caval ostium on a vein of 70 mm. The adrenal vein ends in front
# of the aorta or just left of it (24 of 48: Popescu, ARS Medica Tomitana 2013;4(75):218); the rest are defaults.
LEFT_RENAL_TRIBUTARIES = (
    ("left-adrenal-vein", say("Left adrenal vein"), "adrenal", 31.0, 5.0),
    ("left-gonadal-vein", say("Left gonadal vein"), "gonadal", 38.0, 4.5),
    ("left-renal-lumbar-vein", say("Lumbar vein of the left renal vein"), "lumbar", 45.0, 4.0),
)
