"""What a case file can say and no edit of the window can: a patient's body, other hepatic veins, what a source prints."""

from dataclasses import replace

from ivcviz.anatomy.landmarks import reference_hepatic_veins
from ivcviz.anatomy.specification import HepaticVein, Ostium
from ivcviz.case.document import Case
from ivcviz.case.faults import require_consistent
from ivcviz.case.sources import Outcome, Provenance, Reported

# A cava that leans a little further right and forwards than the reference one, and is narrower.
_CENTRELINE = ((0.0, -9.0, 0.0), (60.0, -11.0, 4.0), (120.0, -16.0, 10.0), (190.0, -20.0, 12.0), (260.0, -18.0, 2.0))
_SECTION = ((0.0, 21.0, 15.0), (110.0, 24.0, 15.5), (240.0, 27.0, 24.0))


def as_a_patient(case: Case) -> Case:
    """In a body that was measured."""
    return require_consistent(
        replace(case, anatomy=replace(case.anatomy, source="patient", centreline=_CENTRELINE, section=_SECTION))
    )


def with_inferior_right_hepatic_vein(case: Case, diameter_mm: float) -> Case:
    """With an inferior right hepatic vein 160 mm above the confluence."""
    ostium = Ostium(160.0 - diameter_mm / 2, 160.0 + diameter_mm / 2, 270.0)
    vein = HepaticVein("inferior-right-hepatic-vein", "Inferior right hepatic vein", ostium, diameter_mm, main=False)
    known = reference_hepatic_veins(case.anatomy.sex)
    return require_consistent(replace(case, anatomy=replace(case.anatomy, hepatic_veins=(*known, vein))))


def as_published(case: Case) -> Case:
    """With all that a source may print of it."""
    outcome = Outcome(850.0, True, True, 265.0, "chyle leak", 14.0, False, "alive without disease")
    reported = Reported("I-II", "midline", ("left-renal-vein",), "ringed PTFE", "left reimplanted")
    sources = (
        Provenance("tumour.mass_mm", "an invented series", "printed so", "published"),
        Provenance("tumour.lower", "an invented series", "read off a figure", "derived"),
        Provenance("graft", "this plan", "", "plan"),
        Provenance("", "an invented series", "text and table differ", "contradiction"),
    )
    return replace(case, outcome=outcome, reported=reported, provenance=sources, notes=("A note.", "Another note."))


def as_published_otherwise(case: Case) -> Case:
    """With the opposite of what `as_published` says, as far as it can be said."""
    outcome = Outcome(120.0, False, False, 150.0, "", 3.0, True, "alive with disease")
    patient = replace(case.patient, symptoms=("pain", "leg oedema"))
    return replace(case, outcome=outcome, reported=Reported(), patient=patient)


def with_an_outcome_that_is_not_told(case: Case) -> Case:
    """Published, without its outcome."""
    return replace(case, outcome=Outcome())
