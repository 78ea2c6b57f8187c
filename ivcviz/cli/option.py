"""What an option of `new` is that is one edit of the case, and the kinds of options that there are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ivcviz.case.document import Case
from ivcviz.cli import value_types
from ivcviz.messages.sentences import Message, Text, joined
from ivcviz.terms.term import Term, by_id, ids

Edit = Callable[[Case, Any], Case]
ID = "ID"
YES_OR_NO = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An option: its name, the edit that it is, what is said of it, and what its text is read as.

    `words` are the texts that it takes, with their values; with `repeated` it may be given several times.
    """

    name: str
    edit: Edit
    told: Message
    read: Callable[[str], Any] = str
    metavar: str = "TEXT"
    words: Mapping[str, Any] | None = None
    repeated: bool = False

    @property
    def help(self) -> Text:
        """What is said of it, with the ids that it takes where its metavar does not list them."""
        listed = self.words is not None and self.metavar == ID
        return joined((self.told, ", ".join(self.words or ())), ": ") if listed else self.told

    @property
    def key(self) -> str:
        return self.name.removeprefix("--").replace("-", "_")


def numbered(name: str, edit: Edit, told: Message, metavar: str = "MM") -> Option:
    return Option(name=name, edit=edit, told=told, read=value_types.number, metavar=metavar)


def termed(name: str, edit: Edit, told: Message, terms: tuple[Term, ...]) -> Option:
    return Option(name=name, edit=edit, told=told, metavar=ID, words={id_: by_id(terms, id_) for id_ in ids(terms)})


def worded(name: str, edit: Edit, told: Message, words: Mapping[str, Any] | tuple[str, ...]) -> Option:
    known = words if isinstance(words, Mapping) else {word: word for word in words}
    return Option(name=name, edit=edit, told=told, words=known, metavar="|".join(known))


def field_edit(change: Callable[..., Case], key: str) -> Edit:
    return lambda case, value: change(case, **{key: value})
