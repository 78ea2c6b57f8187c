"""Cases that hypothesis makes: any that the document allows, in bodies moved about within the order of their landmarks."""

from dataclasses import replace
from typing import Any, get_args

from hypothesis import strategies as st

from ivcviz.anatomy.landmarks import WORDS, landmarks_of, reference_renal_veins, veins_of
from ivcviz.anatomy.specification import AnatomySpec, Sex, Side
from ivcviz.case import document as doc
from ivcviz.case import limits as lim
from ivcviz.case.house_values import HOUSE_VALUES
from ivcviz.terms.organs import ORGANS
from ivcviz.terms.renal_methods import METHODS
from ivcviz.terms.resections import RESECTION_KINDS
from ivcviz.terms.substitutes import SUBSTITUTES


def numbers(bounds: lim.Bounds) -> st.SearchStrategy[float]:
    """Any number within bounds."""
    return st.floats(bounds.least, bounds.greatest, exclude_max=bounds.below, allow_nan=False)


def texts(longest: int = 40) -> st.SearchStrategy[str]:
    """Any text that a case may hold."""
    letters = st.characters(exclude_categories=["Cc", "Cs"])
    return st.text(letters, max_size=longest).filter(lambda text: "\x7f" not in text)


@st.composite
def bodies(draw: st.DrawFn) -> AnatomySpec:
    """A reference body, or one whose landmarks and left renal vein were moved."""
    spec = AnatomySpec(sex=draw(st.sampled_from(get_args(Sex))))
    if draw(st.booleans()):
        right, left = reference_renal_veins(spec.sex)
        by_mm = draw(st.floats(-40, 30))
        edges = {"lower_mm": left.ostium.lower_mm + by_mm, "upper_mm": left.ostium.upper_mm + by_mm}
        spec = replace(spec, renal_veins=(right, replace(left, ostium=replace(left.ostium, **edges))))
    if draw(st.booleans()):
        at = landmarks_of(spec)
        hiatus = draw(st.floats(at.hepatic_roof + 1, at.cavoatrial_junction - 1))
        spec = replace(spec, landmarks=(("hiatus", hiatus),))
    missing = draw(st.sampled_from(((), ("left",), ("right",))))
    return replace(spec, missing_kidneys=missing)


@st.composite
def written_levels(draw: st.DrawFn, spec: AnatomySpec, level_mm: float) -> doc.LevelRef:
    """The level in millimetres, or the same place written against a landmark."""
    word = draw(st.none() | st.sampled_from(WORDS))
    return doc.LevelRef(level_mm if word is None else level_mm - landmarks_of(spec).level_of(word), word)


@st.composite
def tumours(draw: st.DrawFn, spec: AnatomySpec) -> doc.Tumour:
    """A tumour within reach of the body's cava, both ends written in any way."""
    greatest = landmarks_of(spec).cavoatrial_junction + lim.BEYOND_JUNCTION
    lower = draw(st.floats(-lim.BEYOND_CONFLUENCE + 0.1, greatest - 2))
    upper = draw(st.floats(lower + 1, greatest - 0.1))
    renal, _ = veins_of(spec)
    involved = draw(st.lists(st.sampled_from(renal), unique_by=lambda vein: vein.id, max_size=2))
    return doc.Tumour(
        draw(written_levels(spec, lower)),
        draw(written_levels(spec, upper)),
        draw(st.none() | st.tuples(*[numbers(lim.MASS)] * 3)),
        draw(st.sampled_from(get_args(doc.Growth))),
        draw(numbers(lim.CLOCK)),
        tuple(doc.Involved(vein.id, draw(st.floats(0, vein.length_mm))) for vein in involved),
        draw(st.none() | st.sampled_from(get_args(Side))),
        draw(st.none() | numbers(lim.CIRCUMFERENCE)),
        draw(st.none() | st.sampled_from(get_args(doc.Lumen))),
        draw(st.none() | st.just(doc.Thrombus(doc.LevelRef(max(lower - 20.0, lim.LEVEL.least)), doc.LevelRef(upper)))),
    )


def _literal(choices: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(choices))


