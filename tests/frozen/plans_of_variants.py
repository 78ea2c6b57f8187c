"""Invented plans in bodies that a preset has given a variant."""

from inventing import Invented, methods, then, tumour

from ivcviz.case import edits
from ivcviz.case.variants import VARIANTS, Variant, with_variant
from ivcviz.terms.renal_methods import CONE_PIPE, LIGATE, OPENING


def _body(variant: Variant) -> Invented:
    return tumour(
        "88",
        "150",
        lambda case: with_variant(case, variant, True),
        graft_diameter_mm=18.0,
        methods=methods(OPENING, CONE_PIPE),
    )


VARIED = {
    "left-tributaries-of-a-patient": tumour(
        "88",
        "150",
        then(edits.set_tributary_distances, adrenal_mm=24.0, gonadal_mm=30.0, lumbar_mm=38.0),
        graft_diameter_mm=18.0,
        involved_mm={"left": 22.0},
        methods=methods(OPENING, CONE_PIPE),
    ),
    **{f"body-{variant.id}": _body(variant) for variant in VARIANTS},
    "body-precaval-right-artery-main": tumour(
        "30", "70", then(edits.set_precaval_artery, "main"), graft_diameter_mm=16.0, methods=methods(left=LIGATE)
    ),
}
