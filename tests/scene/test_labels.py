import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivcviz.case import edits
from ivcviz.geometry.mesh import NO_MESH
from ivcviz.plan.resolve import resolve
from ivcviz.scene.build import build_scene
from ivcviz.scene.labels.leaders import crossings
from ivcviz.scene.labels.placement import AnchoredLabel, LabelArea, place_labels, seen, sight
from ivcviz.scene.model import Label, Options
from ivcviz.scene.page.layout import Rect
from ivcviz.scene.triangles import Triangles
from ivcviz.scene.view.picture import Picture
from ivcviz.storage.case_files import load_case
from ivcviz.storage.shipped import find_case

_ROOM = LabelArea(Rect(60, 60, 160, 400), Rect(420, 80, 520, 330), Rect(176, 20, 404, 410), 290.0)
_CRAMPED = LabelArea(Rect(10, 30, 60, 110), Rect(160, 40, 210, 100), Rect(70, 20, 150, 120), 110.0)
_WORDS = st.sampled_from(
    (
        "Liver",
        "Right kidney",
        "Leiomyosarcoma",
        "Superior mesenteric artery",
        "Left renal vein, 14 mm involved",
        "Tapered side branch (cone pipe)",
    )
)


def _measure(text: str, pt: float) -> tuple[float, float]:
    return 0.58 * pt * len(text), 1.17 * pt


@st.composite
def _scenes(draw):
    """A room, and labels whose anchors lie anywhere in its body, also in one place or at one height."""
    room = draw(st.sampled_from((_ROOM, _CRAMPED)))
    body, share = room.body, st.sampled_from((0.0, 0.25, 0.5, 0.5, 0.75, 1.0)) | st.floats(0.0, 1.0)
    count = draw(st.integers(0, 28))
    spots = [(body.left + draw(share) * body.width, body.top + draw(share) * body.height) for _ in range(count)]
    tumour = Rect(body.left + 60, body.top + 30, body.left + 75, body.top + 70)
    room = LabelArea(
        room.left,
        room.right,
        body,
        room.axis,
        draw(st.sampled_from(((), (tumour,)))),
        draw(st.sampled_from(((), (90.0, 200.0)))),
    )
    return room, [
        AnchoredLabel(Label(f"{k:02d}", draw(_WORDS), (), draw(st.integers(0, 6))), x, y) for k, (x, y) in enumerate(spots)
    ]


@settings(max_examples=150, deadline=None)
@given(_scenes())
def test_labels_of_random_scenes_stand_in_order_apart_and_inside_with_leaders_that_never_cross(scene):
    room, named = scene
    placed = place_labels(named, room, _measure, 8.0)
    for k, one in enumerate(placed):
        column = room.left if one.side == "left" else room.right
        assert column.left - 1e-6 <= one.box.left <= one.box.right <= column.right + 1e-6
        assert column.top - 1e-6 <= one.box.top <= one.box.bottom <= column.bottom + 1e-6
        assert one.pt >= 6.0
        assert not any(one.box.overlaps(rect) for rect in room.forbidden)
        assert not any(one.box.overlaps(other.box) for other in placed[k + 1 :])
    assert crossings([p.leader for p in placed]) == []
    for side in ("left", "right"):
        column_of = [p for p in placed if p.side == side]
        assert [p.leader[-1][1] for p in column_of] == sorted(p.leader[-1][1] for p in column_of)
        assert [p.box.top for p in column_of] == sorted(p.box.top for p in column_of)


@settings(max_examples=60, deadline=None)
@given(_scenes())
def test_every_leader_begins_at_its_text_and_ends_exactly_on_its_anchor(scene):
    room, named = scene
    anchors = {item.label.id: (item.x, item.y) for item in named}
    for label in place_labels(named, room, _measure, 8.0):
        assert label.leader[-1] == anchors[label.label.id]
        x, y = label.leader[0]
        assert y == pytest.approx((label.box.top + label.box.bottom) / 2)
        assert abs(x - (label.box.right if label.side == "left" else label.box.left)) <= 3.0 + 1e-9


@settings(max_examples=40, deadline=None)
@given(_scenes(), st.randoms())
def test_the_same_labels_stand_alike_in_whatever_order_they_come(scene, chance):
    room, named = scene
    shuffled = list(named)
    chance.shuffle(shuffled)
    assert place_labels(shuffled, room, _measure, 8.0) == place_labels(named, room, _measure, 8.0)


def test_with_room_for_all_none_is_left_out():
    named = [AnchoredLabel(Label(str(k), "Right kidney", ()), 200.0 + 190.0 * (k % 2), 40.0 + 15.0 * k) for k in range(20)]
    assert len(place_labels(named, _ROOM, _measure, 8.0)) == 20


def test_short_of_room_the_higher_ranks_go_first():
    named = [AnchoredLabel(Label(f"{k:02d}", "Vein", (), k), 75.0, 40.0 + 4.0 * k) for k in range(12)]
    kept = {p.label.rank for p in place_labels(named, _CRAMPED, _measure, 8.0)}
    assert 3 <= len(kept) < 12
    assert kept == set(range(len(kept)))


