"""Locales: which catalogue puts the product's words into a language, and which one this process speaks.

Words are rendered late and in many places (a page's margin, an error, a label that is measured), so the locale is one value of
the process and not an argument of every function between. It is chosen once, at the edge (`--lang`, or the window's
settings), read by `sentences` alone, and never taken from the environment. English is the absence of a catalogue.
"""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter

LOCALES = Path(__file__).parent / "locales"  # CODE/LC_MESSAGES/ivcviz.mo, as gettext lays them out; none is shipped yet
DOMAIN = "ivcviz"
_DECIMAL, _OWN_NAME = "decimal separator", "name of this language"
MARKED = ((_DECIMAL, "."), (_OWN_NAME, "English"))  # contexts and words that a catalogue has beside the messages


@dataclass(frozen=True, eq=False)
class Locale:
    """A language by its code, with the catalogue that holds its words."""

    code: str
    catalogue: gettext.NullTranslations = field(default_factory=gettext.NullTranslations)

    def words(self, template: str, context: str = "") -> str:
        """A template in this language; itself where the catalogue lacks it."""
        if not template:  # gettext keeps its own header under the empty text
            return ""
        return self.catalogue.pgettext(context, template) if context else self.catalogue.gettext(template)

    def words_for(self, count: int, one: str, many: str, context: str = "") -> str:
        """The form of a template that goes with a number of things."""
        if context:
            return self.catalogue.npgettext(context, one, many, count)
        return self.catalogue.ngettext(one, many, count)

    @property
    def own_name(self) -> str:
        """The language's name in that language."""
        return self.words("English", _OWN_NAME)

    @property
    def decimal_separator(self) -> str:
        """The decimal separator."""
        return self.words(".", _DECIMAL)


ENGLISH = Locale("en")
_spoken = ENGLISH


def current() -> Locale:
    """The locale that words are rendered for."""
    return _spoken


def use(locale: Locale) -> None:
    """Render words for this locale from now on; for the edge, before anything is said."""
    global _spoken
    _spoken = locale


@contextmanager
def speaking(locale: Locale) -> Iterator[None]:
    """Render words in a locale within a `with` block: JSON is always English."""
    before = current()
    use(locale)
    try:
        yield
    finally:
        use(before)


def codes() -> list[str]:
    """The codes of all languages, English first."""
    found = sorted(path.parent.parent.name for path in LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return [ENGLISH.code, *(code for code in found if code != ENGLISH.code)]


def locale_of(code: str) -> Locale | None:
    """The locale of a code; None where there is no catalogue for it. ValueError where a translation has other gaps."""
    if code == ENGLISH.code:
        return ENGLISH
    if code not in codes():
        return None
    with (LOCALES / code / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
        return Locale(code, checked(gettext.GNUTranslations(file)))


def checked(catalogue: gettext.GNUTranslations) -> gettext.GNUTranslations:
    """The catalogue, if each translation has only gaps that its template fills; ValueError with the first that does not."""
    entries: dict[str | tuple[str, int], str] = catalogue._catalog  # type: ignore[attr-defined]
    for key, translation in entries.items():
        template = key if isinstance(key, str) else key[0]
        unknown = _gaps(translation) - _gaps(template) - {"count"}
        if template and unknown:
            raise ValueError(f"{template!r} has no gap {sorted(unknown)[0]!r}")
    return catalogue


def _gaps(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}
