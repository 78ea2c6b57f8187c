"""Parser of levels in words ("20 mm below the renal floor"), beside the notation of `parse_level`."""

import re

from ivcviz.anatomy.landmarks import LEVEL_WORDS, WORDS
from ivcviz.case.document import LevelRef
from ivcviz.case.levels import parse_level
from ivcviz.errors import UserError
from ivcviz.fields.typed_numbers import typed_number
from ivcviz.messages.sentences import Message, say

_SPOKEN = re.compile(
    r"(?P<number>[0-9]+(?:[.,][0-9]*)?)\s*(?:mm)?\s*(?P<side>below|above|inferior to|superior to)\s+"
    r"(?:the\s+)?(?P<place>[a-z -]+)"
)
_CENTIMETRES = re.compile(r"[0-9]+(?:[.,][0-9]*)?\s*cm\b")
_BELOW = ("below", "inferior to")
# "below" a vein, or veins, counts from the lower edge of the ostium, "above" from its upper edge; from the centre only where
# the words say so ("below the centre of the left renal vein").
_BANDS = {
    "renal-veins": ("renal-floor", "renal-roof"),
    "hepatic-veins": ("hepatic-floor", "hepatic-roof"),
    "right-renal-vein": ("right-renal-vein-lower-edge", "right-renal-vein-upper-edge"),
    "left-renal-vein": ("left-renal-vein-lower-edge", "left-renal-vein-upper-edge"),
}
_EDGE = re.compile(r"(?P<which>lower edge|upper edge|centre|center|middle) of (?:the )?(?P<vein>right|left) renal vein")
# The same as a level is told: "the left renal vein (lower edge)", "exactly on the renal veins (upper edge)".
_TOLD = re.compile(r"(?P<vein>(?:right|left) renal vein|renal veins|hepatic veins) \((?P<which>lower edge|upper edge|centre)\)")
_EXACTLY = re.compile(r"^exactly on (?:the )?")
_CENTRE = "-centre"  # of a vein: what its word alone stands for
_ALSO = {"confluence": "iliac-confluence", "caval-hiatus": "hiatus", "junction": "cavoatrial-junction"}


def parse_level_words(text: str) -> LevelRef:
    """Parse a level in the notation of `parse_level` or in words ("20 mm below the renal floor", "8.5 cm"); UserError for
    the rest."""
    plain = _CENTIMETRES.sub(_in_millimetres, " ".join(text.lower().split()))
    plain = _EXACTLY.sub("", _TOLD.sub(_as_spoken, plain))
    spoken = _SPOKEN.fullmatch(plain)
    if spoken:
        below = spoken["side"] in _BELOW
        place = _EDGE.sub(_with_edge, spoken["place"].strip()).replace(" ", "-")
        word = _BANDS[place][not below] if place in _BANDS else _ALSO.get(place, place.removesuffix(_CENTRE))
        plain = f"{word}{'-' if below else '+'}{spoken['number']}"
    hyphened = re.sub(r"(?<=[a-z])\s+(?=[a-z])(?!mm\b)", "-", plain).replace(",", ".").removesuffix(_CENTRE)
    try:
        return parse_level(hyphened, written=text.strip())
    except UserError as reason:
        stranger = re.match(r"[a-z-]*[a-z]", hyphened)
        if stranger is None or stranger.group() in LEVEL_WORDS:
            raise
        raise UserError(_not_a_level(text, stranger.group())) from reason


def _with_edge(found: re.Match[str]) -> str:
    """ "centre of the left renal vein" as one name: the vein, and what of it is meant."""
    which = found["which"]
    return f"{found['vein']} renal vein {which if which.endswith('edge') else 'centre'}"


def _as_spoken(found: re.Match[str]) -> str:
    """ "left renal vein (centre)" as one name; of both veins together the landmark at that edge."""
    vein, which = found["vein"], found["which"]
    bands = _BANDS[vein.replace(" ", "-")]
    return f"{vein} {which}" if vein.endswith("vein") else bands[which == "upper edge"].replace("-", " ")


def _in_millimetres(found: re.Match[str]) -> str:
    number = typed_number(found.group(), "mm")
    return f"{number:g} mm"


def _not_a_level(text: str, word: str) -> Message:
    """The refusal of a word that is no landmark; the full list is what the completion offers."""
    from difflib import get_close_matches

    alike = get_close_matches(word, WORDS, n=1, cutoff=0.7)
    written = text.strip()[:40]
    if not alike:
        return say(
            "'{text}' is not a level: write millimetres (85) or a landmark with millimetres (renal-floor-20).", text=written
        )
    return say(
        "'{text}' is not a level: write millimetres (85) or a landmark with millimetres (renal-floor-20); did you mean {word}?",
        text=written,
        word=alike[0],
    )
