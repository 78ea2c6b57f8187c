"""Read a case file to plain values: encoding, size and JSON syntax are checked here, before any field."""

import errno
import json
import os
import stat
from collections import Counter
from pathlib import Path
from typing import Any

from ivcviz.case.faults import Fault
from ivcviz.errors import UserError
from ivcviz.messages.numbers import one_decimal
from ivcviz.messages.sentences import Message, Wording, say
from ivcviz.messages.system_errors import reason_of

LARGEST_BYTES = 5_000_000
WHOLE = say("the file")
# What is wrong where the reader of JSON stops, by the beginning of its own words; else only where it stops is said.
_NOT_JSON = {
    "Expecting value": say("a value is missing"),
    "Expecting ',' delimiter": say("a comma or a closing bracket is missing"),
    "Expecting ':' delimiter": say("a colon is missing"),
    "Expecting property name": say("a name in double quotes is missing"),
    "Illegal trailing comma": say("a comma stands before a closing bracket"),
    "Extra data": say("something follows the end of the case"),
    "Invalid control character": say("a text holds a line break or another control character"),
    "Invalid \\": say("a text holds a backslash that begins no known sign"),
    "Unterminated string": say("a text has no closing quote"),
}
_NOT_READ = {
    errno.ENOENT: say("not there"),
    errno.EACCES: say("not open to you"),
    errno.ELOOP: say("a loop of links"),
    errno.ENAMETOOLONG: say("of a name that is too long"),
}


class UnreadableError(UserError):
    """A file in which no field can be looked at; `fault` says what it holds instead of a case."""

    def __init__(self, found: Wording, remedy: Wording, path: Wording = WHOLE) -> None:
        self.fault = Fault(path, found, remedy)
        super().__init__(self.fault.words)


class Members(dict[str, Any]):
    """A JSON object that remembers which of its names were written twice."""

    twice: tuple[str, ...] = ()


def read_content(path: Path) -> bytes:
    """The bytes of a case file. UnreadableError if it cannot be read, is no ordinary file or too large."""
    try:
        return _bytes_of(path)
    except OSError as reason:
        why = reason_of(reason) or say("no reason is given")
        found = _NOT_READ.get(reason.errno or 0) or say("not readable ({why})", why=why)
        raise UnreadableError(found, say("name a case file that can be read")) from reason
    except ValueError as reason:  # a null character
        raise UnreadableError(say("of a name that no file can have"), say("name a case file that can be read")) from reason


def values_of(content: bytes) -> Any:
    """The JSON values of a file's bytes; objects are `Members`. UnreadableError if they are no text or no JSON."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as reason:
        raise UnreadableError(
            say("not text in UTF-8 (byte {start})", start=reason.start + 1),
            say("save it again in that encoding, if it is a case"),
        ) from reason
    return _parsed(text)


def repeated_names(values: Any) -> list[Fault]:
    """A fault for every name that an object holds twice; with two values nobody knows which one was meant."""
    found: list[Fault] = []
    waiting: list[tuple[str, Any]] = [("", values)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, Members):
            found += [Fault(joined(path, name), say("written twice"), say("write each name once")) for name in value.twice]
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
    if len(text) <= 60:
        return text
    return f'{text[:56]}…"' if text.startswith('"') else f"{text[:57]}…"


def _opened(value: dict[str, Any] | list[Any]) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(json.dumps(name) for name in list(value)[:4]) + (", …}" if len(value) > 4 else "}")
    return f"[{len(value)} items]" if len(value) > 3 or any(isinstance(v, dict | list) for v in value) else json.dumps(value)


def _bytes_of(path: Path) -> bytes:
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise UnreadableError(say("a folder"), say("name a case file"))
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableError(say("not an ordinary file"), say("name a case file"))
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        content = b"" if size > LARGEST_BYTES else file.read(LARGEST_BYTES + 1)
    if size > LARGEST_BYTES or len(content) > LARGEST_BYTES:
        raise UnreadableError(
            say("{size} MB large", size=one_decimal(size / 1000000.0)),
            say("name a case file, of at most {most} MB", most=LARGEST_BYTES // 1000000),
        )
    return content


def _parsed(text: str) -> Any:
    if not text.strip():
        raise UnreadableError(say("empty"), say("name a file that holds a case"))
    try:
        return json.loads(text, object_pairs_hook=_members)
    except json.JSONDecodeError as reason:
        at_end = reason.pos >= len(text.rstrip())
        why = say("the file ends too early") if at_end else _not_json(reason.msg)
        found = say("not JSON in line {line}, column {column}", line=reason.lineno, column=reason.colno)
        if why is not None:
            found = say("{found} ({why})", found=found, why=why)
        raise UnreadableError(found, say("mend it there, or go back to an older copy")) from reason
    except RecursionError:
        raise UnreadableError(say("nested too deeply"), say("name a file that holds a case")) from None
    except ValueError as reason:
        raise UnreadableError(
            say("not readable: a number in it has too many digits"), say("write numbers of ordinary size")
        ) from reason


def _not_json(message: str) -> Message | None:
    return next((words for beginning, words in _NOT_JSON.items() if message.startswith(beginning)), None)


def _members(pairs: list[tuple[str, Any]]) -> Members:
    members = Members(pairs)
    if len(members) < len(pairs):
        times = Counter(name for name, _ in pairs)
        members.twice = tuple(name for name in members if times[name] > 1)
    return members
