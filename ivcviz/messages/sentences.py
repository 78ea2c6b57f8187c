"""A sentence as words with gaps and what stands in them: the plan says rule and values, a window may say the words anew."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ivcviz.messages.numbers import mm


@dataclass(frozen=True, slots=True)
class Sentence:
    """`words` holds gaps as "{name}"; a value is text, a length in mm, another sentence, or several that are listed."""

    words: str
    values: tuple[tuple[str, Any], ...] = ()

    def said(self, translate: Callable[[str], str] = str) -> str:
        """The sentence with its gaps filled; `translate` turns the words of every part before that."""
        return translate(self.words).format_map({name: _filled(value, translate) for name, value in self.values})


def say(words: str, **values: Any) -> Sentence:
    """A sentence with what fills its gaps."""
    return Sentence(words, tuple(values.items()))


def _filled(value: Any, translate: Callable[[str], str]) -> str:
    if isinstance(value, Sentence):
        return value.said(translate)
    if isinstance(value, tuple):
        parts = [_filled(part, translate) for part in value]
        if len(parts) < 2:
            return "".join(parts)
        return translate("{most} and {last}").format(most=", ".join(parts[:-1]), last=parts[-1])
    if isinstance(value, float):
        return mm(value)
    return str(value)
