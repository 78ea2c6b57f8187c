"""How the steps say veins, methods and spans of millimetres."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from ivcviz.anatomy.specification import RenalVein
from ivcviz.case.document import Method
from ivcviz.plan.model import Plan
from ivcviz.plan.words import tenths

_CONTEXT = "StepWords"


def said(text: str) -> str:
    """A text in the user's language."""
    return QCoreApplication.translate(_CONTEXT, text)


def methods() -> list[tuple[Method, str]]:
    """What can become of a renal vein, in the words on screen."""
    return [
        ("leave", said("leave as it is")),
        ("opening", said("direct reimplantation (opening in graft)")),
        ("cone-pipe", said("tapered side branch (cone pipe)")),
        ("interposition", said("interposition tube")),
        ("ligate", said("ligation")),
        ("nephrectomy", said("nephrectomy")),
        ("autotransplant", said("autotransplantation")),
    ]


def short_method(method: Method) -> str:
    """The same in a word or two, for one line."""
    return {
        "leave": said("left as it is"),
        "opening": said("opening"),
        "cone-pipe": said("cone pipe"),
        "interposition": said("interposition tube"),
        "ligate": said("ligated"),
        "nephrectomy": said("nephrectomy"),
        "autotransplant": said("autotransplant"),
    }[method]


def vein_name(plan: Plan, vein_id: str) -> str:
    """A renal vein as people call it; numbered where a side has several."""
    vein = next(v for v in plan.body.renal_veins if v.id == vein_id)
    name = said("Right renal vein") if vein.side == "right" else said("Left renal vein")
    alike = [v.id for v in plan.body.renal_veins if v.side == vein.side]
    return name if len(alike) == 1 else f"{name} {alike.index(vein_id) + 1}"


def side_name(plan: Plan, vein_id: str) -> str:
    """The same by its side alone, where it is clear that renal veins are meant."""
    vein = next(v for v in plan.body.renal_veins if v.id == vein_id)
    name = said("right") if vein.side == "right" else said("left")
    alike = [v.id for v in plan.body.renal_veins if v.side == vein.side]
    return name if len(alike) == 1 else f"{name} {alike.index(vein_id) + 1}"


def ordered(veins: Sequence[RenalVein]) -> list[RenalVein]:
    """Right ones first, as a surgeon reads a picture from left to right."""
    return sorted(veins, key=lambda vein: (vein.side != "right", vein.ostium.lower_mm))


def span(lower: float, upper: float) -> str:
    """Two levels as one: "85–172 mm"."""
    return f"{tenths(lower)}–{tenths(upper)} mm"


def dotted(parts: Sequence[str]) -> str:
    """Parts of a line that reads a section."""
    return " · ".join(part for part in parts if part)


def lower_first(text: str) -> str:
    """The text as it stands inside a line."""
    return text[:1].lower() + text[1:]
