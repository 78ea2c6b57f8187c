"""Every word that leaves the product, found in its source: what a catalogue for a language has to say."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ivcviz.messages.languages import MARKED

PACKAGE = Path(__file__).parents[2] / "ivcviz"
TEMPLATE = PACKAGE / "messages" / "locales" / "ivcviz.pot"
# Where the words stand among the arguments of a call, by the function's name: (context, one, many).
CALLS: dict[str, tuple[int | None, int, int | None]] = {
    "say": (None, 0, None),
    "spoken": (None, 0, None),
    "say_as": (0, 1, None),
    "say_many": (None, 1, 2),
    "tr": (None, 0, None),
    "_tr": (None, 0, None),
    "_t": (None, 0, None),
    "translate": (None, 1, None),
    "translatable": (None, 1, None),
    "QT_TRANSLATE_NOOP": (None, 1, None),
}
OF_OTHERS = ("say", "spoken")  # as a method it is the status line that says, or a bubble
DEFINED_IN = "ivcviz/messages"  # where these functions are handed words that stand elsewhere


HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'


@dataclass(frozen=True, order=True)
class Entry:
    """Words of the catalogue: with a context where they mean several things, with a second form where they count."""

    one: str
    context: str = ""
    many: str = ""


@dataclass(frozen=True)
class Found:
    """Where an entry is said."""

    entry: Entry
    file: str
    line: int


@cache
def entries() -> list[Found]:
    """Every entry with each place of the source that says it, in the order of the files."""
    found = [found for path in sorted(PACKAGE.rglob("*.py")) for found in _entries_of(path)]
    return found + [Found(Entry(words, context), "ivcviz/messages/languages.py", 0) for context, words in MARKED]


def without_words() -> list[str]:
    """Places that say words which are not written there, so that no tool can find them."""
    return [
        f"{_name(path)}:{call.lineno}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if not _name(path).startswith(DEFINED_IN)
        for call, place in _calls(ast.parse(path.read_text()))
        if len(call.args) > place[1] and not list(_texts(call.args[place[1]]))
    ]


def catalogue_text() -> str:
    """The template catalogue (.pot)."""
    places: dict[Entry, list[str]] = {}
    for found in entries():
        files = places.setdefault(found.entry, [])
        if found.file not in files:
            files.append(found.file)
    head = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    )
    return head + "".join(_written(entry, files) for entry, files in sorted(places.items()))


def _entries_of(path: Path) -> Iterator[Found]:
    for call, (context, one, many) in _calls(ast.parse(path.read_text())):
        if len(call.args) <= max(one, many or 0):
            continue
        contexts = list(_texts(call.args[context])) if context is not None else [""]
        seconds = list(_texts(call.args[many])) if many is not None else [""]
        for words in _texts(call.args[one]):
            for about in contexts:
                for second in seconds:
                    yield Found(Entry(words, about, second), _name(path), call.lineno)


def _calls(tree: ast.AST) -> Iterator[tuple[ast.Call, tuple[int | None, int, int | None]]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            method = isinstance(node.func, ast.Attribute)
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in CALLS and not (method and name in OF_OTHERS) and not (name == "translate" and _moves(node)):
                yield node, CALLS[name]


def _moves(call: ast.Call) -> bool:
    """Whether it is a painter that is moved, not words that are put into a language."""
    return isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") != "QCoreApplication"


def _texts(node: ast.expr) -> Iterator[str]:
    """The words of an argument; of a choice between two, both."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if node.value:
            yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)


def _name(path: Path) -> str:
    return str(path.relative_to(PACKAGE.parent))


def _written(entry: Entry, files: list[str]) -> str:
    lines = [f"#: {file}" for file in files]
    lines += [f"msgctxt {_quoted(entry.context)}"] if entry.context else []
    lines.append(f"msgid {_quoted(entry.one)}")
    lines += [f"msgid_plural {_quoted(entry.many)}", 'msgstr[0] ""', 'msgstr[1] ""'] if entry.many else ['msgstr ""']
    return "\n" + "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
