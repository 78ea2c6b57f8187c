"""Plain words of a typed text: small letters, points for decimal commas, one sign for every dash, each with its place.

Full-width digits, non-breaking spaces, line breaks and tabs are read like their plain forms; brackets, colons and quotes like
spaces. A comma between two digits is either a decimal comma or a separator: the caller says which of them separate.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

MINUS = "−"
_DASHES = "‐‑‒–—―−﹣－"
_TIMES = "×✕✖⨯∗*"
_LEXER = re.compile(
    r"(?P<number>[0-9]+(?:\.[0-9]+)?|\.[0-9]+)"
    r"|(?P<old>y\.\s?o\.|y/o\b|y\.o\b)"
    r"|(?P<earlier>s/p\b)"
    r"|(?P<side>(?-i:[RL])\.?(?=\s+(?:renal|kidney|common|iliac)\b))"
    r"|(?P<vertebra>[ctls][0-9]{1,2}\b)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<range>(?:(?<=[0-9])|(?<=[0-9] ))(?:\.{2,3}|…)(?= ?[0-9]))"
    r"|(?P<sign>\S)",
    re.IGNORECASE,
)
_COMMA = re.compile(r"(?<=[0-9]),(?=[0-9])")
_VERTEBRA = re.compile(r"[ctls][0-9]", re.IGNORECASE)
_SHORTENED = frozenset({"approx", "ca", "incl", "max", "min", "lt", "rt", "resp", "yrs", "yr", "st", "diam"})
_BLANK = frozenset("()[]{}:='\"“”„‘’«»|•·")
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1)
}
_ROUGHLY = frozenset(("approximately", "approx", "about", "circa", "roughly", "around", "~", "≈"))
_ALIKE = {
    **dict.fromkeys(("millimetre", "millimetres", "millimeter", "millimeters", "mms"), "mm"),
    **dict.fromkeys(("centimetre", "centimetres", "centimeter", "centimeters", "cms"), "cm"),
    **dict.fromkeys(("degree", "degrees", "deg"), "°"),
    **dict.fromkeys(("percent", "pct"), "%"),
    **dict.fromkeys(("tumor", "tumors", "tumours"), "tumour"),
    **dict.fromkeys(("rt",), "right"),
    **dict.fromkeys(("lt",), "left"),
    "edema": "oedema",
    "center": "centre",
    "&": "and",
    "♀": "female",
    "♂": "male",
}
_SEXES = {"F": "female", "M": "male"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign: its plain form, and its place in the typed text."""

    plain: str
    start: int
    end: int
    breaks: bool = False  # whether a line begins with it

    @property
    def ends_sentence(self) -> bool:
        return self.plain in (";", ".")


def open_commas(text: str) -> tuple[int, ...]:
    """The places of the commas that may be decimal commas or separators: those between two digits."""
    plain, places = _normalised(text)
    return tuple(places[found.start()] for found in _COMMA.finditer(plain))


def tokens_of(text: str, separating: Collection[int] = ()) -> list[Token]:
    """The tokens of a text; commas between two digits are decimal commas, but for those at the places in `separating`."""
    plain, places = _normalised(text)
    decimal = {found.start() for found in _COMMA.finditer(plain) if places[found.start()] not in separating}
    plain = "".join("." if i in decimal else letter for i, letter in enumerate(plain))
    return list(_plain_tokens(plain, places))


def report_tokens(text: str, separating: Collection[int] = ()) -> list[Token]:
    """The tokens of a report: without dashes that list lines, without "about" and its like; "two" before a unit a number."""
    tokens = _without_bullets(tokens_of(text, separating))
    following = [*(token.plain for token in tokens[1:]), ""]
    return [
        replace(token, plain=_NUMBERS[token.plain]) if token.plain in _NUMBERS and after in ("mm", "cm") else token
        for token, after in zip(tokens, following, strict=False)
        if not (token.plain in _ROUGHLY or (token.plain == "ca" and after[:1].isdigit()))
    ]


def _without_bullets(tokens: list[Token]) -> list[Token]:
    """The tokens without a dash that begins a line; the line then begins with what follows it."""
    kept: list[Token] = []
    begins = True
    for token in tokens:
        bullet = token.plain == "-" and (begins or token.breaks)
        if not bullet:
            kept.append(replace(token, breaks=token.breaks or (begins and bool(kept))))
        begins = bullet
    return kept


def _plain_tokens(plain: str, places: list[int]) -> Iterator[Token]:
    last_end, last = 0, ""
    for found in _LEXER.finditer(plain):
        written = found[0]
        breaks = "\n" in plain[last_end : found.start()]
        word = _plain_word(found, last, last_end == found.start())
        hyphen = written == "-" and _between_words(plain, found.start())
        stop = written == "." and last in _SHORTENED
        if written == "-":
            word = _dash(plain, found.start())
        if written not in _BLANK and not hyphen and not stop:
            yield Token(word, places[found.start()], places[found.end() - 1] + 1, breaks)
        last = last if hyphen else word
        last_end = found.end()


def _plain_word(found: re.Match[str], last: str, attached: bool) -> str:
    """The plain form of a token; a letter F or M alone, or right behind a number, is a sex."""
    written = found[0]
    if found["range"]:
        return "-"
    if found["old"]:
        return "yo"
    if found["earlier"]:
        return "after"
    if found["side"]:
        return "right" if written.startswith("R") else "left"
    if found["number"]:
        return f"0{written}" if written.startswith(".") else written
    if written in _SEXES or (attached and last.isdigit() and written.upper() in _SEXES):
        return _SEXES[written.upper()]
    small = written.lower()
    return _ALIKE.get(small, small)


def _between_words(plain: str, place: int) -> bool:
    """Whether a dash joins two words, or a number and a word ("retro-aortic", "61-year-old"), and is no minus or "to"."""
    before, after = plain[place - 1 : place], plain[place + 1 : place + 4].lstrip("\n")
    return before.isalnum() and after[:1].isalpha() and not (before.isdigit() and _VERTEBRA.match(after))


def _dash(plain: str, place: int) -> str:
    """A dash right before a number, with none and no word right before it, is a minus."""
    before, after = plain[:place], plain[place + 1 : place + 2]
    apart = not before or before[-1].isspace() or before[-1] in "(:;,=-"
    return MINUS if apart and after.isdigit() else "-"


def _normalised(text: str) -> tuple[str, list[int]]:
    """The text with one letter for every variant of it, and the place of each letter in the typed text."""
    letters: list[str] = []
    places: list[int] = []
    for place, written in enumerate(text):
        for letter in _letters(written):
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


def _letters(written: str) -> str:
    if written in _DASHES:
        return "-"
    if written in _TIMES:
        return "x"
    if written in "\r\n\v\f\x85\u2028\u2029↵":
        return "\n"
    if written.isspace():
        return " "
    if not written.isprintable():
        return ""
    plain = unicodedata.normalize("NFKC", written)  # not of a superscript or a fraction: 8² is not 82
    return plain if unicodedata.category(written) != "No" and (len(plain) == 1 or plain.isalpha()) else written
