"""The base class of terms: an id for files, and equality by identity."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NoReturn, Self, TypeVar

from ivcviz.messages.sentences import Wording


@dataclass(frozen=True, eq=False, kw_only=True, repr=False)
class Term:
    """A term of the product's vocabulary with its behaviour; two terms are equal only if they are the same record.

    A term is no text: what is shown of it are its words, and `id` is for case files, JSON and the command line.
    """

    id: str
    name: Wording

    def __str__(self) -> NoReturn:
        raise TypeError(f"{self!r} is no text: show one of its words, or write its id into a file")

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}>"

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        return self


T = TypeVar("T", bound=Term)


def ids(terms: Iterable[Term]) -> tuple[str, ...]:
    """The ids of terms, in the order given."""
    return tuple(term.id for term in terms)


def by_id(terms: Iterable[T], id_: str) -> T:
    """The term of an id, for what is read from a file or the command line; LookupError if there is none."""
    for term in terms:
        if term.id == id_:
            return term
    raise LookupError(f"no term has the id {id_!r}")
