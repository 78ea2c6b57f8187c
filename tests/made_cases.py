"""Cases that hypothesis makes: any that the document allows, in bodies moved about within the order of their landmarks.

What a plain field may hold follows from its declaration; written here are only fields whose values have to agree with others'.
"""

from dataclasses import is_dataclass, replace
from typing import Any, Literal, get_args, get_origin

from hypothesis import strategies as st

from ivcviz.anatomy.landmarks import WORDS, landmarks_of, reference_hepatic_veins, reference_renal_veins, veins_of
from ivcviz.anatomy.specification import AnatomySpec, Course, HepaticVein, Ostium, PrecavalArtery, Sex, Side
from ivcviz.case import document as doc
from ivcviz.case.check_thresholds import DEFAULT_THRESHOLDS
from ivcviz.case.vein_choices import dividable, veins_of_origin
from ivcviz.fields.bounds import PRINTABLE, Bounds, TextLimits
from ivcviz.fields.declaration import Declared, declared
from ivcviz.fields.limits import BEYOND_CONFLUENCE, BEYOND_JUNCTION, LEVEL
from ivcviz.terms.organs import ORGANS, ORGANS_SEEN
from ivcviz.terms.renal_methods import METHODS
from ivcviz.terms.term import Term

VEINS = ("left-renal-vein", "right-renal-vein")
# A cava that leans a little further right and forwards than the reference one, and is narrower.
CENTRELINE = ((0.0, -9.0, 0.0), (60.0, -11.0, 4.0), (120.0, -16.0, 10.0), (190.0, -20.0, 12.0), (260.0, -18.0, 2.0))
SECTION = ((0.0, 21.0, 15.0), (110.0, 24.0, 15.5), (240.0, 27.0, 24.0))


def numbers(bounds: Bounds) -> st.SearchStrategy[float]:
    """Any number within bounds."""
    return st.floats(bounds.least, bounds.greatest, exclude_max=bounds.below, allow_nan=False)


def texts(limits: TextLimits = TextLimits(40)) -> st.SearchStrategy[str]:  # noqa: B008
    """Any text within limits, a short one as a rule."""
    if limits.pattern != PRINTABLE:
        return st.sampled_from(VEINS)
    letters = st.characters(exclude_categories=["Cc", "Cs"])
    return st.text(letters, max_size=min(limits.longest, 40)).filter(
        lambda text: "\x7f" not in text and len(text.strip()) >= limits.shortest
    )


