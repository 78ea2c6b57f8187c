"""The text of a case file as plain values: everything that can be wrong before a field is looked at."""

import json
import os
import stat
from collections import Counter
from pathlib import Path
from typing import Any

from ivcviz.case.faults import Fault
from ivcviz.errors import UserError
from ivcviz.messages.sentences import Quantity, Wording, say, spoken
from ivcviz.messages.sentences import joined as joined_words
from ivcviz.messages.system_errors import reason_of

LARGEST_BYTES = 5_000_000
_NOT_JSON = {  # what the parser of JSON finds, in its own English
    known.template: known
    for known in (
        say("Expecting value"),
        say("Expecting ',' delimiter"),
        say("Expecting ':' delimiter"),
        say("Expecting property name enclosed in double quotes"),
        say("Extra data"),
        say("Invalid control character at"),
        say("Invalid \\escape"),
        say("Invalid \\uXXXX escape"),
        say("Unterminated string starting at"),
        say("Illegal trailing comma before end of object"),
        say("Illegal trailing comma before end of array"),
    )
}


class UnreadableError(UserError):
    """A file in which no field can be looked at; `fault` says what it holds instead of a case."""

    def __init__(self, found: Wording, allowed: Wording, path: str | None = None) -> None:
        self.fault = Fault(spoken("(whole file)") if path is None else path, found, allowed)
        super().__init__(joined_words(self.fault.parts, ""))


class Members(dict[str, Any]):
    """A JSON object that remembers which of its names were written twice."""

    twice: tuple[str, ...] = ()


def read_content(path: Path) -> bytes:
    """The bytes of a case file. UnreadableError if it cannot be read, is no ordinary file or too large."""
    try:
        return _bytes_of(path)
    except (OSError, ValueError) as reason:
        raise UnreadableError(reason_of(reason), say("a case file that can be read")) from reason


def values_of(content: bytes) -> Any:
    """The JSON values of a file's bytes; objects are `Members`. UnreadableError if they are no text or no JSON."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as reason:
        raise UnreadableError(
            say("not UTF-8 (byte {number})", number=reason.start + 1),
            say("text in UTF-8; save the file again in that encoding"),
        ) from reason
    return _parsed(text)


def repeated_names(values: Any) -> list[Fault]:
    """A fault for every name that an object holds twice; with two values nobody knows which one was meant."""
    found: list[Fault] = []
    waiting: list[tuple[str, Any]] = [("", values)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, Members):
            found += [Fault(joined(path, name), say("written twice"), say("each name once")) for name in value.twice]
            waiting += [(joined(path, name), item) for name, item in reversed(value.items())]
        elif isinstance(value, list):
            waiting += [(f"{path}[{i}]", item) for i, item in reversed(list(enumerate(value)))]
    return found


def joined(path: str, name: str) -> str:
    """The path of a member inside the file; names that are no plain words are quoted and shortened."""
    plain = name if name.replace("_", "a").isalnum() and name.isascii() and len(name) <= 60 else shown(name)
    return f"{path}.{plain}" if path else plain


def shown(value: Any) -> str:
    """A value as one short line of JSON."""
    text = _opened(value) if isinstance(value, dict | list) else json.dumps(value, ensure_ascii=True)
    return text if len(text) <= 60 else text[:57] + "…"


def _opened(value: dict[str, Any] | list[Any]) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(json.dumps(name) for name in list(value)[:4]) + (", …}" if len(value) > 4 else "}")
    return f"[{len(value)} items]" if len(value) > 3 or any(isinstance(v, dict | list) for v in value) else json.dumps(value)


def _bytes_of(path: Path) -> bytes:
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise UnreadableError(say("a folder"), say("a case file"))
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableError(say("not an ordinary file"), say("a case file"))
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        content = b"" if size > LARGEST_BYTES else file.read(LARGEST_BYTES + 1)
    if size > LARGEST_BYTES or len(content) > LARGEST_BYTES:
        raise UnreadableError(
            Quantity(size / 1e6, "MB", short=False), say("a case file of at most {most} MB", most=LARGEST_BYTES // 1_000_000)
        )
    return content


def _parsed(text: str) -> Any:
    if not text.strip():
        raise UnreadableError(say("empty"), say("a case in JSON"))
    try:
        return json.loads(text, object_pairs_hook=_members)
    except json.JSONDecodeError as reason:
        at_end = reason.pos >= len(text.rstrip())
        what = say("the file ends too early") if at_end else _NOT_JSON.get(reason.msg, reason.msg)
        found = say("line {line}, column {column}: {what}", line=reason.lineno, column=reason.colno, what=what)
        raise UnreadableError(found, say("JSON, whole and well formed")) from reason
    except RecursionError:
        raise UnreadableError(say("nested too deeply"), say("a case in JSON")) from None
    except ValueError as reason:
        raise UnreadableError(
            say("a number that cannot be read ({why})", why=str(reason)[:94]), say("JSON with numbers of ordinary size")
        ) from reason


def _members(pairs: list[tuple[str, Any]]) -> Members:
    members = Members(pairs)
    if len(members) < len(pairs):
        times = Counter(name for name, _ in pairs)
        members.twice = tuple(name for name in members if times[name] > 1)
    return members
