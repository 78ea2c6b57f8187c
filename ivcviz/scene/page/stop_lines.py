"""How many lines a plan's stops take at most: a page is laid out, and its camera placed, before any type is measured."""

from textwrap import wrap
from unicodedata import east_asian_width

from ivcviz.messages.sentences import Wording

MARK = 1.5  # the mark before a stop with its gap, as a multiple of the type size
_LETTER = 0.6  # width of a letter of DejaVu Sans, as a multiple of the type size: more than prose takes on average


def lines_at_most(stops: tuple[Wording, ...], width: float, pt: float) -> int:
    """The lines that the stops take on a page so wide (points), counted generously."""
    columns = max(8, int((width - MARK * pt) / (_LETTER * pt)))
    return sum(len(wrap(_doubled(str(text)), columns)) for text in stops)


def _doubled(text: str) -> str:
    """The text with its wide letters twice."""
    return "".join(letter * (2 if east_asian_width(letter) in "WF" else 1) for letter in text)