CONES = st.builds(
    doc.Cone,
    numbers(lim.BRANCH_DIAMETER),
    numbers(lim.BRANCH_DIAMETER),
    numbers(lim.TAKEOFF),
    numbers(lim.AXIS_OFFSET),
    st.none() | numbers(lim.BRANCH_LENGTH),
)
GRAFTS = st.builds(
    doc.Graft, numbers(lim.GRAFT_DIAMETER), st.sampled_from(SUBSTITUTES), st.booleans(), numbers(lim.GRAFT_WALL)
).map(lambda graft: replace(graft, ringed=graft.ringed and graft.substitute.rings_possible))
RESECTIONS = st.builds(
    doc.Resection,
    st.sampled_from(RESECTION_KINDS),
    numbers(lim.MARGIN),
    numbers(lim.MARGIN),
    numbers(lim.CUFF),
    numbers(lim.JAW),
    numbers(lim.MARGIN),
    st.sampled_from(SUBSTITUTES),
    st.sets(st.sampled_from(ORGANS)).map(lambda taken: tuple(organ for organ in ORGANS if organ in taken)),
)
TIMINGS = st.builds(doc.Timing, *[st.none() | numbers(lim.MINUTES)] * 3, st.booleans())
OVERRIDES = st.builds(doc.Override, texts(), texts().filter(str.strip), texts())
THRESHOLDS = st.fixed_dictionaries({}, optional={name: numbers(known.bounds) for name, known in HOUSE_VALUES.items()}).map(
    lambda chosen: tuple(chosen.items())
)
UNCERTAINTIES = st.builds(doc.Uncertainty, numbers(lim.UNCERTAINTY), numbers(lim.UNCERTAINTY))
PATIENTS = st.builds(
    doc.Patient,
    st.none() | st.integers(0, 120),
    st.lists(texts(), max_size=3).map(tuple),
    st.none() | numbers(lim.SHARE),
    st.none() | _literal(doc.Collaterals),
    st.none() | st.booleans(),
)
PROVENANCES = st.builds(doc.Provenance, texts(), texts(), texts(), _literal(doc.ProvenanceKind))
OUTCOMES = st.builds(
    doc.Outcome,
    st.none() | numbers(lim.BLOOD_LOSS),
    st.none() | st.booleans(),
    st.none() | st.booleans(),
    st.none() | numbers(lim.OPERATIVE_TIME),
    texts(),
    st.none() | numbers(lim.FOLLOW_UP),
    st.none() | st.booleans(),
    texts(),
)
REPORTS = st.builds(doc.Reported, texts(), texts(), st.lists(st.just("left-renal-vein")).map(tuple), texts(), texts())


def renal_plans(vein_id: str) -> st.SearchStrategy[doc.RenalPlan]:
    """Any plan for a renal vein."""
    return st.builds(
        doc.RenalPlan,
        st.just(vein_id),
        st.sampled_from(METHODS),
        numbers(lim.VEIN_MARGIN),
        st.none() | CONES,
        st.none() | numbers(lim.MOBILISATION),
        st.none() | st.sampled_from(METHODS),
        texts(),
        st.none() | _literal(doc.Artery),
        st.none() | numbers(lim.MINUTES),
    )


@st.composite
def cases(draw: st.DrawFn) -> doc.Case:
    """Any case."""
    spec = draw(bodies())
    veins = draw(st.sampled_from(((), ("right-renal-vein",), ("left-renal-vein", "right-renal-vein"))))
    return doc.Case(
        draw(texts().filter(bool)),
        draw(tumours(spec)),
        draw(PATIENTS),
        spec,
        draw(_literal(doc.Convention)),
        draw(UNCERTAINTIES),
        draw(RESECTIONS),
        draw(st.none() | GRAFTS),
        tuple(draw(renal_plans(vein)) for vein in veins),
        tuple(draw(st.lists(texts(), max_size=2))),
        tuple(draw(st.lists(PROVENANCES, max_size=2))),
        draw(st.none() | OUTCOMES),
        draw(st.none() | REPORTS),
        draw(TIMINGS),
        tuple(draw(st.lists(OVERRIDES, max_size=2, unique_by=lambda item: (item.rule, item.about)))),
        draw(THRESHOLDS),
    )
