"""A sentence of a report with every reading of its commas: a decimal comma, or a separator.

All readings are tried. Of those in which every word is understood the only one stands; where there are several, straight
after who the patient is a comma behind two digits separates the age; and where both still stand, the words that differ are
refused with both readings. Where no reading of the sentence is understood throughout, a comma is read by the words next to it,
up to the separators that are plain; of what is still open, that is entered which all readings have in common.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from ivcviz.case.words.clauses import Clause, clauses_of
from ivcviz.case.words.entries import Entry, Refused, contradictions
from ivcviz.case.words.people import WHO
from ivcviz.case.words.tokens import Token, open_commas, report_tokens, tokens_of
from ivcviz.messages.sentences import Message, Text, say

_MOST_COMMAS = 8  # 256 readings; a sentence with more such commas is refused
_UNIT = re.compile(r"(?:[^,\n]|(?<=\d),(?=\d))+")  # between plain separators


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence says, and the parts of it that are refused."""

    entries: tuple[Entry, ...] = ()
    refused: tuple[Refused, ...] = ()

    @property
    def clear(self) -> bool:
        """Whether every word is understood, and nothing is said in two ways."""
        return not self.refused and not contradictions(self.entries)


def sentences_of(text: str) -> Iterator[tuple[int, int]]:
    """From where to where each sentence stands in the text."""
    tokens = tokens_of(text)
    first = 0
    for i, token in enumerate((*tokens, Token(".", len(text), len(text)))):
        if token.ends_sentence:
            if first < i:
                yield tokens[first].start, tokens[i - 1].end
            first = i + 1


def read_sentence(text: str, start: int, end: int, age_known: bool) -> Reading:
    """Read the sentence that stands there; `age_known`: whether the age was given before."""
    sentence = text[start:end]
    open_here = open_commas(sentence)
    if len(open_here) > _MOST_COMMAS:
        words = say("Which of its commas are decimal commas? Write a space behind each comma that separates.")
        return Reading(refused=(Refused(start, end, quoting(sentence, words)),))
    readings = _readings(text, start, end, open_here, ())
    clear = {commas: reading for commas, reading in readings.items() if reading.clear}
    if len({_values(reading) for reading in clear.values()}) > 1:
        aged = None if age_known else _after_who(sentence, clear)
        return aged or _both(text, start, clear)
    if clear or len(readings) == 1:
        return next(iter((clear or readings).values()))
    left, separating = _read_by_neighbours(sentence)
    return _common(text, _readings(text, start, end, left, separating))


def _readings(
    text: str, start: int, end: int, commas: Sequence[int], separating: Sequence[int]
) -> dict[tuple[int, ...], Reading]:
    """The reading for each choice of which of the commas separate, beside those that do."""
    readings = {}
    for choice in product((False, True), repeat=len(commas)):
        chosen = (*separating, *(comma for comma, separates in zip(commas, choice, strict=True) if separates))
        readings[chosen] = _reading(text, start, report_tokens(text[start:end], chosen))
    return readings


def _read_by_neighbours(sentence: str) -> tuple[list[int], list[int]]:
    """The open commas of a sentence that its plain separators do not settle, and those that are settled to separate.

    Not beside who the patient is: there the age may come first.
    """
    left: list[int] = []
    separating: list[int] = []
    before = ""
    for found in _UNIT.finditer(sentence):
        commas = open_commas(found[0])
        readings = _readings(found[0], 0, len(found[0]), commas, ())
        clear = {_values(reading): choice for choice, reading in readings.items() if reading.clear}
        settled = len(clear) == 1 and not _names_who(before)
        separating += [found.start() + comma for comma in next(iter(clear.values())) if settled] if clear else []
        left += [] if settled else [found.start() + comma for comma in commas]
        before = found[0]
    return left, separating


def _names_who(words: str) -> bool:
    """Whether the words end with who the patient is, without an age."""
    tokens = tokens_of(words)
    return bool(tokens) and tokens[-1].plain in WHO


