"""Colours of materials and of the page, as sRGB hex. Zones after Okabe and Ito's set for colour-blind eyes."""

from dataclasses import dataclass

MATERIALS = {
    "vein": "#6389ad",
    "vein-ghost": "#86a9cc",
    "tumour": "#e79a3c",
    "tumour-tongue": "#f0bd7c",
    "tumour-mass": "#e79a3c",  # a mass that is seen through
    "aorta": "#cb6558",
    "kidney": "#c79a8c",
    "liver": "#cfaea0",
    "atrium": "#dcc6cd",
    "adrenal": "#d9c08a",
    "portal-triad": "#8fa0a8",
    "bile": "#a8b27a",
    "bone": "#ece5d3",
    "disc": "#dcd8cf",
    "ptfe": "#f7f5ef",
    "vein-graft": "#9fbbdb",
    "panel-graft": "#b7b3e0",
    "tissue-graft": "#ecdabd",
    "dacron": "#c9d8c6",
    "pericardium": "#d8bd8a",
    "donor-graft": "#b79fbd",
    "fascia-graft": "#e3d6d2",
    "ligament-graft": "#e6dd9c",
    "ring": "#aeb6bd",
    "suture": "#1f3f8f",
    "tie": "#26262e",
    "steel": "#b9c1c8",
    "clamp-jaw": "#b5bdc3",
    "tissue-patch": "#c9ab9f",
    "thrombus": "#94505a",
    "vein-wall": "#c3d0dd",
    "lumen": "#5a3a46",
}

ZONES = {"I": "#e69f00", "II": "#009e73", "III": "#cc79a7"}

INK = {
    "ground": "#fcfcfa",
    "text": "#16202c",
    "quiet": "#5b6672",
    "hairline": "#9aa4ae",
    "leader": "#46525e",
    "tumour-line": "#b4650a",
    "cut-line": "#1f3f8f",
    "stop": "#b3261e",
}


@dataclass(frozen=True, slots=True)
class Finish:
    """How a material takes the light (Phong's terms)."""

    ambient: float
    diffuse: float
    specular: float
    power: float


FINISH = {
    "matt": Finish(0.16, 0.84, 0.06, 12),
    "vein": Finish(0.14, 0.84, 0.14, 22),
    "tumour": Finish(0.16, 0.82, 0.16, 18),
    "tumour-tongue": Finish(0.16, 0.82, 0.20, 24),
    "tumour-mass": Finish(0.16, 0.82, 0.16, 18),
    "aorta": Finish(0.14, 0.84, 0.14, 22),
    "ptfe": Finish(0.42, 0.62, 0.03, 8),
    "vein-graft": Finish(0.22, 0.76, 0.12, 20),
    "panel-graft": Finish(0.22, 0.76, 0.12, 20),
    "tissue-graft": Finish(0.26, 0.74, 0.06, 12),
    "dacron": Finish(0.32, 0.70, 0.02, 8),
    "pericardium": Finish(0.26, 0.74, 0.06, 12),
    "donor-graft": Finish(0.22, 0.76, 0.12, 20),
    "fascia-graft": Finish(0.26, 0.74, 0.06, 12),
    "ligament-graft": Finish(0.26, 0.74, 0.06, 12),
    "steel": Finish(0.22, 0.72, 0.45, 30),
    "clamp-jaw": Finish(0.12, 0.70, 0.55, 40),
    "bone": Finish(0.34, 0.62, 0.02, 8),
    "disc": Finish(0.34, 0.62, 0.02, 8),
}


def rgb(name: str) -> tuple[float, float, float]:
    """Red, green, blue in [0, 1] of a material."""
    code = MATERIALS[name]
    return (int(code[1:3], 16) / 255, int(code[3:5], 16) / 255, int(code[5:7], 16) / 255)
