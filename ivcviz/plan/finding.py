"""What a plan check finds, and what it offers."""

from dataclasses import dataclass
from typing import Any, Literal

from ivcviz.case.document import Override
from ivcviz.messages.sentences import Text, Wording, joined, say
from ivcviz.plan.stages import Stage

Severity = Literal["stop", "warning", "note"]
# A gap is closed by planning what is missing, never overridden; a judgement is overridden with a written reason.
StopKind = Literal["gap", "judgement"]


@dataclass(frozen=True, slots=True)
class Offer:
    """A choice that this plan offers and does not take by itself: the entry of the case, the value, and what it would do."""

    entry: str  # "resection.cuff_mm"
    value: float
    words: Wording


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of a rule. `about` distinguishes the findings of one rule (a vein's id, which clamp; "" where it fires once);
    `level_mm` is where on the cava it is, None where it has no place; `override` is the surgeon's reason to go on; `kind`
    is that of a stop, `ends_at` the first stage of the operation that a gap leaves unplanned."""

    rule: str
    severity: Severity
    sentence: Text
    values: tuple[tuple[str, Any], ...]
    source: Wording
    about: str = ""
    level_mm: float | None = None
    override: Override | None = None
    kind: StopKind | None = None
    ends_at: Stage | None = None
    offer: Offer | None = None

    @property
    def overridden(self) -> str:
        """The surgeon's reason to go on; empty where there is none."""
        return "" if self.override is None else self.override.reason

    @property
    def decided(self) -> Wording:
        """Who overrode it and when, as far as that is written."""
        parts = () if self.override is None else (self.override.role, self.override.date)
        return joined([part for part in parts if part], ", ") if any(parts) else ""

    @property
    def stops(self) -> bool:
        """Whether it is a stop that is not overridden."""
        return self.severity == "stop" and not self.overridden

    @property
    def full_sentence(self) -> Text:
        """The sentence, and beside it the reason where it is overridden, with who decided and when."""
        if not self.overridden:
            return self.sentence
        if not self.decided:
            return say("{sentence} Overridden: {reason}", sentence=self.sentence, reason=self.overridden)
        return say(
            "{sentence} Overridden ({decided}): {reason}",
            sentence=self.sentence,
            decided=self.decided,
            reason=self.overridden,
        )
