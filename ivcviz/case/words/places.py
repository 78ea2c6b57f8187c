"""The words for places along the cava, and which of them have a lower and an upper edge."""

import re
from dataclasses import dataclass

from ivcviz.case.words.phrases import one_of

# A place of one level, by what people call it.
_POINTS = {
    "renal floor": "renal-floor",
    "renal roof": "renal-roof",
    "hepatic floor": "hepatic-floor",
    "hepatic roof": "hepatic-roof",
    "lowest short hepatic vein": "lowest-short-hepatic-vein",
    "right adrenal vein": "right-adrenal-vein",
    "right suprarenal vein": "right-adrenal-vein",
    **dict.fromkeys(("hiatus", "caval hiatus", "diaphragmatic hiatus", "hiatus of the diaphragm", "diaphragm"), "hiatus"),
    **dict.fromkeys(
        (
            *("cavoatrial junction", "cavo atrial junction", "atriocaval junction", "atrio caval junction"),
            *("caval atrial junction", "atrial junction", "junction", "right atrium", "entry of the right atrium"),
        ),
        "cavoatrial-junction",
    ),
    **dict.fromkeys(
        (
            *("confluence", "iliac confluence", "caval confluence", "iliac vein confluence", "iliac venous confluence"),
            *("common iliac vein confluence", "common iliac confluence", "confluence of iliac veins"),
            *("confluence of the iliac veins", "confluence of common iliac veins", "confluence of the common iliac veins"),
            *("bifurcation", "caval bifurcation", "ivc bifurcation"),
            *("caval bifurcation into the iliac veins", "bifurcation of the ivc", "bifurcation of the inferior vena cava"),
        ),
        "iliac-confluence",
    ),
}
# A vein, or veins together, by what people call them: their lower edge, upper edge and centre (None: no landmark).
_RENAL = ("renal-floor", "renal-roof", None)
_HEPATIC = ("hepatic-floor", "hepatic-roof", None)
_RIGHT = ("right-renal-vein-lower-edge", "right-renal-vein-upper-edge", "right-renal-vein")
_LEFT = ("left-renal-vein-lower-edge", "left-renal-vein-upper-edge", "left-renal-vein")
_BANDS: dict[str, tuple[str, str, str | None]] = {
    **dict.fromkeys(("renal veins", "both renal veins", "renal venous", "renal vein", "right and left renal veins"), _RENAL),
    **dict.fromkeys(("left and right renal veins", "renal veins'"), _RENAL),
    **dict.fromkeys(("hepatic veins", "main hepatic veins", "hepatic venous", "hepatic vein", "hepatic"), _HEPATIC),
    **dict.fromkeys(("right renal vein", "right main renal vein", "main right renal vein", "rrv"), _RIGHT),
    **dict.fromkeys(("left renal vein", "left main renal vein", "main left renal vein", "lrv"), _LEFT),
}
# These name a band only before a word for an ostium: "the hepatic vein confluence", never "the hepatic vein".
_OSTIAL_ONLY = frozenset({"renal venous", "renal vein", "hepatic venous", "hepatic vein", "hepatic"})

_OSTIUM = r"(?:ostia|ostium|orifices?|confluence|inflows?|entry|entries|openings?|mouths?|insertions?)"
_LOWER = r"lower|inferior|caudal"
_UPPER = r"upper|superior|cranial"
_EDGE = rf"(?P<{{0}}>{_LOWER}|{_UPPER}) (?:edge|border|margin|rim|lip)s?"
_CENTRE = r"(?P<{0}>centre|middle|midpoint)"
_PLACE = re.compile(
    rf"(?:the )?(?:(?:{_EDGE.format('edge')}|{_CENTRE.format('centre')}) of )?(?:the )?"
    rf"(?:(?P<point>{one_of(_POINTS)})(?! of\b)"
    rf"|(?P<ostia>{_OSTIUM} of (?:the )?)?(?P<band>{one_of(_BANDS)})(?P<behind> {_OSTIUM})?"
    rf"(?: (?:{_EDGE.format('edge_behind')}|{_CENTRE.format('centre_behind')}))?)(?= |$)"
)


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place that was named: `lower` and `upper` edge, `named` what its words alone stand for (None: not one level)."""

    end: int
    lower: str
    upper: str
    named: str | None
    one_level: bool  # nothing is left to ask: a point, or an edge or a centre that the words name
    words: str


def place_at(text: str, start: int) -> NamedPlace | None:
    """The place that the words from `start` on name."""
    found = _PLACE.match(text, start)
    if found is None:
        return None
    words = found[0].removeprefix("the ")
    edge, centre = found["edge"] or found["edge_behind"], found["centre"] or found["centre_behind"]
    if found["point"]:
        point = _POINTS[found["point"]]
        return None if edge or centre else NamedPlace(found.end(), point, point, point, True, words)
    if found["band"] in _OSTIAL_ONLY and not found["behind"]:
        return None
    lower, upper, middle = _BANDS[found["band"]]
    if edge:
        word = lower if re.fullmatch(_LOWER, edge) else upper
        return NamedPlace(found.end(), word, word, word, True, words)
    if centre:
        return None if middle is None else NamedPlace(found.end(), middle, middle, middle, True, words)
    return NamedPlace(found.end(), lower, upper, middle, False, words if found["band"] in _OSTIAL_ONLY else found["band"])
