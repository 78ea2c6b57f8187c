"""Case files in and out: versioned JSON, checked on the way in, replaced as a whole on the way out."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ivcviz.case.document import Case
from ivcviz.case.faults import Fault, contradictions
from ivcviz.errors import UserError
from ivcviz.messages.sentences import joined, say
from ivcviz.storage.atomic import replace_file
from ivcviz.storage.reading import UnreadableError, read_content, repeated_names, shown, values_of

__all__ = ["CaseRead", "Fault", "case_schema", "digest_of", "faults", "load_case", "read_case", "save_case"]


@dataclass(frozen=True, slots=True)
class CaseRead:
    """A case, the file it was read from, and the digest of that file's bytes."""

    case: Case
    path: Path
    digest: str


def read_case(path: Path | str) -> CaseRead:
    """Read a case file, once. UserError names the file, its first fault and how many more there are."""
    case, digest, found = _examined(Path(path))
    if case is None:
        first = joined((str(path), found[0].words), ": ")
        if len(found) == 1:
            raise UserError(first)
        raise UserError(say("{first} (and {more} more; `ivcviz validate` lists them all)", first=first, more=len(found) - 1))
    return CaseRead(case, Path(path), digest)


def load_case(path: Path | str) -> Case:
    """The case in a file. UserError as `read_case` has it."""
    return read_case(path).case


def digest_of(content: bytes) -> str:
    """What tells one content of a file from another."""
    return hashlib.sha256(content).hexdigest()


def faults(path: Path | str) -> list[Fault]:
    """Every fault of a case file: path inside it, the value there, what to do. Empty for a good file."""
    return _examined(Path(path))[2]


def save_case(case: Case, path: Path | str) -> None:
    """Write a case to a file, replacing it in one step; UserError, with the old file untouched, if that cannot be."""
    from ivcviz.storage.case_json import data_of, text_of

    try:
        content = (text_of(data_of(case)) + "\n").encode("utf-8")
    except ValueError as reason:  # a number that is none, or half a character: JSON in UTF-8 has no way to write them
        raise UserError(say("{path}: the case cannot be written: {reason}.", path=path, reason=str(reason))) from reason
    replace_file(Path(path), content)


def case_schema() -> dict[str, Any]:
    """The JSON Schema of a case file."""
    from ivcviz.storage.schema import case_schema as schema

    return schema()


def _examined(path: Path) -> tuple[Case | None, str, list[Fault]]:
    """The case or None, the digest of the file's bytes, its faults."""
    digest = ""
    try:
        content = read_content(path)
        digest = digest_of(content)
        values = values_of(content)
        if not isinstance(values, dict):
            raise UnreadableError(shown(values), say("write an object with format, version, title, tumour and more"))
        case, found = _checked(values)
    except UnreadableError as reason:
        return None, digest, [reason.fault]
    return case, digest, found


def _checked(values: dict[str, Any]) -> tuple[Case | None, list[Fault]]:
    from pydantic_core import ValidationError

    from ivcviz.storage.case_json import case_of
    from ivcviz.storage.migrations import migrate
    from ivcviz.storage.schema import CASE_FILE

    repeated = repeated_names(values)
    data = migrate(values)
    try:
        case = case_of(CASE_FILE.validate_python(data))
    except ValidationError as errors:
        from ivcviz.storage.case_faults import refused_fields  # which a good file has no use for

        return None, repeated + refused_fields(data, errors)
    found = repeated + contradictions(case)
    return (None if found else case), found
