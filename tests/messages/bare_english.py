"""What a pseudo-locale leaves as it was: words that no catalogue was asked for."""

import re
from collections.abc import Iterable

from extraction import PACKAGE

from ivcviz.anatomy.landmarks import WORDS
from ivcviz.case.check_thresholds import DEFAULT_THRESHOLDS
from ivcviz.case.variants import VARIANTS
from ivcviz.plan.findings import RULES
from ivcviz.terms.iliac_methods import ILIAC_METHODS
from ivcviz.terms.organs import ORGANS
from ivcviz.terms.renal_methods import METHODS
from ivcviz.terms.resections import RESECTION_KINDS
from ivcviz.terms.substitutes import SUBSTITUTES
from ivcviz.terms.term import ids

# What is never translated: identifiers of case files and JSON, options and placeholders of the command line, units, formats.
IDENTIFIERS = (
    *WORDS,
    *DEFAULT_THRESHOLDS,
    *(rule.name for rule in RULES),
    *(id_ for terms in (ILIAC_METHODS, ORGANS, METHODS, RESECTION_KINDS, SUBSTITUTES, VARIANTS) for id_ in ids(terms)),
    *("override-does-not-apply", "case-1", "case-2", "case-3", "case-4", "renal-floor-20"),
)
UNITS = ("mm", "min", "mL", "SD", "MB", "cm", "px", "dpi")
PROPER_NAMES = ("ivcviz", "PTFE", "II", "III", "CT", "AP")
_BARE = re.compile(r"[A-Za-z]{2,}")


def bare(text: str, also: Iterable[str] = ()) -> list[str]:
    """Runs of two or more plain letters that are no identifier, unit or proper name; `also` is what stands as it was given."""
    for known in sorted((*IDENTIFIERS, *also), key=len, reverse=True):
        text = text.replace(known, " ")
    text = re.sub(r"\b(?=[a-f]*[0-9])[0-9a-f]{8}\b|https?://\S+|--?[a-z][a-z-]*|\b[A-Z]{2,}\b|\.[a-z0-9]{2,5}\b", " ", text)
    return [word for word in _BARE.findall(text) if word not in (*UNITS, *PROPER_NAMES)]


__all__ = ["PACKAGE", "bare"]
