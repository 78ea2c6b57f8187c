"""The patient: sex and age, a missing kidney, the kidneys' share of the function, leg oedema."""

from typing import Any

from ivcviz.anatomy.specification import Side
from ivcviz.case.document import Patient
from ivcviz.case.words.phrases import NUMBER, SIDE, Phrase, pattern
from ivcviz.fields.declaration import declared
from ivcviz.messages.sentences import say

_WOMAN, _MAN = ("woman", "female", "lady", "f"), ("man", "male", "gentleman", "m")
WHO = ("woman", "female", "lady", "man", "male", "gentleman")
_WHO = "|".join(WHO)
_YEARS = r"(?:years? old|years? of age|years?|yrs? old|yrs?|yo|y o|y)"
_AGE = r"[0-9]{1,3}"
_NOT_AFTER_AGE = (
    r"(?! (?:x|by|mm|cm|to|up|down|-|−|°|%|/|until|till|below|under|above|of the|into"
    r"|inferior|superior|caudal|cranial|distal|proximal)(?= |$))"
)
_PATIENT = r"(?:patient|pt)"
_PERSON = pattern(
    rf"(?:(?:age|aged) )?(?P<first>{_AGE})(?: {_YEARS})?(?: {_PATIENT})?(?: ,| /)? (?P<after>{_WHO})(?: {_PATIENT})?"
    rf"|(?P<before>{_WHO}|f|m)(?: {_PATIENT})?(?: ,| /| of)?(?: (?:age|aged|age of))?"
    rf" (?P<second>{_AGE})(?: {_YEARS})?{_NOT_AFTER_AGE}"
    rf"|(?P<years>{_AGE}) {_YEARS}(?: ,)? (?P<letter>f|m)"
    rf"|(?P<alone>{_AGE}) (?:years? old|years? of age|yrs? old|yo|y|yrs?|years?)(?: {_PATIENT})?"
    rf"|(?:age|aged)(?: of)? (?P<named>{_AGE})(?: {_YEARS})?{_NOT_AFTER_AGE}"
    rf"|(?:sex )?(?P<who>{_WHO})(?: {_PATIENT})?"
)
_TWO_AGES = pattern(
    rf"{_AGE}(?: {_YEARS})?(?: ,| /)? (?:{_WHO})(?: ,| /| of)?(?: (?:age|aged|age of))? {_AGE}(?: {_YEARS})?{_NOT_AFTER_AGE}"
)
_GONE = (
    r"(?:missing|absent|surgically absent"
    r"|(?:(?:previously|surgically) )?removed(?: (?:earlier|previously|before|(?:many |some |[0-9]+ )?years (?:ago|earlier)))?)"
)
_BEFORE = r"(?:after|previous|prior|earlier|status post|known|history of)"
_NOT_OF_A_FINDING = r"(?= ,|$| and | present| remaining| is (?:missing|present)| functions?| functioning| works)"
_MISSING = pattern(
    rf"(?:only|solitary|single)(?: functioning)? (?P<only>{SIDE}) kidney{_NOT_OF_A_FINDING}"
    rf"|(?:no|missing|absent) (?P<no>{SIDE}) kidney{_NOT_OF_A_FINDING}"
    rf"|(?:the )?(?P<gone>{SIDE}) kidney (?:(?:is|was|has been|had been) )?{_GONE}"
    rf"|{_BEFORE} (?P<taken>{SIDE})(?: radical)? nephrectomy"
)
_SHARE = pattern(
    rf"(?:the )?(?P<side>{SIDE}) kidney(?: (?:has|gives|provides|contributes|with|share|function|is))* (?P<share>{NUMBER}) %"
    rf"(?: of (?:the )?(?:renal |kidney )?function)?(?! (?:of|involv|inva|infiltrat|affect|occlu|steno|replac|tumour))"
    rf"|(?P<share_first>{NUMBER}) % (?:of (?:the )?(?:renal )?function )?(?:in |by |from )?(?:the )?"
    rf"(?P<side_after>{SIDE}) kidney"
)
_LEGS = pattern(
    r"(?P<no>no |without )?(?:(?:bilateral|both|some|marked|mild|moderate|severe|slight) )*"
    r"(?:legs?|lower limbs?|lower extremity|lower extremities|ankles?) (?:oedema|swelling)"
)
_YEARS_ALLOWED, _PERCENT_ALLOWED = declared(Patient)["age"].bounds, declared(Patient)["right_kidney_percent"].bounds


def person_at(text: str, start: int) -> Phrase | None:
    """Sex and age, or one of them."""
    two = _TWO_AGES.match(text, start)
    if two:
        return Phrase(two.end(), problem=say("Which number is the age?"), unpaired=True)
    found = _PERSON.match(text, start)
    if found is None:
        return None
    who = found["after"] or found["before"] or found["who"] or found["letter"]
    age = found["first"] or found["second"] or found["years"] or found["alone"] or found["named"]
    values: dict[str, Any] = {}
    if who:
        values["sex"] = "F" if who in _WOMAN else "M"
    if age:
        values["age"] = int(age)
    wrong = bool(age) and not _YEARS_ALLOWED.holds(float(age))
    return Phrase(found.end(), values, say("An age must be {allowed}.", allowed=_YEARS_ALLOWED.words) if wrong else None)


def missing_kidney_at(text: str, start: int) -> Phrase | None:
    """A kidney that was removed, or was never there."""
    found = _MISSING.match(text, start)
    if found is None:
        return None
    other: dict[str, Side] = {"left": "right", "right": "left"}
    gone = other[found["only"]] if found["only"] else found["no"] or found["gone"] or found["taken"]
    return Phrase(found.end(), {"missing_kidney": gone})


def kidney_share_at(text: str, start: int) -> Phrase | None:
    """A kidney's share of the function."""
    found = _SHARE.match(text, start)
    if found is None:
        return None
    percent = float(found["share"] or found["share_first"])
    if not _PERCENT_ALLOWED.holds(percent):
        return Phrase(found.end(), problem=say("A kidney's share must be {allowed}.", allowed=_PERCENT_ALLOWED.words))
    right = (found["side"] or found["side_after"]) == "right"
    return Phrase(found.end(), {"right_kidney_percent": percent if right else round(100.0 - percent, 6)})


def legs_at(text: str, start: int) -> Phrase | None:
    """Leg oedema, or none."""
    found = _LEGS.match(text, start)
    return None if found is None else Phrase(found.end(), {"leg_oedema": not found["no"]})
