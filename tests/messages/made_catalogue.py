"""Catalogues made by the tests: a .mo file from translations, and a pseudo-locale that marks every word it translates."""

import re
import struct
from collections.abc import Mapping
from pathlib import Path

from extraction import Entry, entries

PSEUDO = "qps"  # the code that is reserved for pseudo-locales
OPENED, CLOSED = "⟦", "⟧"
_HEAD = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"
# What stands in words and is not read: gaps, the parser's gaps, tags and entities of rich text.
_KEPT = re.compile(r"\{[^}]*\}|%\(\w+\)[sr]|%[srn1]|<[^>]+>|&\w+;")
_LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_OTHERS = "ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ"
_LETTERS = str.maketrans(_LATIN, _OTHERS)


def write(folder: Path, code: str, translations: Mapping[Entry, tuple[str, ...]]) -> None:
    """A catalogue as gettext lays it out; a translation has a form for one and, where the entry counts, one for many."""
    texts = {b"": _HEAD.encode()}
    for entry, forms in translations.items():
        key = f"{entry.context}\x04{entry.one}" if entry.context else entry.one
        key = f"{key}\0{entry.many}" if entry.many else key
        texts[key.encode()] = "\0".join(forms).encode()
    path = folder / code / "LC_MESSAGES" / "ivcviz.mo"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_packed(texts))


def write_pseudo(folder: Path) -> None:
    """The pseudo-locale: of every entry that is found in the source, and of nothing else."""
    translations = {}
    for entry in {found.entry for found in entries()}:
        forms = (pseudo(entry.one), pseudo(entry.many)) if entry.many else (pseudo(entry.one),)
        translations[entry] = forms
    translations[Entry(".", "decimal separator")] = (",",)
    write(folder, PSEUDO, translations)


def pseudo(words: str) -> str:
    """Words between marks, each letter by another that looks like it; gaps and tags stay."""
    pieces, at = [], 0
    for kept in _KEPT.finditer(words):
        pieces += [words[at : kept.start()].translate(_LETTERS), kept.group()]
        at = kept.end()
    return OPENED + "".join([*pieces, words[at:].translate(_LETTERS)]) + CLOSED


def _packed(texts: dict[bytes, bytes]) -> bytes:
    """The bytes of a .mo file: a header, two tables of lengths and places, the texts."""
    keys = sorted(texts)
    ids, strings = [b"".join(key + b"\0" for key in keys), b"".join(texts[key] + b"\0" for key in keys)]
    first, second = 28, 28 + 8 * len(keys)
    start = second + 8 * len(keys)
    table_of_keys, table_of_texts, at, text_at = b"", b"", start, start + len(ids)
    for key in keys:
        table_of_keys += struct.pack("<II", len(key), at)
        table_of_texts += struct.pack("<II", len(texts[key]), text_at)
        at, text_at = at + len(key) + 1, text_at + len(texts[key]) + 1
    head = struct.pack("<7I", 0x950412DE, 0, len(keys), first, second, 0, 0)
    return head + table_of_keys + table_of_texts + ids + strings
