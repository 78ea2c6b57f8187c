"""Levels: millimetres, a landmark with millimetres ("renal-floor-20"), or words ("2 cm below the left renal vein").

"Below" a vein, or veins, counts from the lower edge of the ostium, "above" from its upper edge; from the centre only where the
words say so ("below the centre of the left renal vein").
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches

from ivcviz.anatomy.landmarks import LEVEL_WORDS, WORDS
from ivcviz.case.document import LevelRef
from ivcviz.case.words.lengths import in_mm
from ivcviz.case.words.phrases import NUMBER, pattern
from ivcviz.case.words.places import NamedPlace, place_at
from ivcviz.case.words.tokens import MINUS, tokens_of
from ivcviz.errors import UserError
from ivcviz.fields.bounds import Bounds
from ivcviz.fields.limits import LEVEL, OFFSET
from ivcviz.messages.numbers import short
from ivcviz.messages.sentences import Message, say

_WAYS = r"(?:inferior|caudal|caudad|distal|superior|cranial|cephalad|cephalic|proximal)(?:ly)?"
_INTO_ATRIUM = pattern(rf"(?P<number>{NUMBER}) (?P<unit>mm|cm) (?:into|in|inside) (?:the )?right atrium")
_VERTEBRA = pattern(r"(?:the )?(?:level of |(?:upper|lower|superior|inferior) (?:border|edge|endplate) of )?[ctls][0-9]{1,2}")
_AWAY = rf"(?P<way>below|under|beneath|above|{_WAYS} (?:to|of|from))"
_SPOKEN = pattern(rf"(?P<number>{NUMBER})(?: (?P<unit>mm|cm))? (?:just |directly )?{_AWAY}")
_NEXT_TO = pattern(rf"(?:just|immediately|directly) {_AWAY}")
_SOMEWHERE = pattern(_AWAY)
_OTHER = r"x|°|%|wide|deep|long|thick|ap|cc|tr|craniocaudal|transverse|anteroposterior|of (?:the )?(?:right|left|both)"
_OF_SOMETHING_ELSE = rf"(?! (?:{_OTHER})(?= |$))"
_BARE = pattern(rf"(?P<sign>[+{MINUS}] )?(?P<number>{NUMBER})(?: (?P<unit>mm|cm))?{_OF_SOMETHING_ELSE}")
_AT = re.compile(r"(?:exactly |just )?(?:(?:on|at) )?(?:the )?(?:level|height)? ?(?:of )?(?:the )?|")
_OFFSET = pattern(rf" (?P<sign>[-+{MINUS}]) (?P<number>{NUMBER})(?: (?P<unit>mm|cm))?")
_BELOW = ("below", "under", "beneath", "inferior", "caudal", "caudad", "distal")


@dataclass(frozen=True, slots=True)
class Level:
    """A level that was found: `ref`, or None with the `problem`; with both, a vein of which only the centre can be meant.

    `bare` is the plain number of a level without a landmark, and `spoken` that of a distance from one; `place` is None for a
    distance that does not say from what ("2 cm below to …").
    """

    end: int
    ref: LevelRef | None = None
    problem: Message | None = None
    bare: str = ""
    spoken: str = ""
    unit: str = ""
    below: bool = False
    place: NamedPlace | None = None


def level_at(text: str, start: int) -> Level | None:
    """The level that the words from `start` on name."""
    readers = (_in_atrium, _vertebra, _spoken, _next_to, _bare, _named)
    return next((level for reader in readers if (level := reader(text, start))), None)


def away_from(place: NamedPlace, level: Level) -> LevelRef:
    """The level that lies as far from a place as `level` says."""
    by_mm = in_mm(level.spoken, level.unit)
    return LevelRef(-by_mm if level.below else by_mm, place.lower if level.below else place.upper)


def parse_level(text: str) -> LevelRef:
    """The level that a text names; UserError if it is anything else.

    =====================================  ==========================================
    ``85``, ``-20``, ``8.5 cm``            above (below) the confluence
    ``renal-floor``                        a landmark
    ``renal-floor-20``                     20 mm inferior of it
    ``renal-floor+5``                      5 mm superior of it
    ``2 cm below the left renal vein``     from the lower edge of its ostium
    =====================================  ==========================================
    """
    tokens = tokens_of(text)
    plain = re.sub(r"^- (?=[0-9])", f"{MINUS} ", " ".join(token.plain for token in tokens))
    level = level_at(plain, 0)
    if level is None or level.end < len(plain) or (level.ref is None and level.problem is None):
        raise UserError(_not_a_level(text, plain))
    if level.ref is None:
        assert level.problem is not None
        raise UserError(level.problem)
    bounds = LEVEL if level.ref.landmark is None else OFFSET
    if not bounds.holds(level.ref.offset_mm):
        raise UserError(out_of_reach(_shortened(text), bounds))
    return level.ref


def out_of_reach(text: str, bounds: Bounds) -> Message:
    return say(
        "'{text}' is out of reach: a level lies between {least} and {greatest} mm.",
        text=text,
        least=short(bounds.least),
        greatest=short(bounds.greatest),
    )


def which_edge(place: NamedPlace) -> Message:
    """Ask which edge of a vein, or of veins, is meant."""
    return say("Which edge of the {vein} is meant, the lower edge or the upper edge?", vein=place.words)


def _spoken(text: str, start: int) -> Level | None:
    found = _SPOKEN.match(text, start)
    if found is None:
        return None
    below = found["way"].startswith(_BELOW)
    place = place_at(text, found.end() + 1)
    level = Level(found.end(), spoken=found["number"], unit=found["unit"] or "", below=below, place=place)
    if place is None:
        return level
    return Level(place.end, away_from(place, level), None, "", level.spoken, level.unit, below, place)


def _in_atrium(text: str, start: int) -> Level | None:
    found = _INTO_ATRIUM.match(text, start)
    if found is None:
        return None
    return Level(found.end(), LevelRef(in_mm(found["number"], found["unit"]), "cavoatrial-junction"))


def _vertebra(text: str, start: int) -> Level | None:
    """A vertebra: where the veins enter beside the spine differs from patient to patient, so it is refused."""
    found = _VERTEBRA.match(text, start)
    if found is None:
        return None
    return Level(
        found.end(),
        problem=say(
            "A vertebra lies differently beside the cava in each patient: write millimetres, or a landmark of the cava."
        ),
    )


def _next_to(text: str, start: int) -> Level | None:
    """ "Just below" a place: its edge itself. "Below" alone says too little."""
    found = _NEXT_TO.match(text, start) or _SOMEWHERE.match(text, start)
    place = None if found is None else place_at(text, found.end() + 1)
    if found is None or place is None:
        return None
    if found.re is _SOMEWHERE:
        return Level(place.end, problem=say("How many millimetres?"), place=place)
    below = found["way"].startswith(_BELOW)
    return Level(place.end, LevelRef(0.0, place.lower if below else place.upper), place=place)


def _bare(text: str, start: int) -> Level | None:
    found = _BARE.match(text, start)
    if found is None:
        return None
    at_mm = in_mm(found["number"], found["unit"] or "")
    signed = -at_mm if (found["sign"] or "").startswith(MINUS) and at_mm else at_mm
    bare = "" if found["sign"] else found["number"]
    return Level(found.end(), LevelRef(signed), bare=bare, unit=found["unit"] or "")


def _named(text: str, start: int) -> Level | None:
    lead = _AT.match(text, start)
    place = place_at(text, start if lead is None else lead.end()) or place_at(text, start)
    if place is None:
        return None
    offset = _OFFSET.match(text, place.end)
    if offset is None:
        asked = None if place.one_level else which_edge(place)
        return Level(place.end, None if place.named is None else LevelRef(0.0, place.named), asked, place=place)
    if place.named is None:
        return Level(offset.end(), problem=which_edge(place), place=place)
    by_mm = in_mm(offset["number"], offset["unit"] or "")
    return Level(offset.end(), LevelRef(-by_mm if offset["sign"] in ("-", MINUS) else by_mm, place.named), place=place)


def _not_a_level(text: str, plain: str) -> Message:
    """The refusal; where a landmark is nearly written, with that. The full list is what the completion offers."""
    stranger = re.match(r"[a-z]+(?: [a-z]+)*", plain)
    word = "" if stranger is None else stranger.group().replace(" ", "-")
    alike = () if word in LEVEL_WORDS else get_close_matches(word, WORDS, n=1, cutoff=0.7)
    if not word or word in LEVEL_WORDS:
        return say(
            "'{text}' is not a level: write millimetres (85), or a landmark with millimetres "
            "(renal-floor-20); landmarks are {words}.",
            text=_shortened(text),
            words=", ".join(WORDS),
        )
    if not alike:
        return say(
            "'{text}' is not a level: write millimetres (85) or a landmark with millimetres (renal-floor-20).",
            text=_shortened(text),
        )
    return say(
        "'{text}' is not a level: write millimetres (85) or a landmark with millimetres (renal-floor-20); did you mean {word}?",
        text=_shortened(text),
        word=alike[0],
    )


def _shortened(text: str) -> str:
    line = "".join(c if c.isprintable() else "?" for c in text.strip())
    return line if len(line) <= 40 else line[:37] + "…"
