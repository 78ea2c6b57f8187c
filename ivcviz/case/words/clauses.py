"""A sentence of a report as clauses: what each says, and which must be refused.

Words that are not understood refuse the clause that they stand in: what is left of it might mean something else. So do they
with what leans on that clause: a following one that does not say what it speaks of, and a foregoing one where the refused words
begin with a preposition. A word that may turn a meaning round ("not", "formerly") refuses its whole sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ivcviz.case.words import extents, flow, people, sizes, veins
from ivcviz.case.words.phrases import Phrase, Reader
from ivcviz.case.words.tokens import Token
from ivcviz.case.words.vocabulary import FILLERS, LEANING, QUALIFIERS, SUBJECTS

READERS: tuple[Reader, ...] = (
    *(extents.extent_at, extents.thrombus_at, extents.one_end_at, extents.tip_at, extents.iliac_at, extents.atrium_at),
    *(extents.region_at, extents.cava_at),
    *(sizes.size_at, sizes.side_at, sizes.one_side_at),
    *(veins.accessory_at, veins.involved_at, veins.free_at, veins.course_at, veins.heading_at),
    *(people.person_at, people.missing_kidney_at, people.kidney_share_at, people.legs_at),
    *(flow.lumen_at, flow.collaterals_at, flow.circumference_at),
)


@dataclass(frozen=True, slots=True)
class Located:
    """A phrase, and the first and last but one of the sentence's tokens that it takes."""

    first: int
    past: int
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Clause:
    """The tokens from `first` to before `past`: the phrases in them, and the places of words that are not understood."""

    first: int
    past: int
    phrases: tuple[Located, ...] = ()
    strangers: tuple[int, ...] = ()
    names_subject: bool = False
    refused: bool = False


@dataclass(slots=True)
class _Scan:
    """The sentence while it is read."""

    phrases: list[Located] = field(default_factory=list)
    strangers: list[int] = field(default_factory=list)


def clauses_of(tokens: Sequence[Token]) -> list[Clause]:
    """The clauses of a sentence, each refused or not."""
    scan = _scanned(tokens)
    inside = {i for located in scan.phrases for i in range(located.first + 1, located.past)}
    ends = [i for i, token in enumerate(tokens) if i not in inside and i and (_separates(tokens, i) or token.breaks)]
    bounds = [0, *ends, len(tokens)]
    clauses = [_clause(tokens, scan, *pair) for pair in pairwise(bounds) if pair[0] < pair[1]]
    if any(tokens[i].plain in QUALIFIERS for i in scan.strangers):
        return joined([replace(clause, refused=True) for clause in clauses])
    return joined(_leaning(tokens, clauses))


def _scanned(tokens: Sequence[Token]) -> _Scan:
    """Read the longest phrase at each place; what no phrase takes is a word without a value, or a stranger."""
    text = " ".join(token.plain for token in tokens)
    starts, at = {}, 0
    for i, token in enumerate(tokens):
        starts[at] = i
        at += len(token.plain) + 1
    starts[at] = len(tokens)
    scan, place = _Scan(), 0
    places = {i: start for start, i in starts.items()}
    while place < len(tokens):
        phrase = _longest(text, places[place])
        if phrase is not None:
            past = starts[phrase.end + 1]
            scan.phrases.append(Located(place, past, phrase))
            place = past
            continue
        if tokens[place].plain not in FILLERS and not _separates(tokens, place):
            scan.strangers.append(place)
        place += 1
    return scan


def _separates(tokens: Sequence[Token], place: int) -> bool:
    """Whether a sign parts two clauses: a comma, a stroke behind a length or between a vein and a length."""
    if tokens[place].plain == "/" and 0 < place < len(tokens) - 1:
        before, after = tokens[place - 1].plain, tokens[place + 1].plain
        return before in ("mm", "cm") or (before in ("right", "left", "vein", "rrv", "lrv") and after[:1].isdigit())
    return tokens[place].plain == ","


def _longest(text: str, start: int) -> Phrase | None:
    found = [phrase for reader in READERS if (phrase := reader(text, start)) is not None and phrase.end > start]
    return max(found, key=lambda phrase: phrase.end, default=None)


def _clause(tokens: Sequence[Token], scan: _Scan, first: int, past: int) -> Clause:
    phrases = tuple(located for located in scan.phrases if first <= located.first < past)
    strangers = tuple(i for i in scan.strangers if first <= i < past)
    if _separates(tokens, first):
        first += 1
    names = any(located.phrase.names_subject for located in phrases) or any(
        token.plain in SUBJECTS for token in tokens[first:past]
    )
    return Clause(first, past, phrases, strangers, names, refused=bool(strangers))


def _leaning(tokens: Sequence[Token], clauses: list[Clause]) -> list[Clause]:
    """The clauses, with those refused that lean on a refused one."""
    kept: list[Clause] = []
    for clause in clauses:
        after = bool(kept) and kept[-1].refused and not clause.names_subject and bool(clause.phrases)
        kept.append(replace(clause, refused=clause.refused or after))
        if clause.strangers and len(kept) > 1 and tokens[clause.first].plain in LEANING:
            kept[-2] = replace(kept[-2], refused=True)
    return [clause for clause in kept if clause.first < clause.past]


def joined(clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses with refused ones side by side as one."""
    result: list[Clause] = []
    for clause in clauses:
        if result and clause.refused and result[-1].refused:
            strangers = (*result[-1].strangers, *clause.strangers)
            result[-1] = replace(result[-1], past=clause.past, strangers=strangers)
        else:
            result.append(clause)
    return result
