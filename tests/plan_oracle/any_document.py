"""Any document that the declarations allow, from a generator of random numbers alone: a seed makes the same cases anywhere.

(What hypothesis makes of a seed depends on the modules that happen to be loaded: `made_cases` is for finding, this for counts.)
"""

from collections.abc import Callable
from dataclasses import is_dataclass, replace
from random import Random
from typing import Any, Literal, get_args, get_origin

from made_cases import CENTRELINE, SECTION, VEINS

from ivcviz.anatomy.landmarks import WORDS, landmarks_of, veins_of
from ivcviz.anatomy.specification import AnatomySpec, Side
from ivcviz.case import document as doc
from ivcviz.fields.bounds import PRINTABLE, Bounds
from ivcviz.fields.declaration import Declared, declared
from ivcviz.fields.limits import BEYOND_CONFLUENCE, BEYOND_JUNCTION, LEVEL
from ivcviz.terms.iliac_methods import ILIAC_METHODS
from ivcviz.terms.renal_methods import LEAVE
from ivcviz.terms.term import Term

TRIBUTARIES = ("left-adrenal-vein", "left-gonadal-vein", "left-renal-lumbar-vein")
Body = Callable[[Random], AnatomySpec]


def any_case(lot: Random, body: Body) -> doc.Case:
    """A case over the whole document, in a body that is moved about or a patient's.

    Without a plan's own thresholds and overrides: a rule that a threshold silences is the surgeon's choice.
    """
    spec = _body(lot, body)
    graft = any_document(lot, doc.Graft)
    veins = lot.choice(((), VEINS[1:], VEINS))
    return any_document(
        lot,
        doc.Case,
        anatomy=spec,
        tumour=_tumour(lot, spec),
        graft=lot.choice((None, replace(graft, ringed=graft.ringed and graft.substitute.rings_possible))),
        resection=any_resection(lot),
        renal_plan=tuple(any_renal_plan(lot, vein) for vein in veins),
        iliac_plan=iliac_plan(lot),
        overrides=(),
        thresholds=(),
        notes=(),
        provenance=(),
    )


def any_document(lot: Random, document: type, **by_hand: Any) -> Any:
    """Any document of a class, but for the fields that are given."""
    known = {key: _value(lot, field) for key, field in declared(document).items() if key not in by_hand}
    return document(**known, **by_hand)


def any_resection(lot: Random) -> doc.Resection:
    """A resection; an organ that is taken is none that is free, and a jaw on the cut itself is as seldom as files with it."""
    found = any_document(lot, doc.Resection)
    if lot.random() < 0.8:
        found = replace(found, cuff_mm=abs(found.cuff_mm))
    return replace(found, organs_free=tuple(organ for organ in found.organs_free if organ not in found.en_bloc))


def any_renal_plan(lot: Random, vein_id: str) -> doc.RenalPlan:
    """What becomes of a renal vein; methods that are for the other side are left out."""
    found = any_document(lot, doc.RenalPlan, vein_id=vein_id, divided=divided(lot, vein_id))
    side: Side = "left" if vein_id.startswith("left") else "right"
    second = found.plan_b if found.plan_b is not None and found.plan_b.fits(side) else None
    return replace(found, method=found.method if found.method.fits(side) else LEAVE, plan_b=second)


def iliac_plan(lot: Random) -> tuple[doc.IliacPlan, ...]:
    """What becomes of none, one or both of the common iliac veins."""
    veins = lot.sample((doc.LEFT_ILIAC, doc.RIGHT_ILIAC), lot.randint(0, 2))
    return tuple(doc.IliacPlan(vein, lot.choice(ILIAC_METHODS)) for vein in veins)


def divided(lot: Random, vein_id: str) -> tuple[str, ...]:
    """Tributaries of a renal vein that are divided to bring it further."""
    return tuple(lot.sample(TRIBUTARIES, lot.randint(0, 3))) if vein_id == VEINS[0] else ()


def _value(lot: Random, field: Declared) -> Any:
    if field.optional and lot.random() < 0.3:
        return None
    kind, *more = get_args(field.kind) if get_origin(field.kind) is tuple else (field.kind,)
    if more == [Ellipsis]:
        found = [_one(lot, field, kind) for _ in range(lot.randint(field.field.least, max(field.field.least, 2)))]
        return tuple(dict.fromkeys(found))
    return tuple(_one(lot, field, kind) for _ in range(1 + len(more))) if more else _one(lot, field, kind)


def _one(lot: Random, field: Declared, kind: Any) -> Any:
    if kind is bool:
        return lot.random() < 0.5
    if kind is int:
        return lot.randint(int(field.bounds.least), int(field.bounds.greatest))
    if kind is float:
        return _number(lot, field.bounds)
    if kind is str:
        return lot.choice(VEINS) if field.text.pattern != PRINTABLE else lot.choice(("a word", "ein Wort", "mot"))
    if get_origin(kind) is Literal:
        return lot.choice(get_args(kind))
    if issubclass(kind, Term):
        return lot.choice(field.terms)
    assert is_dataclass(kind), f"{field.key}: nothing says how a value of {kind} is made"
    return any_document(lot, kind)


def _number(lot: Random, bounds: Bounds) -> float:
    """As often near the least value, where most of what is entered lies, as anywhere."""
    span = bounds.greatest - bounds.least
    number = bounds.least + span * lot.random() ** lot.choice((1, 3))
    return bounds.least if bounds.below and number >= bounds.greatest else round(number, 3)


def _body(lot: Random, body: Body) -> AnatomySpec:
    spec = body(lot)
    if lot.random() < 0.25:
        spec = replace(spec, source="patient", centreline=CENTRELINE, section=SECTION)
    if lot.random() < 0.3:
        at = landmarks_of(spec)
        spec = replace(spec, landmarks=(("hiatus", lot.uniform(at.hepatic_roof + 1, at.cavoatrial_junction - 1)),))
    return spec


def level(lot: Random, spec: AnatomySpec, level_mm: float) -> doc.LevelRef:
    """A level in millimetres, or the same place written against a landmark."""
    word = lot.choice((None, lot.choice(WORDS)))
    return doc.LevelRef(level_mm if word is None else level_mm - landmarks_of(spec).level_of(word), word)


def _tumour(lot: Random, spec: AnatomySpec) -> doc.Tumour:
    greatest = landmarks_of(spec).cavoatrial_junction + BEYOND_JUNCTION
    lower = lot.uniform(-BEYOND_CONFLUENCE + 0.1, greatest - 2)
    upper = lot.uniform(lower + 1, greatest - 0.1)
    renal, hepatic = veins_of(spec)
    lengths = {vein.id: vein.length_mm for vein in renal} | {vein.id: 20.0 for vein in hepatic}
    involved = lot.sample(sorted(lengths), lot.randint(0, 2))
    below = max(lower - 20.0, LEVEL.least + 0.1)
    thrombus = doc.Thrombus(level(lot, spec, below), level(lot, spec, upper))
    return any_document(
        lot,
        doc.Tumour,
        lower=level(lot, spec, lower),
        upper=level(lot, spec, upper),
        involved=tuple(doc.Involved(vein, lot.uniform(0, lengths[vein])) for vein in involved),
        thrombus=lot.choice((None, thrombus)),
        lumen_tip=lot.choice((None, None, doc.LumenTip(level(lot, spec, min(upper + lot.uniform(0, 40), greatest - 0.1))))),
    )
