"""Faults that some random plan does not tell of yet, by what is missing in the product. To be emptied."""

_MISSING: dict[str, tuple[tuple[str, str], ...]] = {
    "the left renal vein's tributaries move no clamp and are on no list of divided veins": (
        ("clamp on an ostium", "tributary of the left renal vein"),
        ("open inflow between clamps", "tributary of the left renal vein"),
        ("cut vein without a fate", "tributary of the left renal vein"),
    ),
    "a renal vein that the resection does not take is cut without a clamp": (
        ("vein cut without a clamp", "left renal vein"),
        ("vein cut without a clamp", "right renal vein"),
    ),
    "a kidney that is missing: its vein is clamped, cut and opened, and nobody is told of its stump": (
        ("clamp where there is no kidney", "left renal vein"),
        ("clamp where there is no kidney", "right renal vein"),
        ("clamp taken off a cut vein", "left renal vein"),
        ("cut vein without a fate", "left renal vein"),
        ("opened onto a hole", "left renal vein"),
    ),
    "a cut above the heart's border is told of as if there were a cava": (
        ("open inflow between clamps", "heart"),
        ("seam where there is no vessel", "heart"),
    ),
    "a clamp across thrombus or a free tongue, or on the tumour itself": (
        ("clamp on lumen contents", "thrombus"),
        ("clamp on lumen contents", "tumour"),
        ("clamp on lumen contents", "tongue"),
        ("clamp on lumen contents", "tumour in a vein"),
    ),
    "a renal clamp for which there is no room": (("clamp on an ostium", "end of its own vein"),),
    "a jaw on an accessory hepatic vein of 5 mm or more": (("clamp on an ostium", "hepatic vein"),),
    "an only vein is let go with the last cut, though it still opens into the cava, or its piece is on the graft already": (
        ("opened onto a hole", "cava"),
        ("opened onto a hole", "hole in the graft"),
    ),
    "a cava that is tied above the liver, with rich collaterals recorded": (
        ("organ without outflow", "organ behind a cava that is shut"),
    ),
    "a cut that runs through a jaw or beyond it (a cuff below 0, of old files)": (
        ("open inflow between clamps", "iliac vein"),
        ("open inflow between clamps", "left renal vein"),
        ("open inflow between clamps", "right renal vein"),
        ("open inflow between clamps", "hepatic vein"),
        ("cut vein without a fate", "small vein"),
    ),
    "a small vein whose mouth reaches in between the jaws": (("open inflow between clamps", "small vein"),),
}
KNOWN = {kind: reason for reason, kinds in _MISSING.items() for kind in kinds}