def test_a_label_goes_to_the_side_that_its_anchor_lies_on():
    named = [AnchoredLabel(Label("liver", "Liver", ()), 190.0, 120.0), AnchoredLabel(Label("aorta", "Aorta", ()), 300.0, 120.0)]
    assert {p.label.id: p.side for p in place_labels(named, _ROOM, _measure, 8.0)} == {"liver": "left", "aorta": "right"}


def test_a_crowded_side_gives_what_lies_near_the_axis_to_the_other():
    named = [AnchoredLabel(Label(f"{k:02d}", "Vein", ()), 280.0, 30.0 + 10.0 * k) for k in range(36)]
    sides = [p.side for p in place_labels(named, _ROOM, _measure, 8.0)]
    assert sides.count("right") > 5
    assert sides.count("left") > 15


def test_labels_stand_off_lines_that_cross_their_column():
    room = LabelArea(_ROOM.left, _ROOM.right, _ROOM.body, _ROOM.axis, (), (200.0,))
    named = [AnchoredLabel(Label(str(k), "Right kidney", ()), 190.0 + k, 196.0 + 4.0 * k) for k in range(3)]
    placed = place_labels(named, room, _measure, 8.0)
    assert len(placed) == 3
    assert not any(p.box.top < 200.0 < p.box.bottom for p in placed)


def test_a_label_without_words_is_not_placed():
    assert place_labels([AnchoredLabel(Label("x", " ", ()), 200.0, 100.0)], _ROOM, _measure, 8.0) == ()


def test_a_point_is_seen_unless_what_is_drawn_lies_more_than_three_millimetres_nearer():
    depth = np.full((10, 10), -np.inf, np.float32)
    depth[:, 5:] = 20.0
    rgba = np.zeros((10, 10, 4), np.uint8)
    rgba[:, 3:], rgba[:, 0] = 255, 255
    points = {
        (6.0, 5.0, 18.0): 2,  # on the surface
        (6.0, 5.0, 16.0): 0,  # behind it
        (6.0, 5.0, 40.0): 1,  # before it
        (4.0, 5.0, 18.0): 1,  # where only something translucent is drawn
        (2.0, 5.0, 18.0): 0,  # where nothing is drawn
        (2.9, 5.9, 18.0): 0,  # in the same pixel, to its last tenth
        (4.9, 5.9, 18.0): 1,
        (-1.0, 5.0, 18.0): 0,  # beside the picture
        (0.5, 5.0, 18.0): 1,  # in the picture's first column
        (6.0, 0.5, 18.0): 2,  # and in its first row
        (6.0, 10.0, 18.0): 0,
    }
    assert sight(Picture(rgba, depth), np.array(list(points))).tolist() == list(points.values())


def test_the_leader_ends_on_the_first_anchor_that_is_best_seen_inside_the_body():
    labels = (
        Label("hidden first", "A", ((0, 0, 0), (1, 0, 0), (2, 0, 0))),
        Label("never seen", "B", ((0, 0, 0),)),
        Label("outside first", "C", ((9, 0, 0), (1, 0, 0))),
        Label("on the surface last", "D", ((1, 0, 0), (2, 0, 0), (4, 0, 0), (5, 0, 0))),
        Label("nowhere", "E", ()),
    )

    def project(points):
        return np.stack([100.0 + 50.0 * points[:, 0], np.full(len(points), 80.0), np.zeros(len(points))], axis=1)

    found = seen(labels, project, lambda p: (p[:, 0] > 120.0).astype(int) + (p[:, 0] > 250.0), Rect(0, 0, 200, 400), 0.5)
    assert [(named.label.id, named.x, named.y) for named in found] == [
        ("hidden first", 75.0, 40.0),
        ("outside first", 75.0, 40.0),
        ("on the surface last", 150.0, 40.0),
    ]


def test_of_anchors_seen_alike_one_off_the_height_of_another_s_anchor_is_taken():
    labels = (Label("first", "A", ((1, 0, 0),)), Label("second", "B", ((2, 0, 0), (2, 0, 9), (2, 0, 20))))

    def project(points):
        return np.stack([50.0 * points[:, 0], 80.0 + points[:, 2], np.zeros(len(points))], axis=1)

    found = seen(labels, project, lambda p: np.ones(len(p), int), Rect(0, 0, 200, 400), 1.0)
    assert [(named.label.id, named.y) for named in found] == [("first", 80.0), ("second", 89.0)]
    found = seen(labels, project, lambda p: (p[:, 1] < 85.0).astype(int), Rect(0, 0, 200, 400), 1.0)
    assert [(named.label.id, named.y) for named in found] == [("first", 80.0), ("second", 80.0)]


def test_leaders_that_touch_count_as_crossing():
    level, upright, apart = ((0.0, 5.0), (10.0, 5.0)), ((10.0, 5.0), (10.0, 9.0)), ((0.0, 6.0), (9.0, 6.0))
    assert crossings([level, upright, apart]) == [(0, 1)]
    assert crossings([level, ((4.0, 5.0), (20.0, 5.0))]) == [(0, 1)]


