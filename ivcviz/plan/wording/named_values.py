"""A record's own fields, for JSON."""

from dataclasses import fields
from typing import Any


def named_values(record: Any) -> dict[str, Any]:
    """The fields of a frozen dataclass by name, unchanged: a nested record is not expanded, and JSON then refuses it."""
    return {field.name: getattr(record, field.name) for field in fields(record)}
