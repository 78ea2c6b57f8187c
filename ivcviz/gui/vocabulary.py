"""The words of the window for veins, methods, stages, views and spans of millimetres."""

from collections.abc import Sequence
from typing import get_args

from PySide6.QtCore import QCoreApplication

from ivcviz.anatomy.specification import RenalVein, Side
from ivcviz.case.document import Collaterals, Intent, Lumen, Origin
from ivcviz.gui.state.view_options import Step
from ivcviz.gui.style.numbers import tenths
from ivcviz.messages.sentences import capital
from ivcviz.plan.finding import Severity
from ivcviz.plan.model import Plan
from ivcviz.plan.wording.names import INTENT_WORDS, ORIGIN_WORDS, in_words
from ivcviz.scene.model import Stage, View
from ivcviz.terms.iliac_methods import ILIAC_METHODS, IliacMethod
from ivcviz.terms.organs import ORGANS_SEEN, EnBlocOrgan
from ivcviz.terms.renal_methods import METHODS, RenalMethod
from ivcviz.terms.resections import RESECTION_KINDS, ResectionKind
from ivcviz.terms.substitutes import SUBSTITUTES, Substitute

translate = QCoreApplication.translate


def translatable(context: str, words: str) -> str:  # noqa: ARG001 - marks words for translation, as QT_TRANSLATE_NOOP does
    return words


VIEWS: tuple[View, ...] = get_args(View)
STAGES: tuple[Stage, ...] = get_args(Stage)
STEPS: tuple[Step, ...] = get_args(Step)
STAGE_WORDS: dict[Stage, str] = {
    "intact": translatable("Actions", "Intact anatomy"),
    "tumour": translatable("Actions", "Tumour in place"),
    "mobilised": translatable("Actions", "Mobilised"),
    "clamped": translatable("Actions", "Clamped"),
    "resected": translatable("Actions", "Resected"),
    "bench": translatable("Actions", "Graft on the bench"),
    "implanted": translatable("Actions", "Graft implanted"),
    "reperfused": translatable("Actions", "Reperfused"),
}


def translated(words: str) -> str:
    """Words of the table of actions, translated."""
    return QCoreApplication.translate("Actions", words)


def methods(side: Side) -> list[tuple[RenalMethod, str]]:
    """The methods for a renal vein of a side, as pairs of value and text."""
    return [(method, str(method.choice)) for method in METHODS if method.fits(side)]


def substitutes() -> list[tuple[Substitute, str]]:
    """What can replace a piece of cava."""
    return [(substitute, str(substitute.name)) for substitute in SUBSTITUTES]


def evidence_of(substitute: Substitute | None) -> str:
    """What has been published of a substitute; nothing where nothing is cited."""
    return "" if substitute is None or substitute.evidence is None else str(capital(substitute.evidence))


def resection_kinds() -> list[tuple[ResectionKind, str]]:
    """What can be cut out of the cava."""
    return [(kind, str(kind.choice)) for kind in RESECTION_KINDS]


def organs() -> list[tuple[EnBlocOrgan, str]]:
    """What can be taken together with the tumour, or free of it."""
    return [(organ, str(organ.name)) for organ in ORGANS_SEEN]


def lumens() -> list[tuple[Lumen, str]]:
    """How far a tumour closes the lumen."""
    return [
        ("open", translate("Steps", "open")),
        ("narrowed", translate("Steps", "narrowed")),
        ("closed", translate("Steps", "closed")),
    ]


def collaterals() -> list[tuple[Collaterals, str]]:
    """Collateral veins as imaging shows them."""
    return [
        ("none", translate("Steps", "none")),
        ("some", translate("Steps", "some")),
        ("rich", translate("Steps", "rich")),
    ]


def intents() -> list[tuple[Intent, str]]:
    """What can be meant to be done about the tumour."""
    return [(intent, str(words)) for intent, words in INTENT_WORDS.items()]


def origins() -> list[tuple[Origin, str]]:
    """Where a tumour can have grown from."""
    return [(origin, str(words)) for origin, words in ORIGIN_WORDS.items()]


def iliac_methods() -> list[tuple[IliacMethod, str]]:
    """The methods for a common iliac vein."""
    return [(method, str(method.name)) for method in ILIAC_METHODS]


def yes_or_no(open_words: str) -> list[tuple[bool | None, str]]:
    """Yes, no, or left open in the words given."""
    return [(None, open_words), (True, translate("Steps", "yes")), (False, translate("Steps", "no"))]


def any_vein_name(plan: Plan, vein_id: str) -> str:
    """A vein of the body at the head of a line: a renal one numbered where its side has several."""
    renal = any(vein.id == vein_id for vein in plan.body.renal_veins)
    return vein_name(plan, vein_id) if renal else str(capital(in_words(vein_id)))


def vein_name(plan: Plan, vein_id: str) -> str:
    """A renal vein as people call it; numbered where a side has several."""
    vein = next(v for v in plan.body.renal_veins if v.id == vein_id)
    name = translate("Steps", "Right renal vein") if vein.side == "right" else translate("Steps", "Left renal vein")
    alike = [v.id for v in plan.body.renal_veins if v.side == vein.side]
    return name if len(alike) == 1 else f"{name} {alike.index(vein_id) + 1}"


def side_name(plan: Plan, vein_id: str) -> str:
    """The same by its side's letter, where it is clear that renal veins are meant."""
    vein = next(v for v in plan.body.renal_veins if v.id == vein_id)
    name = translate("Steps", "R") if vein.side == "right" else translate("Steps", "L")
    alike = [v.id for v in plan.body.renal_veins if v.side == vein.side]
    return name if len(alike) == 1 else f"{name} {alike.index(vein_id) + 1}"


def ordered(veins: Sequence[RenalVein]) -> list[RenalVein]:
    """Right ones first, as a surgeon reads a picture from left to right; on a side in the order of their numbers."""
    return sorted(veins, key=lambda vein: vein.side != "right")


def span(lower: float, upper: float) -> str:
    """Two levels as one: "85–172 mm"."""
    return f"{tenths(lower)}–{tenths(upper)} mm"


def in_column(levels: Sequence[float]) -> list[str]:
    """Millimetres that stand under one another: all with a decimal if one of them has it."""
    whole = all(tenths(level) == f"{level:.0f}" for level in levels)
    return [f"{level:.0f} mm" if whole else f"{level:.1f} mm" for level in levels]


def dotted(parts: Sequence[str]) -> str:
    """Parts of a line that reads a section."""
    return " · ".join(part for part in parts if part)


def lower_first(text: str) -> str:
    """The text as it stands inside a line."""
    return text[:1].lower() + text[1:]


def severity_name(severity: Severity) -> str:
    """What a plan check is, in a word."""
    return {
        "stop": translate("Steps", "stop"),
        "warning": translate("Steps", "warning"),
        "note": translate("Steps", "note"),
    }[severity]
