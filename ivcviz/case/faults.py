"""Contradictions within a case: rules between values, beyond the bounds of each single value."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from ivcviz.anatomy.landmarks import Landmarks, landmarks_of, largest, veins_of
from ivcviz.anatomy.specification import AnatomySpec, RenalVein, Side
from ivcviz.anatomy.typed_cava import centreline_doubt, section_doubt
from ivcviz.case.check_thresholds import DEFAULT_THRESHOLDS
from ivcviz.case.document import LEFT_ILIAC, RIGHT_ILIAC, Case, LevelRef, RenalPlan, Tumour
from ivcviz.case.levels import level_mm
from ivcviz.case.vein_choices import dividable, veins_of_origin
from ivcviz.errors import UserError
from ivcviz.fields.declaration import field_at
from ivcviz.fields.limits import BEYOND_CONFLUENCE, BEYOND_JUNCTION, LEVEL
from ivcviz.messages.numbers import short, signed
from ivcviz.messages.sentences import Changed, Message, Quantity, Wording, joined, say
from ivcviz.terms.term import ids


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a case: its path inside the file, what is found there, and what to do.

    In a sentence: `path` is `value`; `remedy`. So `value` follows "is", and `remedy` is a clause of its own.
    """

    path: Wording
    value: Wording
    remedy: Wording

    def __str__(self) -> str:
        return str(self.words)

    @property
    def words(self) -> Message:
        """The fault in one sentence."""
        return say("{path} is {value}; {remedy}", path=self.path, value=self.value, remedy=Changed(self.remedy, _as_clause))


def _as_clause(words: str) -> str:
    """The end of a sentence: without a capital, with a full stop where it does not ask."""
    clause = words[:1].lower() + words[1:].removesuffix(".")
    return clause if clause.endswith("?") else f"{clause}."


def require_consistent(case: Case) -> Case:
    """Return the case; UserError with the first contradiction if its values contradict one another."""
    for fault in contradictions(case):
        if fault.path == "anatomy":
            raise UserError(fault.remedy)
        raise UserError(
            say("{field} cannot be {value}: {remedy}.", field=_named(str(fault.path)), value=fault.value, remedy=fault.remedy)
        )
    return case


def contradictions(case: Case) -> list[Fault]:
    """Every fault between the values of a case."""
    return [*contradictions_between(case.anatomy, case.tumour, case.renal_plan), *_set_by_hand(case)]


def contradictions_between(spec: AnatomySpec, tumour: Tumour | None, renal_plan: Sequence[RenalPlan]) -> list[Fault]:
    """Every fault between the parts of a case; `tumour` is None where it cannot be read."""
    found = list(_anatomy(spec))
    if found:
        return found
    try:
        landmarks, (renal, hepatic) = landmarks_of(spec), veins_of(spec)
    except UserError as reason:
        return [Fault("anatomy", say("impossible"), reason.sentence)]
    if tumour is not None:
        found += _ends(tumour, landmarks)
        found += _thrombus(tumour, landmarks)
        found += _tip(tumour, landmarks)
        found += _involved(tumour, {v.id: v.length_mm for v in renal} | {v.id: None for v in hepatic})
        found += _origin(tumour, spec)
    found += _distances(spec, renal)
    found += _planned(renal_plan, {vein.id: vein.side for vein in renal})
    found += _divided(renal_plan, spec)
    return found


def _named(path: str) -> Wording:
    """A path inside the case file in words."""
    field = field_at(Case, path)
    return say("The {field}", field=field.field.name) if field else path


def _anatomy(spec: AnatomySpec) -> Iterator[Fault]:
    veins = [("renal_veins", v) for v in spec.renal_veins or ()] + [("hepatic_veins", v) for v in spec.hepatic_veins or ()]
    ids = [vein.id for _, vein in veins]
    yield from _repeated(ids, lambda i: f"anatomy.{_place(veins, i)}.id", say("write an id of its own for each vein"))
    for i, (_, vein) in enumerate(veins):
        if vein.ostium.lower_mm >= vein.ostium.upper_mm:
            path = f"anatomy.{_place(veins, i)}.ostium.upper_mm"
            yield Fault(
                path,
                short(vein.ostium.upper_mm),
                say("write a level above the ostium's lower edge ({lower})", lower=short(vein.ostium.lower_mm)),
            )
    yield from _repeated(
        [word for word, _ in spec.landmarks], lambda i: f"anatomy.landmarks[{i}].landmark", say("write each landmark once")
    )
    for name, rows in (("centreline", spec.centreline), ("section", spec.section)):
        if spec.source == "reference" and rows is not None:
            yield Fault(
                f"anatomy.{name}", say("{rows} rows", rows=len(rows)), say('leave it out, or write "patient" as anatomy.source')
            )
        if spec.source == "patient" and rows is None:
            yield Fault(f"anatomy.{name}", say("missing"), say('write it, or "reference" as anatomy.source'))
    if spec.source == "patient":
        yield from _typed_cava(spec)


