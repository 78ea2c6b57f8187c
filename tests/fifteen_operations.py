"""The fifteen operations that published series tell of most often, each as words that a surgeon would enter, and what must come
of it: the page docs/operations.md and its tests read this one list."""

from dataclasses import dataclass

_RENAL_THROMBUS = "--kind thrombus --origin right-renal-vein --right nephrectomy --resection thrombectomy"


@dataclass(frozen=True)
class Operation:
    """An operation: its name, the report's line, the options of `new` beside it, and what must hold.

    `ends`: the rule of the gap that ends the plan, None where it is planned to its end; `deeds`: acts, as (act, kind of thing),
    that the plan must hold, in this order, and `never` those that it must not hold.
    """

    id: str
    name: str
    report: str
    options: str
    ends: str | None = None
    deeds: tuple[tuple[str, str], ...] = ()
    never: tuple[tuple[str, str], ...] = ()


_TUBE = (("cut", "cava"), ("cut", "cava"), ("take-out", "segment"), ("sew", "graft-end"), ("sew", "graft-end"))
_KIDNEY = (("tie-and-cut", "renal-artery"), ("take-out", "segment"), ("sew", "graft-end"))

OPERATIONS = (
    Operation(
        "infrarenal-tube",
        "Infrarenal tube",
        "woman, 55; tumour from 30 to 70 mm, 45 x 40 x 40 mm",
        "--cuff 4 --graft-diameter 18",
        deeds=_TUBE,
        never=(("cut", "renal-vein"),),
    ),
    Operation(
        "zone-ii-tube",
        "Tube in zone II",
        "woman, 60; tumour from 30 mm above the renal veins to 40 mm below the hepatic veins, 40 x 30 x 30 mm",
        "--graft-diameter 18 --inferior-margin 10",
        deeds=_TUBE,
        never=(("cut", "renal-vein"),),
    ),
    Operation(
        "right-kidney-left-vein-into-the-graft",
        "Tube in zones I and II, right kidney en bloc, left renal vein into the graft",
        "man, 63; tumour from 60 to 145 mm, 90 x 60 x 60 mm; 20 mm of the right renal vein involved",
        "--graft-diameter 20 --right nephrectomy --left opening --mobilisation-left 15",
        deeds=(*_KIDNEY, ("sew", "renal-vein")),
        never=(("cut", "kidney"), ("clamp", "renal-artery")),
    ),
    Operation(
        "right-kidney-left-vein-tied",
        "The same, left renal vein tied",
        "man, 63; tumour from 60 to 145 mm, 90 x 60 x 60 mm; 20 mm of the right renal vein involved; extensive collaterals",
        "--graft-diameter 20 --right nephrectomy --left ligate --test-clamp-left yes --plan-b-left cone-pipe",
        deeds=(*_KIDNEY,),
        never=(("sew", "renal-vein"),),
    ),
    Operation(
        "both-renal-veins",
        "Tube in zones I and II, both renal veins brought back",
        "woman, 48; tumour from 60 to 140 mm, 85 x 50 x 45 mm; 5 mm of the right renal vein involved, 10 mm of the left",
        "--graft-diameter 18 --right opening --left cone-pipe --mobilisation-left 10 --artery-right clamped "
        "--artery-left clamped",
        deeds=(("cut", "renal-vein"), ("cut", "renal-vein"), ("sew", "renal-vein"), ("sew", "renal-vein")),
    ),
    Operation(
        "right-renal-vein-alone",
        "Tube below a high left renal vein, right renal vein brought back",
        "woman, 50; tumour from 40 to 92 mm, 60 x 40 x 40 mm; 4 mm of the right renal vein involved",
        "--ostium right-renal-vein=84..98 --ostium left-renal-vein=120..134 --graft-diameter 18 --right opening "
        "--mobilisation-right 25 --artery-right clamped",
        deeds=(("cut", "renal-vein"), ("sew", "renal-vein")),
    ),
    Operation(
        "rim-and-patch",
        "Rim of the wall, patch",
        "woman, 58; tumour from 30 to 70 mm, 40 x 30 x 30 mm",
        "--resection partial-patch --circumference 120 --cuff 4",
        deeds=(("cut-out", "wall"), ("sew", "patch-end")),
        never=(("cut", "cava"),),
    ),
    Operation(
        "rim-and-primary-closure",
        "Rim of the wall, primary closure",
        "woman, 58; tumour from 30 to 70 mm, 40 x 25 x 20 mm",
        "--resection primary --circumference 40 --cuff 4",
        deeds=(("cut-out", "wall"), ("close", "wall")),
        never=(("cut", "cava"), ("sew", "patch-end")),
    ),
    Operation(
        "occluded-cava-tied",
        "Occluded infrarenal cava, tied and not replaced",
        "man, 66; tumour from 25 to 70 mm, 60 x 60 x 50 mm; IVC occluded; extensive collaterals",
        "--cuff 4",
        deeds=(("take-out", "segment"), ("close", "cava"), ("close", "cava")),
        never=(("sew", "graft-end"),),
    ),
    Operation(
        "renal-thrombus",
        "Thrombus of the right kidney to below the liver",
        "man, 64; tumour from 95 to 150 mm; 28 mm of the right renal vein involved",
        _RENAL_THROMBUS,
        deeds=(("tie-and-cut", "renal-artery"), ("open", "cavotomy"), ("take-out", "tumour"), ("close", "cavotomy")),
        never=(("cut", "cava"), ("cut", "renal-vein")),
    ),
    Operation(
        "thrombus-to-the-hepatic-veins",
        "Thrombus of the right kidney to the hepatic veins",
        "man, 64; tumour from 95 to 215 mm; 28 mm of the right renal vein involved",
        _RENAL_THROMBUS,
        deeds=(("clamp", "portal-triad"), ("open", "cavotomy"), ("close", "cavotomy"), ("unclamp", "portal-triad")),
        never=(("cut", "cava"),),
    ),
    Operation(
        "thrombus-in-the-atrium",
        "Thrombus of the right kidney into the atrium",
        "man, 64; tumour from 95 to 285 mm; 28 mm of the right renal vein involved",
        _RENAL_THROMBUS,
        ends="atrial-extension",
        never=(("open", "cavotomy"),),
    ),
    Operation(
        "zones-ii-iii-with-hepatic-veins",
        "Tube in zones II and III with the hepatic veins",
        "woman, 52; tumour from 150 to 212 mm, 70 x 60 x 60 mm",
        "--graft-diameter 20",
        ends="hepatic-ostium-unplanned",
        never=(("sew", "graft-end"),),
    ),
    Operation(
        "bi-iliac",
        "Cava with both common iliac veins, graft with two limbs",
        "woman, 57; tumour from -20 to 60 mm, left common iliac vein; 80 x 60 x 60 mm",
        "--graft-diameter 18 --iliac-left graft-end --iliac-right limb",
        ends="iliac-vein-unplanned",
        never=(("sew", "graft-end"),),
    ),
    Operation(
        "retrohepatic-with-the-liver",
        "Retrohepatic tube with the right liver",
        "man, 61; tumour from 140 to 180 mm, 120 x 90 x 80 mm",
        "--graft-diameter 20 --en-bloc right-liver",
        ends="organ-not-planned-here",
        never=(("sew", "graft-end"),),
    ),
)