def shortened(text: str) -> str:
    """A part of the text as it is quoted: in one line, and not longer than a line."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= 60 else line[:57] + "…"


def _reading(text: str, offset: int, tokens: list[Token]) -> Reading:
    """The reading of a sentence's tokens, whose places count from `offset`."""
    entries: list[Entry] = []
    refused: list[Refused] = []
    for clause in clauses_of(tokens):
        start, end = offset + tokens[clause.first].start, offset + tokens[clause.past - 1].end
        if clause.refused:
            refused.append(Refused(start, end, _not_understood(text, offset, tokens, clause)))
            continue
        unpaired = next((located.phrase.problem for located in clause.phrases if located.phrase.unpaired), None)
        if unpaired is not None:
            refused.append(Refused(start, end, quoting(text[start:end], unpaired)))
            continue
        for located in clause.phrases:
            first, last = offset + tokens[located.first].start, offset + tokens[located.past - 1].end
            if located.phrase.problem is not None:
                refused.append(Refused(first, last, quoting(text[first:last], located.phrase.problem)))
            else:
                entries += [Entry(first, last, name, value) for name, value in located.phrase.values.items()]
    return Reading(tuple(entries), tuple(refused))


def quoting(part: str, reason: Text) -> Message:
    """The sentence about a part."""
    return say("“{part}”: {reason}", part=shortened(part), reason=reason)


def _not_understood(text: str, offset: int, tokens: list[Token], clause: Clause) -> Message:
    """The sentence about a refused clause: the first words in it that are not understood."""
    part = text[offset + tokens[clause.first].start : offset + tokens[clause.past - 1].end]
    first = last = clause.strangers[0]
    while last + 1 in clause.strangers:
        last += 1
    words = text[offset + tokens[first].start : offset + tokens[last].end]
    if shortened(words) == shortened(part):
        return say("“{words}” is not understood.", words=shortened(words))
    return say("“{words}” is not understood in “{part}”.", words=shortened(words), part=shortened(part))


def _values(reading: Reading) -> str:
    """What a reading comes to, in a form that can be compared."""
    return repr([(entry.name, entry.value) for entry in reading.entries])


def _after_who(text: str, standing: dict[tuple[int, ...], Reading]) -> Reading | None:
    """The reading in which a comma after who the patient is ends the age; None where a decimal could be meant just as well.

    A single digit behind the comma is what a decimal looks like: then both stand.
    """
    aged = {commas: reading for commas, reading in standing.items() if any(entry.name == "age" for entry in reading.entries)}
    if len({_values(reading) for reading in aged.values()}) != 1:
        return None
    commas, reading = next(iter(aged.items()))
    decimals = [len(text[comma + 1 :]) - len(text[comma + 1 :].lstrip("0123456789")) for comma in commas]
    return reading if all(digits > 1 for digits in decimals) else None


def _both(text: str, offset: int, standing: dict[tuple[int, ...], Reading]) -> Reading:
    """What all readings have in common; the rest refused, with two of the readings."""
    common = [entry for entry in next(iter(standing.values())).entries if all(entry in r.entries for r in standing.values())]
    apart = [entry for reading in standing.values() for entry in reading.entries if entry not in common]
    start, end = min(entry.start for entry in apart), max(entry.end for entry in apart)
    one, other = (_with_commas(text, offset, start, end, commas) for commas in list(standing)[:2])
    sentence = say("“{part}” has two readings: {one}, or {other}.", part=shortened(text[start:end]), one=one, other=other)
    return Reading(
        tuple(entry for entry in common if entry.end <= start or entry.start >= end), (Refused(start, end, sentence),)
    )


def _common(text: str, readings: dict[tuple[int, ...], Reading]) -> Reading:
    """What all readings have in common; of the first one, in which all open commas are decimal, the rest is refused."""
    first = next(iter(readings.values()))
    common = tuple(entry for entry in first.entries if all(entry in reading.entries for reading in readings.values()))
    words = say("Is its comma a decimal comma? Write a point instead, or a space behind a comma that separates.")
    places = dict.fromkeys((entry.start, entry.end) for entry in first.entries if entry not in common)
    apart = [Refused(start, end, quoting(text[start:end], words)) for start, end in places]
    return Reading(common, tuple(sorted((*first.refused, *apart), key=lambda part: part.start)))


def _with_commas(text: str, offset: int, start: int, end: int, separating: tuple[int, ...]) -> str:
    """A part as it would be written so that it has one reading alone."""
    decimal = set(open_commas(text[offset:end])) - set(separating)
    letters = []
    for place in range(start, end):
        comma = place - offset
        letters.append("." if comma in decimal else ", " if comma in separating else text[place])
    return f"“{shortened(''.join(letters))}”"
