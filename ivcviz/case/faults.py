"""Where a case contradicts itself: rules between values, beyond what each value's own bounds can say."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ivcviz.anatomy.landmarks import Landmarks, landmarks_of, veins_of
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.case.document import Case, LevelRef, RenalPlan, Tumour
from ivcviz.case.house_values import HOUSE_VALUES
from ivcviz.case.levels import level_mm
from ivcviz.errors import UserError
from ivcviz.fields.declaration import field_at
from ivcviz.fields.limits import BEYOND_CONFLUENCE, BEYOND_JUNCTION, LEVEL
from ivcviz.terms.term import ids


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a case: its path inside the file, what is found there, and what to do.

    In a sentence: `path` is `value`; `remedy`. So `value` follows "is", and `remedy` is a clause of its own.
    """

    path: str
    value: str
    remedy: str

    def __str__(self) -> str:
        remedy = self.remedy[:1].lower() + self.remedy[1:].removesuffix(".")
        return f"{self.path} is {self.value}; {remedy}{'' if remedy.endswith('?') else '.'}"


def settled(case: Case) -> Case:
    """The case itself if nothing in it contradicts anything else; UserError with the first contradiction if something does."""
    for fault in contradictions(case):
        if fault.path == "anatomy":
            raise UserError(fault.remedy)
        raise UserError(f"{_named(fault.path)} cannot be {fault.value}: {fault.remedy}.")
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
        return [Fault("anatomy", "impossible", str(reason))]
    if tumour is not None:
        found += _ends(tumour, landmarks)
        found += _thrombus(tumour, landmarks)
        found += _involved(tumour, {v.id: v.length_mm for v in renal} | {v.id: None for v in hepatic})
    found += _planned(renal_plan, [vein.id for vein in renal])
    return found


def _named(path: str) -> str:
    """A path inside the case file in words."""
    field = field_at(Case, path)
    return f"The {field.field.name}" if field else path


def _anatomy(spec: AnatomySpec) -> Iterator[Fault]:
    veins = [("renal_veins", v) for v in spec.renal_veins or ()] + [("hepatic_veins", v) for v in spec.hepatic_veins or ()]
    ids = [vein.id for _, vein in veins]
    yield from _repeated(ids, lambda i: f"anatomy.{_place(veins, i)}.id", "write an id of its own for each vein")
    for i, (_, vein) in enumerate(veins):
        if vein.ostium.lower_mm >= vein.ostium.upper_mm:
            path = f"anatomy.{_place(veins, i)}.ostium.upper_mm"
            yield Fault(
                path, f"{vein.ostium.upper_mm:g}", f"write a level above the ostium's lower edge ({vein.ostium.lower_mm:g})"
            )
    yield from _repeated(
        [word for word, _ in spec.landmarks], lambda i: f"anatomy.landmarks[{i}].landmark", "write each landmark once"
    )
    for name, rows in (("centreline", spec.centreline), ("section", spec.section)):
        if spec.source == "reference" and rows is not None:
            yield Fault(f"anatomy.{name}", f"{len(rows)} rows", 'leave it out, or write "patient" as anatomy.source')
        if spec.source == "patient" and rows is None:
            yield Fault(f"anatomy.{name}", "missing", 'write it, or "reference" as anatomy.source')
        key = "height_mm" if name == "centreline" else "level_mm"
        for i, (before, row) in enumerate(zip(rows or (), (rows or ())[1:], strict=False), 1):
            if row[0] <= before[0]:
                yield Fault(f"anatomy.{name}[{i}].{key}", f"{row[0]:g}", f"write rows that rise, here more than {before[0]:g}")


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
            f"write a level below the upper end ({_written(tumour.upper, upper)})",
        )


def _out_of_reach(path: str, lower: LevelRef, upper: LevelRef, landmarks: Landmarks) -> Iterator[Fault]:
    least, greatest = -BEYOND_CONFLUENCE, min(landmarks.cavoatrial_junction + BEYOND_JUNCTION, LEVEL.greatest)
    for name, ref in (("lower", lower), ("upper", upper)):
        level = level_mm(ref, landmarks)
        if not least <= level <= greatest:
            remedy = f"write a level from {least:g} to {greatest:g} mm ({BEYOND_JUNCTION:g} mm past the cavoatrial junction)"
            yield Fault(f"{path}.{name}", _written(ref, level), remedy)


def _thrombus(tumour: Tumour, landmarks: Landmarks) -> Iterator[Fault]:
    if tumour.thrombus is not None:
        ends = tumour.thrombus.lower, tumour.thrombus.upper
        lower, upper = (level_mm(end, landmarks) for end in ends)
        yield from _out_of_reach("tumour.thrombus", *ends, landmarks)
        if lower >= upper:
            remedy = f"write a level below the upper end ({_written(ends[1], upper)})"
            yield Fault("tumour.thrombus.lower", _written(ends[0], lower), remedy)


def _written(ref: LevelRef, level: float) -> str:
    return f"{level:g} mm" if ref.landmark is None else f"{ref.landmark}{ref.offset_mm:+g} = {level:g} mm"


def _involved(tumour: Tumour, lengths: dict[str, float | None]) -> Iterator[Fault]:
    ids = [item.vein_id for item in tumour.involved]
    yield from _strangers(ids, list(lengths), "tumour.involved")
    yield from _repeated(ids, lambda i: f"tumour.involved[{i}].vein_id", "write each vein once")
    for i, item in enumerate(tumour.involved):
        longest = lengths.get(item.vein_id)
        if longest is not None and item.length_mm > longest:
            remedy = f"write no more than the vein's length ({longest:g} mm)"
            yield Fault(f"tumour.involved[{i}].length_mm", f"{item.length_mm:g}", remedy)


def _planned(renal_plan: Sequence[RenalPlan], known: list[str]) -> Iterator[Fault]:
    ids = [item.vein_id for item in renal_plan]
    yield from _strangers(ids, known, "renal_plan")
    yield from _repeated(ids, lambda i: f"renal_plan[{i}].vein_id", "write each vein once")


def _set_by_hand(case: Case) -> Iterator[Fault]:
    """Thresholds beyond their own bounds, reasons without words, and what is written twice."""
    for i, (name, value) in enumerate(case.thresholds):
        if not HOUSE_VALUES[name].bounds.holds(value):
            yield Fault(f"thresholds[{i}].value", f"{value:g}", f"write {HOUSE_VALUES[name].bounds}")
    yield from _repeated([name for name, _ in case.thresholds], lambda i: f"thresholds[{i}].name", "write each threshold once")
    for i, item in enumerate(case.overrides):
        if not item.reason.strip():
            yield Fault(f"overrides[{i}].reason", f'"{item.reason}"', "write a reason")
    stops = [f"{item.rule}, {item.about}" if item.about else item.rule for item in case.overrides]
    yield from _repeated(stops, lambda i: f"overrides[{i}]", "write each stop once")
    yield from _repeated(ids(case.resection.en_bloc), lambda i: f"resection.en_bloc[{i}]", "write each organ once")


def _strangers(ids: Sequence[str], known: Sequence[str], where: str) -> Iterator[Fault]:
    for i, vein_id in enumerate(ids):
        if vein_id not in known:
            yield Fault(f"{where}[{i}].vein_id", f'"{vein_id}"', f"write a vein of this body: {', '.join(known)}")


def _repeated(names: Sequence[str], path: Callable[[int], str], remedy: str) -> Iterator[Fault]:
    for i, name in enumerate(names):
        if name in names[:i]:
            yield Fault(path(i), f'"{name}" again', remedy)
