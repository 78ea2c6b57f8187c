"""What the tumour does to wall and lumen of the cava: its circumference, how far it closes it, the collaterals."""

import re

from ivcviz.case.document import Collaterals, Lumen, Tumour
from ivcviz.case.words.phrases import NUMBER, Phrase, one_of, pattern
from ivcviz.fields.declaration import declared
from ivcviz.messages.sentences import say

_CAVA = r"(?:(?:ivc|cava|caval|vena cava|inferior vena cava|caval lumen|lumen|vein lumen)(?: lumen)?)"
_CLOSED_WORDS = ("closed", "occluded", "obstructed", "obliterated")
_BLOCKED = r"(?:occluded|occlusion|closed|obstructed|obstruction|obliterated|obliteration)"
_PARTLY = (
    r"(?:near ?complete(?:ly)?|nearly complete(?:ly)?|nearly|almost complete(?:ly)?|almost|subtotal(?:ly)?|sub total(?:ly)?"
    r"|partial(?:ly)?|partly|incomplete(?:ly)?|near total(?:ly)?|severely|high grade)"
)
_WHOLLY = r"(?:complete(?:ly)?|total(?:ly)?|fully)"
_STATE = {
    **dict.fromkeys(("open", "patent", "fully patent"), "open"),
    **dict.fromkeys(("narrowed", "stenosed", "compressed", "stenotic", "narrow"), "narrowed"),
    **dict.fromkeys(_CLOSED_WORDS, "closed"),
}
_LUMEN = pattern(
    rf"(?:the )?{_CAVA}(?: (?:is|was|shows|appears|a|with))*"
    rf" (?:(?P<partly>{_PARTLY})(?: (?:{_BLOCKED}|narrowed|stenosed|compressed|stenotic))?"
    rf"|(?:{_WHOLLY} )?(?P<state>{one_of(_STATE)})"
    rf"|(?:{_WHOLLY} )(?P<whole>{_BLOCKED}))"
    rf"|(?P<partly_first>{_PARTLY}) (?:{_BLOCKED}|stenosis|narrowing)(?: of (?:the )?{_CAVA}|(?! of\b))"
    rf"|(?P<whole_first>{_WHOLLY}) {_BLOCKED}(?: of (?:the )?{_CAVA}|(?! of\b))"
    rf"|(?:a )?(?P<blocked>occlusion|obstruction) of (?:the )?{_CAVA}"
    rf"|(?P<partly_of>{_PARTLY}) {_CAVA} (?:occlusion|obstruction|stenosis|narrowing)"
    rf"|(?:{_WHOLLY} )?{_CAVA} (?:occlusion|obstruction)"
    rf"|(?:the )?{_CAVA}(?: is)?(?: to)? (?P<percent>{NUMBER}) % (?:{_BLOCKED}|narrowed|stenosed|stenosis)"
    rf"|(?P<percent_of>{NUMBER}) % (?:{_BLOCKED}|narrowing|stenosis) of (?:the )?{_CAVA}"
    rf"|(?P<partly_alone>near complete|subtotal)(?= ,|$)"
    rf"|(?P<partly_before>{_PARTLY}) (?:{_BLOCKED}|stenosed|narrowed) {_CAVA}"
    rf"|(?P<state_first>{one_of(_STATE)}) {_CAVA}"
)
_ELSEWHERE = r"(?:cranially|caudally|proximally|distally|above|below|cephalad|inferiorly|superiorly)"
_ELSEWHERE_BEFORE = re.compile(rf"(?:^| ){_ELSEWHERE}(?: it| this| ,)* (?:the )?$")
_ELSEWHERE_BEHIND = re.compile(rf"(?: is)?(?: ,)? {_ELSEWHERE}(?= |$)")
_ROUND: dict[str, Collaterals] = {
    **dict.fromkeys(("no", "none", "without", "absent", "no significant", "no visible"), "none"),
    **dict.fromkeys(("some", "few", "a few", "scant", "sparse", "mild", "minor", "moderate", "small"), "some"),
    **dict.fromkeys(("rich", "wide", "extensive", "large", "prominent", "numerous", "abundant", "multiple", "many"), "rich"),
    **dict.fromkeys(("well developed", "well formed", "marked", "massive", "dilated"), "rich"),
}
_NAMED = (
    r"(?:(?:lumbar|azygos|hemiazygos|and|,|paravertebral|retroperitoneal|venous|caval|epigastric|abdominal|wall|body) )*"
    r"(?:collaterals|collateral (?:veins?|vessels?|circulation|flow|network|pathways?)|collaterali[sz]ation)"
)
_COLLATERALS = pattern(rf"(?P<before>{one_of(_ROUND)}) {_NAMED}|{_NAMED}(?: (?:is|are))? (?P<behind>{one_of(_ROUND)})")
_COLLATERALS_ALONE = pattern(_NAMED)
_AROUND = r"(?:of|around)(?: the)?(?: caval| ivc)? (?:wall|circumference|lumen)"
_ARC = pattern(
    rf"(?P<degrees>{NUMBER}) °(?: {_AROUND}| circumferential involvement| circumferentially)?"
    rf"|(?P<percent>{NUMBER}) % of(?: the)?(?: caval| ivc)? (?:wall|circumference)"
    rf"|(?P<whole>whole|entire|full) circumference|(?P<half>half)(?: of)?(?: the)? circumference"
)
_BOUNDS = declared(Tumour)["circumference_deg"].bounds
_CIRCLE, _ALL = 360.0, 100.0


def lumen_at(text: str, start: int) -> Phrase | None:
    """How far the lumen is closed; nearly closed is narrowed."""
    found = _LUMEN.match(text, start)
    if found is None:
        return None
    if _ELSEWHERE_BEFORE.search(text, 0, start) or _ELSEWHERE_BEHIND.match(text, found.end()):
        return Phrase(found.end(), problem=say("Is this said of the cava at the tumour, or above or below it?"))
    lumen: Lumen = "closed"
    percent = float(found["percent"] or found["percent_of"] or _ALL)
    if not 0.0 < percent <= _ALL:
        return Phrase(found.end(), problem=say("How far is the lumen closed?"))
    if percent < _ALL or any(found[name] for name in ("partly", "partly_first", "partly_before", "partly_alone", "partly_of")):
        lumen = "narrowed"
    elif found["state"] or found["state_first"]:
        states: dict[str, Lumen] = dict(_STATE)  # type: ignore[arg-type]
        lumen = states[found["state"] or found["state_first"]]
    return Phrase(found.end(), {"lumen": lumen})


def collaterals_at(text: str, start: int) -> Phrase | None:
    """The collaterals round the cava."""
    found = _COLLATERALS.match(text, start)
    if found:
        return Phrase(found.end(), {"collaterals": _ROUND[found["before"] or found["behind"]]})
    alone = _COLLATERALS_ALONE.match(text, start)
    return None if alone is None else Phrase(alone.end(), problem=say("Are the collaterals some, or rich?"))


def circumference_at(text: str, start: int) -> Phrase | None:
    """The arc of the wall."""
    found = _ARC.match(text, start)
    if found is None:
        return None
    if found["degrees"]:
        degrees = float(found["degrees"])
    elif found["percent"]:
        degrees = round(float(found["percent"]) * _CIRCLE / 100.0, 6)
    else:
        degrees = _CIRCLE if found["whole"] else _CIRCLE / 2
    problem = None if _BOUNDS.holds(degrees) else say("The circumference taken must be {allowed}.", allowed=_BOUNDS.words)
    return Phrase(found.end(), {"circumference_deg": degrees}, problem)
