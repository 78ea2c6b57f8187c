"""The bodies that geometry is tested in: the reference woman, and beside her those that differ in what matters."""

from dataclasses import replace

import pytest

from ivcviz.anatomy.landmarks import reference_renal_veins, scale_of
from ivcviz.anatomy.specification import AnatomySpec, Ostium, RenalVein, Sex

BEHIND_THE_AORTA = "retro-aortic"  # a left renal vein's course
RIGHT, LEFT = "right-renal-vein", "left-renal-vein"
SECOND_RIGHT, SECOND_LEFT = "right-renal-vein-2", "left-renal-vein-2"


def retro_aortic(sex: Sex = "F") -> AnatomySpec:
    """A left renal vein that runs down behind the aorta to a low ostium (63–77 mm in the woman)."""
    k = scale_of(sex)
    right, left = reference_renal_veins(sex)
    behind = replace(left, course=BEHIND_THE_AORTA, ostium=Ostium(63.0 * k, 77.0 * k, 100.0))
    return AnatomySpec(sex=sex, renal_veins=(right, behind))


def accessory(sex: Sex = "F") -> AnatomySpec:
    """A second, thinner renal vein on either side: the right one below the main one, the left one above."""
    k = scale_of(sex)
    right, left = reference_renal_veins(sex)
    return AnatomySpec(
        sex=sex,
        renal_veins=(
            right,
            left,
            _second(right, SECOND_RIGHT, Ostium(82.0 * k, 90.0 * k, 250.0)),
            _second(left, SECOND_LEFT, Ostium(122.0 * k, 129.0 * k, 70.0)),
        ),
    )


def _second(vein: RenalVein, vein_id: str, ostium: Ostium) -> RenalVein:
    thinner = {"width_mm": 0.55 * vein.width_mm, "thickness_mm": 0.55 * vein.thickness_mm}
    return replace(vein, id=vein_id, ostium=ostium, main=False, **thinner)


WOMAN, MAN = AnatomySpec(), AnatomySpec(sex="M")
BODIES: dict[str, AnatomySpec] = {
    "woman": WOMAN,
    "man": MAN,
    "retro-aortic": retro_aortic(),
    "man, retro-aortic": retro_aortic("M"),
    "accessory": accessory(),
}
IN_EVERY_BODY = pytest.mark.parametrize("spec", BODIES.values(), ids=BODIES)
IN_EITHER_SEX = pytest.mark.parametrize("sex", ["F", "M"], ids=["woman", "man"])
