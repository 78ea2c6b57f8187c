"""Bodies as a case may describe them, for hypothesis: landmarks moved in order, several renal veins, both courses."""

from hypothesis import strategies as st

from ivcviz.anatomy.specification import AnatomySpec, Course, Ostium, RenalVein, Side


def _renal_vein(draw: st.DrawFn, name: str, side: Side, *, main: bool) -> RenalVein:
    lower = draw(st.floats(20, 150))
    clock = draw(st.floats(215, 300) if side == "right" else st.floats(40, 130))
    course: Course = draw(st.sampled_from(("pre-aortic", "retro-aortic"))) if side == "left" else "pre-aortic"
    return RenalVein(
        name,
        side,
        Ostium(lower, lower + draw(st.floats(6, 18)), clock),
        length_mm=draw(st.floats(15, 90)),
        width_mm=draw(st.floats(5, 18)),
        thickness_mm=draw(st.floats(3, 11)),
        drop_deg=draw(st.floats(-10, 45)),
        course=course,
        main=main,
    )


@st.composite
def bodies(draw: st.DrawFn) -> AnatomySpec:
    """A specification that holds together."""
    veins = [_renal_vein(draw, "right", "right", main=True), _renal_vein(draw, "left", "left", main=True)]
    if draw(st.booleans()):
        veins.append(_renal_vein(draw, "second-right", "right", main=draw(st.booleans())))
    if draw(st.booleans()):
        veins.append(_renal_vein(draw, "second-left", "left", main=False))
    landmarks = (
        ("lowest-short-hepatic-vein", draw(st.floats(60, 195))),
        ("right-adrenal-vein", draw(st.floats(60, 195))),
        ("hepatic-floor", draw(st.floats(185, 200))),
        ("hepatic-roof", draw(st.floats(205, 220))),
        ("hiatus", draw(st.floats(222, 240))),
        ("cavoatrial-junction", draw(st.floats(242, 290))),
    )
    return AnatomySpec(sex=draw(st.sampled_from(("F", "M"))), renal_veins=tuple(veins), landmarks=landmarks)