def _distances(spec: AnatomySpec, renal: Sequence[RenalVein]) -> Iterator[Fault]:
    """Distances of tributaries that a vein has not, or that lie beyond its end."""
    main = largest(tuple(renal), "left").id
    for i, vein in enumerate(spec.renal_veins or ()):
        for key, along in (("adrenal_mm", vein.adrenal_mm), ("gonadal_mm", vein.gonadal_mm), ("lumbar_mm", vein.lumbar_mm)):
            if along is None:
                continue
            path = f"anatomy.renal_veins[{i}].{key}"
            if vein.id != main:
                yield Fault(path, short(along), say("write it for {main}, into which it drains", main=main))
            elif along > vein.length_mm:
                remedy = say("write no more than the vein's length ({longest} mm)", longest=short(vein.length_mm))
                yield Fault(path, short(along), remedy)


def _typed_cava(spec: AnatomySpec) -> Iterator[Fault]:
    """Rows of a patient's cava that do not rise, or that cannot be a cava's."""
    for name, key, rows in (("centreline", "height_mm", spec.centreline), ("section", "level_mm", spec.section)):
        if rows is None:
            continue
        falling = [i for i, (before, row) in enumerate(pairwise(rows), 1) if row[0] <= before[0]]
        if len(falling) == len(rows) - 1 and rows[-1][0] < rows[0][0]:
            yield Fault(
                f"anatomy.{name}", say("written from above downwards"), say("write its rows from the confluence upwards")
            )
        elif falling:
            yield from (
                Fault(
                    f"anatomy.{name}[{i}].{key}",
                    short(rows[i][0]),
                    say("write rows that rise, here more than {before}", before=short(rows[i - 1][0])),
                )
                for i in falling
            )
        else:
            doubt = centreline_doubt(rows, spec.sex) if name == "centreline" else section_doubt(rows)
            if doubt is not None:
                yield Fault(f"anatomy.{name}", doubt.found, doubt.remedy)


def _place(veins: Sequence[tuple[str, object]], index: int) -> str:
    group = veins[index][0]
    return f"{group}[{index - [name for name, _ in veins].index(group)}]"


def _ends(tumour: Tumour, landmarks: Landmarks) -> Iterator[Fault]:
    lower, upper = level_mm(tumour.lower, landmarks), level_mm(tumour.upper, landmarks)
    yield from _out_of_reach("tumour", tumour.lower, tumour.upper, landmarks)
    if lower >= upper:
        yield Fault(
            "tumour.lower",
            _written(tumour.lower, lower),
            say("write a level below the upper end ({written})", written=_written(tumour.upper, upper)),
        )


def _tip(tumour: Tumour, landmarks: Landmarks) -> Iterator[Fault]:
    if tumour.lumen_tip is not None:
        ends = {"superior": tumour.lumen_tip.superior, "inferior": tumour.lumen_tip.inferior}
        yield from _beyond("tumour.lumen_tip", {name: end for name, end in ends.items() if end is not None}, landmarks)


def _out_of_reach(path: str, lower: LevelRef, upper: LevelRef, landmarks: Landmarks) -> Iterator[Fault]:
    yield from _beyond(path, {"lower": lower, "upper": upper}, landmarks)


def _beyond(path: str, levels: Mapping[str, LevelRef], landmarks: Landmarks) -> Iterator[Fault]:
    least, greatest = -BEYOND_CONFLUENCE, min(landmarks.cavoatrial_junction + BEYOND_JUNCTION, LEVEL.greatest)
    for name, ref in levels.items():
        level = level_mm(ref, landmarks)
        if not least <= level <= greatest:
            remedy = say(
                "write a level from {least} to {greatest} mm ({beyond_junction} mm past the cavoatrial junction)",
                least=short(least),
                greatest=short(greatest),
                beyond_junction=short(BEYOND_JUNCTION),
            )
            yield Fault(f"{path}.{name}", _written(ref, level), remedy)


def _thrombus(tumour: Tumour, landmarks: Landmarks) -> Iterator[Fault]:
    if tumour.thrombus is not None:
        ends = tumour.thrombus.lower, tumour.thrombus.upper
        lower, upper = (level_mm(end, landmarks) for end in ends)
        yield from _out_of_reach("tumour.thrombus", *ends, landmarks)
        if lower >= upper:
            remedy = say("write a level below the upper end ({written})", written=_written(ends[1], upper))
            yield Fault("tumour.thrombus.lower", _written(ends[0], lower), remedy)


def _written(ref: LevelRef, level: float) -> Wording:
    millimetres = Quantity(level, "mm", "g")
    return millimetres if ref.landmark is None else joined((ref.landmark, signed(ref.offset_mm), " = ", millimetres), "")


