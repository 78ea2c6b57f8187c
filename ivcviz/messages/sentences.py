"""Texts that are put into words only when they are shown: templates with typed values, quantities, lists.

The core makes a message with its values; `str(text)` renders it in the current locale (`languages`), `in_english` for
scripts. Texts are equal if their templates and values are, whatever their words.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from ivcviz.messages.languages import ENGLISH, Locale, current


class Text:
    """Anything that can be rendered as words in a locale."""

    __slots__ = ()

    def rendered(self, locale: Locale | None = None) -> str:
        """The words in a locale; in the current one where none is given."""
        return self._in(locale or current())

    def in_english(self) -> str:
        """The words as scripts read them."""
        return self._in(ENGLISH)

    def __str__(self) -> str:
        return self._in(current())

    def __format__(self, form: str) -> str:
        return format(str(self), form)

    def _in(self, locale: Locale) -> str:
        raise NotImplementedError


Wording = Text | str  # a str stands as it is: a proper name, a path, an identifier, what a user wrote
Value = Text | str | int
Filling = Value | float | PurePath | tuple[Wording, ...]  # what `say` takes for a gap


@dataclass(frozen=True, slots=True)
class Message(Text):
    """A template with gaps as "{name}" and what fills them; `many` is the template for a count other than one."""

    template: str
    values: tuple[tuple[str, Value], ...] = ()
    many: str = ""
    count: int = 1
    context: str = ""

    __str__ = Text.__str__

    def filled(self, **values: Filling) -> "Message":
        """The message with more of its gaps filled."""
        return replace(self, values=self.values + _typed(values))

    def _in(self, locale: Locale) -> str:
        if self.many:
            words = locale.words_for(self.count, self.template, self.many, self.context)
        else:
            words = locale.words(self.template, self.context)
        return words.format_map({name: _filled(value, locale) for name, value in self.values})


@dataclass(frozen=True, slots=True)
class Quantity(Text):
    """A number as it is read: `form` as in format(), a needless ".0" dropped where `short`, with its unit if it has one."""

    value: float
    unit: str = ""
    form: str = ".1f"
    short: bool = True

    __str__ = Text.__str__

    def _in(self, locale: Locale) -> str:
        text = format(self.value, self.form)
        if self.short:
            text = text.removesuffix(".0")
        text = "0" if text == "-0" else text.replace(".", locale.decimal_separator)
        return f"{text} {self.unit}" if self.unit else text


@dataclass(frozen=True, slots=True)
class Joined(Text):
    """Texts in a row with the same separator between them; punctuation and space, never words."""

    parts: tuple[Value, ...]
    separator: str = ""

    __str__ = Text.__str__

    def _in(self, locale: Locale) -> str:
        return self.separator.join(_filled(part, locale) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Changed(Text):
    """A text whose words are changed after rendering: an initial capital, a full stop removed."""

    text: Value
    change: Callable[[str], str]

    __str__ = Text.__str__

    def _in(self, locale: Locale) -> str:
        return self.change(_filled(self.text, locale))


def say(template: str, /, **values: Filling) -> Message:
    """A message; a value is a text, a number of things or a str as it stands. The template is a literal."""
    return Message(template, _typed(values))


def spoken(template: str, /, **values: Filling) -> str:
    """Render a message at once: for the command line, where it is shown as soon as it is made."""
    return str(say(template, **values))


def say_as(context: str, template: str, /, **values: Filling) -> Message:
    """A message whose English words mean several things, told apart for the translator by a context."""
    return Message(template, _typed(values), context=context)


def say_many(count: int, one: str, many: str, /, **values: Filling) -> Message:
    """A message about a number of things; the number itself fills the gap {count}."""
    return Message(one, (("count", count), *_typed(values)), many, count)


def listed(parts: Iterable[Wording]) -> Wording:
    """Texts in a row: "a", "a and b", "a, b and c"."""
    *most, last = parts
    return say("{most} and {last}", most=joined(most, ", "), last=last) if most else last


def joined(parts: Iterable[Value], separator: str = " ") -> Text:
    """Texts in a row with nothing but a separator between them."""
    return Joined(tuple(parts), separator)


def capital(text: Value) -> Text:
    """The text with an initial capital, for the start of a sentence."""
    return Changed(text, _with_capital)


def small(text: Value) -> Text:
    """The text with a small initial, for use inside a sentence."""
    return Changed(text, _without_capital)


def without_stop(text: Value) -> Text:
    """A sentence without its full stop, for use inside another one."""
    return Changed(text, _without_stop)


def in_english(text: Wording) -> str:
    """A text as scripts read it."""
    return text.in_english() if isinstance(text, Text) else text


def for_scripts(value: Any) -> Any:
    """A value of JSON as scripts read it: every text in it in English, whatever is spoken."""
    if isinstance(value, dict):
        return {name: for_scripts(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [for_scripts(item) for item in value]
    return value.in_english() if isinstance(value, Text) else value


def _with_capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _without_capital(words: str) -> str:
    return words[:1].lower() + words[1:]


def _without_stop(words: str) -> str:
    return words.removesuffix(".")


def _filled(value: Value, locale: Locale) -> str:
    return value.rendered(locale) if isinstance(value, Text) else str(value)


def _typed(values: dict[str, Filling]) -> tuple[tuple[str, Value], ...]:
    return tuple((name, _one(value)) for name, value in values.items())


def _one(value: Filling) -> Value:
    """A value as it may stand in a message: a bare float is a length in mm, a tuple is a list."""
    if isinstance(value, float):
        return Quantity(value, "mm")
    if isinstance(value, tuple):
        return listed(value) if value else ""
    return str(value) if isinstance(value, PurePath) else value
