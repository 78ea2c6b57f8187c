"""The options of `new` that override a stop: with a reason, and who decided it when."""

import argparse
from typing import TYPE_CHECKING

from ivcviz.errors import UserError
from ivcviz.messages.sentences import say, spoken

if TYPE_CHECKING:
    from ivcviz.case.document import Case


def add_overrides(command: argparse.ArgumentParser) -> None:
    """Add the options."""
    command.add_argument(
        "--override",
        type=_override,
        action="append",
        default=[],
        metavar="RULE[,ABOUT]=REASON",
        help=spoken("overrides a stop that is a judgement, with the reason that is printed; may be repeated"),
    )
    command.add_argument("--override-role", metavar="ROLE", help=spoken("who overrode it: a role, never a name"))
    command.add_argument("--override-date", metavar="YYYY-MM-DD", help=spoken("when it was overridden (default: today)"))


def overridden(case: "Case", arguments: argparse.Namespace) -> "Case":
    """The case with each override that was asked for; UserError for a stop that it has not, or that is a gap."""
    if not arguments.override:
        if arguments.override_role or arguments.override_date:
            raise UserError(say("--override-role and --override-date say who overrode a stop and when: add --override."))
        return case
    from datetime import date

    from ivcviz.case import edits
    from ivcviz.plan.findings.overrides import check_override
    from ivcviz.plan.resolve import resolve

    plan = resolve(case)
    for rule, about, reason in arguments.override:
        check_override(plan, rule, about)
        if not arguments.override_role:
            raise UserError(say("a stop is overridden with the role of who decides: add --override-role."))
        case = edits.override_stop(case, rule, about, reason)
        day = arguments.override_date or date.today().isoformat()
        case = edits.sign_override(case, rule, about, role=arguments.override_role, date=day)
    return case


def _override(text: str) -> tuple[str, str, str]:
    stop, equals, reason = text.partition("=")
    rule, _, about = stop.partition(",")
    if not (equals and rule.strip() and reason.strip()):
        raise argparse.ArgumentTypeError(spoken("{text} is not RULE=REASON or RULE,ABOUT=REASON", text=repr(text)))
    return rule.strip(), about.strip(), reason
