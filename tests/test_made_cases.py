"""The generated cases against the declarations: what the document allows and no test ever sees is a hole in every test."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal, get_args, get_origin

from hypothesis import HealthCheck, Phase, given, seed, settings
from made_cases import GRAFTS, VEINS, bodies, cases, renal_plans, resections

from ivcviz.anatomy.landmarks import veins_of
from ivcviz.anatomy.specification import AnatomySpec
from ivcviz.case.document import Case, Graft, RenalPlan, Resection
from ivcviz.fields.declaration import Declared, declared, is_document, item_of
from ivcviz.terms.term import Term

_MADE: list[Case] = []
_PARTS: list[tuple[str, Any]] = []  # of cases, each by where it stands in one: these have too many choices for 400 cases


def _many(count: int) -> settings:
    return settings(
        max_examples=count, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )


@seed(1)
@_many(400)
@given(case=cases())
def _make(case: Case) -> None:
    _MADE.append(case)


@seed(1)
@_many(1500)
@given(left=renal_plans(AnatomySpec(), VEINS[0]), right=renal_plans(AnatomySpec(), VEINS[1]), cut=resections(), graft=GRAFTS)
def _make_parts(left: RenalPlan, right: RenalPlan, cut: Resection, graft: Graft) -> None:
    _PARTS.extend((("renal_plan", left), ("renal_plan", right), ("resection", cut), ("graft", graft)))


@seed(1)
@_many(600)
@given(body=bodies())
def _make_bodies(body: AnatomySpec) -> None:
    _PARTS.append(("anatomy", body))


def _made() -> list[Case]:
    if not _MADE:
        _make()
        _make_parts()
        _make_bodies()
    return _MADE


def _seen_in(made: Iterable[Case]) -> set[tuple[str, Any]]:
    """What is said by cases, and by parts made beside them."""
    of_cases = {found for case in made for found in _seen(case)}
    return of_cases | {found for path, part in _PARTS for found in _seen(part, path)}


def _allowed(document: type, path: str = "") -> Iterator[tuple[str, Any]]:
    """Each field with each value that has to be seen of it: every choice, none, and something."""
    for key, field in declared(document).items():
        here = f"{path}.{key}" if path else key
        yield from ((here, what) for what in _kinds_of_value(field))
        inner = item_of(field.kind)
        if is_document(inner):
            yield from _allowed(inner, here)  # type: ignore[arg-type]


def _kinds_of_value(field: Declared) -> Iterator[Any]:
    inner = item_of(field.kind)
    if field.optional:
        yield None
    if get_origin(field.kind) is tuple and field.field.least == 0 and not field.optional and _is_list(field):
        yield "empty"
    if inner is bool:
        yield from (True, False)
    elif isinstance(inner, type) and issubclass(inner, Term):
        yield from field.terms
    elif get_origin(inner) is Literal:
        yield from get_args(inner)
    else:
        yield "something"


def _is_list(field: Declared) -> bool:
    return get_args(field.kind)[-1] is Ellipsis


def _seen(document: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    for key in declared(type(document)):
        here, value = f"{path}.{key}" if path else key, getattr(document, key)
        items = value if isinstance(value, tuple) else (value,)
        if value == ():
            yield here, "empty"
        for item in items:
            yield here, item if item is None or isinstance(item, bool | str | Term) else "something"
            yield here, None if item is None else "something"
            if is_document(type(item)):
                yield from _seen(item, here)


def test_every_field_and_every_choice_of_the_document_is_generated() -> None:
    seen = _seen_in(_made())
    assert sorted(repr(wanted) for wanted in set(_allowed(Case)) - seen) == []


def test_every_named_vein_is_generated_as_involved() -> None:
    involved = {item.vein_id for case in _made() for item in case.tumour.involved if item.length_mm > 0}
    veins = {vein.id for case in _made() for group in veins_of(case.anatomy) for vein in group}
    assert veins - involved == set()


def test_a_choice_that_is_never_generated_would_be_missed() -> None:
    seen = _seen_in(case for case in _made() if case.convention != "roof")
    assert set(_allowed(Case)) - seen == {("convention", "roof")}
