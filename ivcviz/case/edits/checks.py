"""What a surgeon decides about the plan checks: thresholds, and stops overridden with a reason."""

import datetime
from dataclasses import replace

from ivcviz.case.check_thresholds import DEFAULT_THRESHOLDS
from ivcviz.case.document import Case, Override
from ivcviz.errors import UserError
from ivcviz.fields.checks import require, require_valid
from ivcviz.messages.sentences import say


def set_threshold(case: Case, name: str, value: float | None) -> Case:
    """Set a threshold for this plan; None resets it to its default."""
    if name not in DEFAULT_THRESHOLDS:
        raise UserError(
            say(
                "'{name}' is not a threshold; the thresholds are: {thresholds}.",
                name=name,
                thresholds=", ".join(DEFAULT_THRESHOLDS),
            )
        )
    known = DEFAULT_THRESHOLDS[name]
    others = tuple(item for item in case.thresholds if item[0] != name)
    if value is None or require(name, value, known.bounds) == known.default:
        return replace(case, thresholds=others)
    return replace(case, thresholds=(*others, (name, float(value))))


def override_stop(case: Case, rule: str, about: str, reason: str) -> Case:
    """Override a stop; the reason is printed beside it."""
    if not reason.strip():
        raise UserError(say("A stop is overridden with a written reason."))
    before = _own(case, rule, about) or Override(rule, "", about)
    written = require_valid(replace(before, reason=" ".join(reason.split())))
    return replace(case, overrides=(*_others(case, rule, about), written))


def sign_override(case: Case, rule: str, about: str, *, role: str | None = None, date: str | None = None) -> Case:
    """Say who overrode a stop (a role, never a name) and when (a day that has come); None leaves what is written."""
    before = _own(case, rule, about)
    if before is None:
        raise UserError(say("Write the reason first: a stop is overridden with one."))
    if date is not None:
        _require_a_past_day(date.strip())
    words = {name: " ".join(text.split()) for name, text in (("role", role), ("date", date)) if text is not None}
    return replace(case, overrides=(*_others(case, rule, about), require_valid(replace(before, **words))))


def _require_a_past_day(text: str) -> None:
    try:
        day = datetime.date.fromisoformat(text) if len(text) == len("2026-03-14") else None
    except ValueError:
        day = None
    if day is None:
        raise UserError(say("{text} is not a date, such as 2026-03-14.", text=repr(text)))
    if day > datetime.date.today():
        raise UserError(say("{text} lies ahead: enter the day on which it was decided.", text=text))


def withdraw_override(case: Case, rule: str, about: str) -> Case:
    """Withdraw the override of a stop."""
    return replace(case, overrides=_others(case, rule, about))


def _own(case: Case, rule: str, about: str) -> Override | None:
    return next((item for item in case.overrides if (item.rule, item.about) == (rule, about)), None)


def _others(case: Case, rule: str, about: str) -> tuple[Override, ...]:
    return tuple(item for item in case.overrides if (item.rule, item.about) != (rule, about))