def documents(document: type, **by_hand: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Any document of a class; the fields written by hand come from their own strategies."""
    declared_values = {key: values(field) for key, field in declared(document).items() if key not in by_hand}
    return st.builds(document, **declared_values, **by_hand)


def values(field: Declared) -> st.SearchStrategy[Any]:
    """Any value that a field declares, and None where it may be."""
    kind, *more = get_args(field.kind) if get_origin(field.kind) is tuple else (field.kind,)
    any_value = _one(field, kind)
    if more == [Ellipsis]:
        unique = get_origin(kind) is Literal or (isinstance(kind, type) and issubclass(kind, Term))
        any_value = st.lists(any_value, min_size=field.field.least, max_size=3, unique=unique).map(tuple)
    elif more:
        any_value = st.tuples(*[any_value] * (1 + len(more)))
    return st.none() | any_value if field.optional else any_value


def _one(field: Declared, kind: Any) -> st.SearchStrategy[Any]:
    if kind is bool:
        return st.booleans()
    if kind is int:
        return st.integers(int(field.bounds.least), int(field.bounds.greatest))
    if kind is float:
        return numbers(field.bounds)
    if kind is str:
        return texts(field.text)
    if get_origin(kind) is Literal:
        return st.sampled_from(get_args(kind))
    if issubclass(kind, Term):
        return st.sampled_from(field.terms)
    assert is_dataclass(kind), f"{field.key}: nothing says how a value of {kind} is made"
    return documents(kind)


@st.composite
def bodies(draw: st.DrawFn) -> AnatomySpec:
    """A reference body or a patient's, as it is or with veins and landmarks of its own."""
    spec = AnatomySpec(sex=draw(st.sampled_from(get_args(Sex))))
    if draw(st.booleans()):
        right, left = reference_renal_veins(spec.sex)
        by_mm = draw(st.floats(-40, 30))
        edges = {"lower_mm": left.ostium.lower_mm + by_mm, "upper_mm": left.ostium.upper_mm + by_mm}
        course = draw(st.sampled_from(get_args(Course)))
        # Of its three tributaries those that are measured, in the order in which they enter it.
        measured = dict(zip(("adrenal_mm", "gonadal_mm", "lumbar_mm"), (30.0, 38.0, 46.0), strict=True))
        own = {key: along for key, along in measured.items() if draw(st.booleans())}
        left = replace(left, course=course, ostium=replace(left.ostium, **edges), **own)
        spec = replace(spec, renal_veins=(right, left))
        if draw(st.booleans()):
            lower = right.ostium.lower_mm - draw(st.floats(12, 30))
            ostium = replace(right.ostium, lower_mm=lower, upper_mm=lower + 7.0)
            second = replace(right, id="right-renal-vein-2", ostium=ostium, width_mm=7.0, thickness_mm=6.0, main=False)
            spec = replace(spec, renal_veins=(*spec.renal_veins, second))
    if draw(st.booleans()):
        known = reference_hepatic_veins(spec.sex)
        own = replace(known[0], diameter_mm=known[0].diameter_mm * draw(st.floats(0.9, 1.1)))
        spec = replace(spec, hepatic_veins=(own, *known[1:]))
        if draw(st.booleans()):
            ostium = Ostium(157.0, 163.0, 270.0)
            more = HepaticVein("inferior-right-hepatic-vein", "Inferior right hepatic vein", ostium, 6.0, main=False)
            spec = replace(spec, hepatic_veins=(own, *known[1:], more))
    if draw(st.integers(0, 3)) == 0:
        spec = replace(spec, source="patient", centreline=CENTRELINE, section=SECTION)
    if draw(st.booleans()):
        at = landmarks_of(spec)
        hiatus = draw(st.floats(at.hepatic_roof + 1, at.cavoatrial_junction - 1))
        spec = replace(spec, landmarks=(("hiatus", hiatus),))
    missing = draw(st.sampled_from(((), *((side,) for side in get_args(Side)))))
    return replace(spec, missing_kidneys=missing, precaval_artery=draw(st.sampled_from((None, *get_args(PrecavalArtery)))))


@st.composite
def written_levels(draw: st.DrawFn, spec: AnatomySpec, level_mm: float) -> doc.LevelRef:
    """The level in millimetres, or the same place written against a landmark."""
    word = draw(st.none() | st.sampled_from(WORDS))
    return doc.LevelRef(level_mm if word is None else level_mm - landmarks_of(spec).level_of(word), word)


@st.composite
def tumours(draw: st.DrawFn, spec: AnatomySpec) -> doc.Tumour:
    """A tumour within reach of the body's cava, both ends written in any way."""
    greatest = landmarks_of(spec).cavoatrial_junction + BEYOND_JUNCTION
    lower = draw(st.floats(-BEYOND_CONFLUENCE + 0.1, greatest - 2))
    upper = draw(st.floats(lower + 1, greatest - 0.1))
    renal, hepatic = veins_of(spec)
    lengths = {vein.id: vein.length_mm for vein in renal} | {vein.id: 20.0 for vein in hepatic}
    involved = draw(st.lists(st.sampled_from(list(lengths)), unique=True, max_size=2))
    thrombus = doc.Thrombus(draw(written_levels(spec, max(lower - 20.0, LEVEL.least + 0.1))), draw(written_levels(spec, upper)))
    return draw(
        documents(
            doc.Tumour,
            lower=written_levels(spec, lower),
            upper=written_levels(spec, upper),
            involved=st.just(tuple(doc.Involved(vein, draw(st.floats(0, lengths[vein]))) for vein in involved)),
            thrombus=st.none() | st.just(thrombus),
            lumen_tip=lumen_tips(spec, lower, upper),
            origin_vein=st.none() | st.sampled_from(veins_of_origin(spec)),
        )
    )


@st.composite
def lumen_tips(draw: st.DrawFn, spec: AnatomySpec, lower: float, upper: float) -> doc.LumenTip | None:
    """No free part in the lumen, or one beyond one end of the tumour, or beyond both."""
    superior = min(upper + 30.0, landmarks_of(spec).cavoatrial_junction + BEYOND_JUNCTION - 0.1)
    inferior = max(lower - 20.0, LEVEL.least + 0.1)
    ends = {"superior": written_levels(spec, superior), "inferior": written_levels(spec, inferior)}
    return draw(st.none() | st.builds(doc.LumenTip, **{name: st.none() | level for name, level in ends.items()}))


ORGANS_OF_A_RESECTION = st.dictionaries(st.sampled_from(ORGANS_SEEN), st.booleans(), max_size=4)


@st.composite
def resections(draw: st.DrawFn) -> doc.Resection:
    """Any resection: an organ is taken, free on imaging, or not spoken of."""
    organs = draw(ORGANS_OF_A_RESECTION)
    taken = tuple(organ for organ, is_taken in organs.items() if is_taken and organ in ORGANS)
    free = tuple(organ for organ in organs if organ not in taken)
    return draw(documents(doc.Resection, en_bloc=st.just(taken), organs_free=st.just(free)))


ILIAC_PLANS = st.lists(
    documents(doc.IliacPlan, vein_id=st.sampled_from((doc.RIGHT_ILIAC, doc.LEFT_ILIAC))),
    max_size=2,
    unique_by=lambda item: item.vein_id,
).map(tuple)
CONES = documents(doc.Cone)
GRAFTS = documents(doc.Graft).map(lambda graft: replace(graft, ringed=graft.ringed and graft.substitute.rings_possible))
THRESHOLDS = st.fixed_dictionaries(
    {}, optional={name: numbers(known.bounds) for name, known in DEFAULT_THRESHOLDS.items()}
).map(lambda chosen: tuple(chosen.items()))
OVERRIDES = st.lists(documents(doc.Override), max_size=2, unique_by=lambda item: (item.rule, item.about)).map(tuple)


def renal_plans(spec: AnatomySpec, vein_id: str) -> st.SearchStrategy[doc.RenalPlan]:
    """Any plan for a renal vein."""
    own = dividable(spec, vein_id)
    divided = st.lists(st.sampled_from(own), unique=True).map(tuple) if own else st.just(())
    fitting = [method for method in METHODS if method.fits("left" if vein_id.startswith("left") else "right")]
    methods = {"method": st.sampled_from(fitting), "plan_b": st.sampled_from([None, *fitting])}
    return documents(doc.RenalPlan, vein_id=st.just(vein_id), divided=divided, **methods)


@st.composite
def cases(draw: st.DrawFn) -> doc.Case:
    """Any case."""
    spec = draw(bodies())
    veins = draw(st.sampled_from(((), VEINS[1:], VEINS)))
    return draw(
        documents(
            doc.Case,
            anatomy=st.just(spec),
            tumour=tumours(spec),
            graft=st.none() | GRAFTS,
            renal_plan=st.tuples(*[renal_plans(spec, vein) for vein in veins]),
            resection=resections(),
            iliac_plan=ILIAC_PLANS,
            overrides=OVERRIDES,
            thresholds=THRESHOLDS,
        )
    )