def _involved(tumour: Tumour, lengths: dict[str, float | None]) -> Iterator[Fault]:
    ids = [item.vein_id for item in tumour.involved]
    yield from _strangers(ids, list(lengths), "tumour.involved")
    yield from _repeated(ids, lambda i: f"tumour.involved[{i}].vein_id", say("write each vein once"))
    for i, item in enumerate(tumour.involved):
        longest = lengths.get(item.vein_id)
        if longest is not None and item.length_mm > longest:
            remedy = say("write no more than the vein's length ({longest} mm)", longest=short(longest))
            yield Fault(f"tumour.involved[{i}].length_mm", short(item.length_mm), remedy)


def _origin(tumour: Tumour, spec: AnatomySpec) -> Iterator[Fault]:
    vein_id = tumour.origin_vein
    if vein_id is not None and vein_id not in (known := veins_of_origin(spec)):
        yield _stranger("tumour.origin_vein", vein_id, known)


def _divided(renal_plan: Sequence[RenalPlan], spec: AnatomySpec) -> Iterator[Fault]:
    """Only what enters a renal vein is divided to bring one further."""
    for i, item in enumerate(renal_plan):
        if item.divided:
            known = [name for vein in veins_of(spec)[0] for name in dividable(spec, vein.id)]
            where = f"renal_plan[{i}].divided"
            yield from (_stranger(f"{where}[{j}]", name, known) for j, name in enumerate(item.divided) if name not in known)
            yield from _repeated(item.divided, partial("{}[{}]".format, where), say("write each vein once"))


def _planned(renal_plan: Sequence[RenalPlan], sides: dict[str, Side]) -> Iterator[Fault]:
    """Plans of veins that are none, or two of a vein; methods that are for a vein of the other side alone."""
    ids = [item.vein_id for item in renal_plan]
    yield from _strangers(ids, list(sides), "renal_plan")
    yield from _repeated(ids, lambda i: f"renal_plan[{i}].vein_id", say("write each vein once"))
    for i, item in enumerate(renal_plan):
        for key, method in (("method", item.method), ("plan_b", item.plan_b)):
            side = sides.get(item.vein_id)
            if side is not None and method is not None and not method.fits(side):
                yield Fault(f"renal_plan[{i}].{key}", f'"{method.id}"', say("write a method for a vein of this side"))


def _set_by_hand(case: Case) -> Iterator[Fault]:
    """Thresholds beyond their own bounds, reasons without words, rings that there are none of, and what is written twice."""
    for i, (name, value) in enumerate(case.thresholds):
        if not DEFAULT_THRESHOLDS[name].bounds.holds(value):
            yield Fault(
                f"thresholds[{i}].value", short(value), say("write {bounds}", bounds=DEFAULT_THRESHOLDS[name].bounds.words)
            )
    yield from _repeated(
        [name for name, _ in case.thresholds], lambda i: f"thresholds[{i}].name", say("write each threshold once")
    )
    for i, item in enumerate(case.overrides):
        if not item.reason.strip():
            yield Fault(f"overrides[{i}].reason", f'"{item.reason}"', say("write a reason"))
    stops = [f"{item.rule}, {item.about}" if item.about else item.rule for item in case.overrides]
    yield from _repeated(stops, lambda i: f"overrides[{i}]", say("write each stop once"))
    for name, organs in (("en_bloc", case.resection.en_bloc), ("organs_free", case.resection.organs_free)):
        yield from _repeated(ids(organs), partial("resection.{}[{}]".format, name), say("write each organ once"))
    for i, organ in enumerate(case.resection.organs_free):
        if organ in case.resection.en_bloc:
            yield Fault(f"resection.organs_free[{i}]", f'"{organ.id}"', say("write an organ that is not taken en bloc"))
    if case.graft is not None and case.graft.ringed and not case.graft.substitute.rings_possible:
        remedy = say("write false: there is no {graft} with external rings", graft=case.graft.substitute.graft)
        yield Fault("graft.ringed", "true", remedy)
    iliac = [item.vein_id for item in case.iliac_plan]
    yield from _strangers(iliac, [RIGHT_ILIAC, LEFT_ILIAC], "iliac_plan")
    yield from _repeated(iliac, lambda i: f"iliac_plan[{i}].vein_id", say("write each vein once"))


def _strangers(ids: Sequence[str], known: Sequence[str], where: str) -> Iterator[Fault]:
    for i, vein_id in enumerate(ids):
        if vein_id not in known:
            yield _stranger(f"{where}[{i}].vein_id", vein_id, known)


def _stranger(path: str, vein_id: str, known: Sequence[str]) -> Fault:
    return Fault(path, f'"{vein_id}"', say("write a vein of this body: {known}", known=", ".join(known)))


def _repeated(names: Sequence[str], path: Callable[[int], str], remedy: Wording) -> Iterator[Fault]:
    for i, name in enumerate(names):
        if name in names[:i]:
            yield Fault(path(i), say('"{name}" again', name=name), remedy)