@pytest.mark.parametrize("side", ["right", "left"])
def test_the_clamp_on_a_renal_artery_is_named_where_its_jaws_are(side: str) -> None:
    made = edits.set_artery(load_case(find_case("case-4")), f"{side}-renal-vein", "clamped")
    scene = build_scene(resolve(made), Options(stage="clamped"))
    named = next(label for label in scene.labels if str(label.text) == f"{side.capitalize()} renal artery clamp")
    part = next(part for part in scene.parts if part.id == named.id)
    vertices = Triangles(lambda _: NO_MESH).of(part.shape, "preview").vertices
    assert min(np.linalg.norm(vertices - anchor, axis=1).min() for anchor in named.anchors) < 8.0


def test_labels_of_which_none_has_an_anchor_are_left_out() -> None:
    none = seen([Label("x", "Liver", ())], lambda points: points, lambda points: np.zeros(len(points), int), _ROOM.body, 1.0)
    assert none == ()


def _project(points):
    return np.stack([100.0 + 50.0 * points[:, 0], np.full(len(points), 80.0), np.zeros(len(points))], axis=1)


def test_what_is_always_named_says_that_it_lies_behind_where_nothing_of_it_is_seen() -> None:
    labels = (Label("tumour", "Tumour", ((1, 0, 0),), always=True), Label("liver", "Liver", ((1, 0, 0),)))
    unseen = seen(labels, _project, lambda points: np.zeros(len(points), int), Rect(0, 0, 200, 400), 1.0)
    assert [(str(named.label.text), named.x, named.y) for named in unseen] == [("Tumour (behind)", 150.0, 80.0)]
    shown = seen(labels, _project, lambda points: np.ones(len(points), int), Rect(0, 0, 200, 400), 1.0)
    assert [str(named.label.text) for named in shown] == ["Tumour", "Liver"]


def test_what_is_always_named_is_named_at_the_page_s_edge_too() -> None:
    label = Label("clamp", "Clamp", ((1, 0, 0),), always=True)
    (named,) = seen([label], _project, lambda points: np.ones(len(points), int), Rect(0, 0, 120, 400), 1.0)
    assert (str(named.label.text), named.x, named.y) == ("Clamp", 120.0, 80.0)


@pytest.mark.parametrize("height", [150, 90, 60])
def test_a_clamp_is_named_in_brief_before_it_is_left_out_and_all_else_goes_first(height: int) -> None:
    room = LabelArea(Rect(10, 10, 66, 10 + height), Rect(160, 10, 216, 10 + height), Rect(76, 5, 150, 170), 110.0)
    names = ("Superior clamp on the IVC", "Inferior clamp on the IVC", "Right renal vein clamp", "Left renal vein clamp")
    briefs = ("Superior clamp", "Inferior clamp", "R renal v. clamp", "L renal v. clamp")
    clamps = [
        AnchoredLabel(Label(f"clamp-{k}", name, (), 1, always=True, brief=brief), 100.0 + 5 * k, 20.0 + 9 * k)
        for k, (name, brief) in enumerate(zip(names, briefs, strict=True))
    ]
    others = [AnchoredLabel(Label(f"x{k}", "Right hepatic vein", (), 0), 90.0 + 4 * k, 15.0 + 7 * k) for k in range(8)]
    placed = place_labels([*others, *clamps], room, _measure, 8.0)
    found = {label.label.id: str(label.label.text) for label in placed}
    assert {label.label.id for label in clamps} <= set(found)
    if height == 60:
        assert [found[f"clamp-{k}"] for k in range(4)] == list(briefs)


def test_a_label_takes_another_line_before_a_word_of_it_is_cut_off() -> None:
    narrow = LabelArea(Rect(0, 0, 60, 200), Rect(200, 0, 260, 200), Rect(70, 0, 190, 200), 130.0)
    named = AnchoredLabel(Label("x", "Tumour in the left common iliac vein, 13 mm", (), 1), 100.0, 50.0)
    (placed,) = place_labels([named], narrow, _measure, 8.0)
    assert not placed.lines[-1].endswith("…")


@pytest.mark.parametrize("view", ["anterior", "left", "right"])
@pytest.mark.parametrize("name", ["case-1", "case-2", "case-3", "case-4"])
def test_a_mass_has_anchors_on_its_drawn_surface_towards_every_view(name: str, view: str) -> None:
    scene = build_scene(resolve(load_case(find_case(name))), Options(stage="tumour", view=view))
    label = next(label for label in scene.labels if label.id == "tumour")
    assert label.always
    part = next(part for part in scene.parts if part.id == "tumour")
    vertices = Triangles(lambda _: NO_MESH).of(part.shape, "preview").vertices
    towards = {"anterior": (0.0, -1.0, 0.0), "left": (1.0, 0.0, 0.0), "right": (-1.0, 0.0, 0.0)}[view]
    anchors = np.array(label.anchors)
    near = np.array([np.linalg.norm(vertices - anchor, axis=1).min() for anchor in anchors]) < 4.0
    outward = (anchors - vertices.mean(axis=0)) @ np.array(towards) > 0.0
    assert (near & outward).sum() >= 3
