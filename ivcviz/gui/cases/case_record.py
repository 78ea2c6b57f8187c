"""The record of a case as sections of entries with their sources: patient, operation, outcome, contradictions."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QObject

from ivcviz.case.document import Case, LevelRef, LumenTip
from ivcviz.case.sources import Outcome
from ivcviz.fields.declaration import Declared, declared
from ivcviz.gui.cases.field_names import field_title, place_words, value_at, vein_words
from ivcviz.gui.style.numbers import mm, short, tenths
from ivcviz.gui.vocabulary import collaterals, lumens
from ivcviz.plan.wording.names import INTENT_WORDS, ORIGIN_WORDS, PRECAVAL_WORDS, level_words


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """A name and its value, or a sentence (no name), and where it is printed."""

    name: str
    value: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordSection:
    title: str
    facts: tuple[RecordEntry, ...]
    lead: str = ""  # a sentence above the facts


@dataclass(frozen=True, slots=True)
class _RecordSources:
    """A case and the published case it came from; values that differ between them no longer have a source."""

    case: Case
    original: Case | None
    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, *paths: str) -> tuple[str, ...]:
        """The sources of the values at these paths; a part inherits the source of the whole. Empty where changed."""
        found: dict[str, None] = {}
        for path in paths:
            head = path.split(".", 1)[0]
            found |= dict.fromkeys(self.sources.get(path) or self.sources.get(head, ()) if not self.changed(path) else ())
        return tuple(found)

    def changed(self, path: str) -> bool:
        return self.original is not None and value_at(self.case, path) != value_at(self.original, path)


class CaseRecordWriter(QObject):
    """Writes the sections in the language of the window; quotations keep the words of the source."""

    def of(self, case: Case, original: Case | None = None) -> list[RecordSection]:
        """The sections that have something to say. `original` None: the case is its own authority."""
        sources: dict[str, tuple[str, ...]] = {}
        for item in case.provenance:
            if item.kind == "published":
                sources[item.path] = (*sources.get(item.path, ()), item.source)
        read = _RecordSources(case, original, sources)
        made = [
            RecordSection(self.tr("Patient"), tuple(self._patient(read))),
            RecordSection(self.tr("Operation"), tuple(self._operation(read))),
            RecordSection(self.tr("Outcome"), tuple(self._outcome(read))),
            RecordSection(self.tr("Schematic, derived"), tuple(self._noted(read, "derived")), self._about_derived()),
            RecordSection(self.tr("This plan's own choices"), tuple(self._noted(read, "plan"))),
            RecordSection(self.tr("Where the source contradicts itself"), tuple(self._contradictions(case))),
            RecordSection(self.tr("Notes"), tuple(RecordEntry("", note) for note in case.notes)),
        ]
        return [section for section in made if section.facts]

    def _patient(self, read: _RecordSources) -> Iterator[RecordEntry]:
        case = read.case
        words = [self.tr("Woman") if case.anatomy.sex == "F" else self.tr("Man")]
        paths = ["patient.sex"]
        if case.patient.age is not None:
            words.append(self.tr("{age} years").format(age=case.patient.age))
            paths.append("patient.age")
        yield self._fact(read, "", ", ".join(words), *paths)
        if case.patient.symptoms:
            yield self._fact(read, self.tr("Symptoms"), ", ".join(case.patient.symptoms), "patient.symptoms")
        if case.tumour.mass_mm is not None:
            size = " × ".join(tenths(side) for side in case.tumour.mass_mm) + " mm"
            yield self._fact(read, self.tr("Tumour size"), size, "tumour.mass_mm")
        if case.reported is not None and case.reported.zone:
            yield self._fact(read, self.tr("Zone as reported"), case.reported.zone.replace("-", "–"), "reported.zone")

        yield from self._kidneys(read)
        yield from self._origin(read)
        yield from self._wall_and_flow(read)

    def _kidneys(self, read: _RecordSources) -> Iterator[RecordEntry]:
        patient, missing = read.case.patient, read.case.anatomy.missing_kidneys
        if missing:
            yield self._fact(read, self.tr("Missing kidney"), ", ".join(missing), "anatomy.missing_kidneys")
        if read.case.anatomy.precaval_artery is not None:
            artery = str(PRECAVAL_WORDS[read.case.anatomy.precaval_artery])
            yield self._fact(read, self.tr("Artery before the cava"), artery, "anatomy.precaval_artery")
        if patient.right_kidney_percent is not None:
            right = patient.right_kidney_percent
            shares = self.tr("right {right} %, left {left} %").format(right=tenths(right), left=tenths(100.0 - right))
            yield self._fact(read, self.tr("Renal function"), shares, "patient.right_kidney_percent")

        distance = patient.aortomesenteric_mm
        words = "" if distance is None else mm(distance)
        yield from self._printed(read, (self.tr("Aortomesenteric distance"), words, "patient.aortomesenteric_mm"))

    def _origin(self, read: _RecordSources) -> Iterator[RecordEntry]:
        """Where the tumour grew from, if not from the caval wall, and how far it lies free in the lumen."""
        tumour = read.case.tumour
        tip = tumour.lumen_tip or LumenTip()
        reach = ((tip.inferior, self.tr("down to {}")), (tip.superior, self.tr("up to {}")))
        yield from self._printed(
            read,
            (self.tr("Origin"), "" if tumour.origin == "wall" else str(ORIGIN_WORDS[tumour.origin]), "tumour.origin"),
            (self.tr("Vein of origin"), vein_words(tumour.origin_vein) if tumour.origin_vein else "", "tumour.origin_vein"),
            (self.tr("Caval wall invaded"), self._yes_or_no(tumour.wall_invaded), "tumour.wall_invaded"),
            (
                self.tr("Floating tip"),
                ", ".join(words.format(level_words(level)) for level, words in reach if level is not None),
                "tumour.lumen_tip",
            ),
        )

    def _wall_and_flow(self, read: _RecordSources) -> Iterator[RecordEntry]:
        tumour, patient = read.case.tumour, read.case.patient
        arc = "" if tumour.circumference_deg is None else f"{tenths(tumour.circumference_deg)}°"
        known, there = dict(lumens()), dict(collaterals())
        ends = tumour.thrombus and [level_words(end) for end in (tumour.thrombus.lower, tumour.thrombus.upper)]
        yield from self._printed(
            read,
            (self.tr("Circumference involved"), arc, "tumour.circumference_deg"),
            (self.tr("Lumen"), known[tumour.lumen] if tumour.lumen else "", "tumour.lumen"),
            (self.tr("Bland thrombus"), self.tr("from {} to {}").format(*ends) if ends else "", "tumour.thrombus"),
            (self.tr("Collaterals"), there[patient.collaterals] if patient.collaterals else "", "patient.collaterals"),
            (self.tr("Leg oedema"), self._yes_or_no(patient.leg_oedema), "patient.leg_oedema"),
        )

    def _operation(self, read: _RecordSources) -> Iterator[RecordEntry]:
        case = read.case
        intent = "" if case.intent == "undecided" else str(INTENT_WORDS[case.intent])
        taken, free = (
            ", ".join(str(organ.name) for organ in found) for found in (case.resection.en_bloc, case.resection.organs_free)
        )
        yield from self._printed(
            read,
            (self.tr("Intent"), intent, "intent"),
            (self.tr("Reason for it"), case.intent_reason, "intent_reason"),
            (self.tr("Taken en bloc"), taken, "resection.en_bloc"),
            (self.tr("Free on imaging"), free, "resection.organs_free"),
        )
        reported = read.case.reported
        if reported is None:
            return
        yield from self._printed(
            read,
            (self.tr("Approach"), reported.approach, "reported.approach"),
            (self.tr("Cava replaced by"), reported.caval_replacement, "reported.caval_replacement"),
            (self.tr("Renal vein reconstruction"), reported.renal_reconstruction, "reported.renal_reconstruction"),
        )
        veins = ", ".join(vein_words(vein) for vein in reported.clamped_veins)
        clamped = veins or self.tr("none")
        yield self._fact(read, self.tr("Renal veins clamped"), clamped, "reported.clamped_veins")
        for i, plan in enumerate(read.case.renal_plan):
            path = f"renal_plan[{i}].method"
            if read.of(path) or read.changed(path):
                yield self._fact(read, vein_words(plan.vein_id).capitalize(), str(plan.method.name), path)

    def _outcome(self, read: _RecordSources) -> Iterator[RecordEntry]:
        outcome = read.case.outcome
        if outcome is None:
            return
        for key, entry in declared(Outcome).items():
            value = self._recorded(entry, getattr(outcome, key))
            yield from self._printed(read, (field_title(entry), value, f"outcome.{key}"))

    def _recorded(self, entry: Declared, value: float | bool | str | None) -> str:
        """A value of the outcome; an empty list of complications reads "none"."""
        if isinstance(value, bool):
            return self._yes_or_no(value)
        if isinstance(value, str):
            return value or (self.tr("none") if entry.key == "complication" else "")
        return "" if value is None else f"{short(value)} {entry.bounds.unit.symbol}"

    def _noted(self, read: _RecordSources, kind: str) -> Iterator[RecordEntry]:
        for item in read.case.provenance:
            if item.kind == kind:
                value = self._level(read.case, item.path)
                note = f"{value}. {item.note}" if value else item.note
                changed = self.tr("Changed in this plan; before: {note}").format(note=item.note)
                yield RecordEntry(place_words(read.case, item.path), changed if read.changed(item.path) else note)

    def _level(self, case: Case, path: str) -> str:
        """The tumour's end at this path, as it is written; empty for other paths."""
        level = value_at(case, path)
        if not isinstance(level, LevelRef):
            return ""
        return str(level_words(level))

    def _contradictions(self, case: Case) -> Iterator[RecordEntry]:
        for item in case.provenance:
            if item.kind == "contradiction":
                yield RecordEntry("", item.note, (item.source,))

    def _about_derived(self) -> str:
        return self.tr("Not printed in the source; worked out for this drawing.")

    def _printed(self, read: _RecordSources, *rows: tuple[str, str, str]) -> Iterator[RecordEntry]:
        for name, value, path in rows:
            if value:
                yield self._fact(read, name, value, path)

    def _fact(self, read: _RecordSources, name: str, value: str, *paths: str) -> RecordEntry:
        changed = [path for path in paths if read.changed(path)]
        if not changed:
            return RecordEntry(name, value, read.of(*paths))
        new = not any(value_at(read.original, path) for path in changed if read.original is not None)
        note = self.tr("entered in this plan") if new else self.tr("changed in this plan")
        return RecordEntry(name, f"{value} ({note})", read.of(*paths))

    def _yes_or_no(self, value: bool | None) -> str:
        return "" if value is None else self.tr("yes") if value else self.tr("no")
