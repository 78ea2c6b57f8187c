"""Line breaking to a width, with an ellipsis where words do not fit; text size is passed in as a function."""

from collections.abc import Callable

from ivcviz.messages.sentences import Wording

Measure = Callable[[str, float], tuple[float, float]]
LINE = 1.22  # line height as a multiple of the type size
_ELLIPSIS = "…"
_AFTER = ("mm", "cm", "mL", "·", "×", "–", "%")  # never begin a line
_BEFORE = ("Ø", "×", "±")  # never end one


def wrapped(text: Wording, width: float, pt: float, measure: Measure, most: int) -> tuple[str, ...]:
    """`text` in at most `most` lines no wider than `width` (points); what does not fit ends in an ellipsis."""
    words = _kept_together(plain(text).split(" "))
    lines: list[str] = []
    while words and len(lines) < most - 1:
        count = _fitting(words, width, pt, measure)
        lines.append(elided(" ".join(words[:count]), width, pt, measure))
        words = words[count:]
    if words:
        lines.append(elided(" ".join(words), width, pt, measure))
    return tuple(lines)


def elided(text: str, width: float, pt: float, measure: Measure) -> str:
    """The text, or as much of its beginning as fits `width` with an ellipsis after it."""
    if measure(text, pt)[0] <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + _ELLIPSIS, pt)[0] <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + _ELLIPSIS


def plain(text: Wording) -> str:
    """The text in one line: white space collapsed, control characters and surrogates removed."""
    kept = "".join(c if c.isspace() or _printable(c) else "" for c in str(text))
    return " ".join(kept.split())


def _kept_together(words: list[str]) -> list[str]:
    """The words, those joined that no line break may separate: a number and its unit, a sign and its number."""
    joined: list[str] = []
    for word in words:
        if joined and (word.rstrip(").,;:") in _AFTER or joined[-1].split(" ")[-1] in _BEFORE):
            joined[-1] += " " + word
        else:
            joined.append(word)
    return joined


def _printable(character: str) -> bool:
    code = ord(character)
    return code >= 0x20 and not 0x7F <= code < 0xA0 and not 0xD800 <= code < 0xE000 and code & 0xFFFE != 0xFFFE


def _fitting(words: list[str], width: float, pt: float, measure: Measure) -> int:
    """The number of words that fit on a line of `width`; at least one."""
    count = 1
    while count < len(words) and measure(" ".join(words[: count + 1]), pt)[0] <= width:
        count += 1
    return count
