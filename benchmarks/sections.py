"""The axial section in the window: opening its pane, and stepping along the cava; PyVista slices the same triangles."""

import itertools
from collections.abc import Iterator

from figures import Against, Group, group_of
from meshes import drawable
from opened import finish, painted, window_opened
from peer_pyvista import surface_of
from timing import call, in_turn

PEER = "PyVista, the same triangles sliced"


def sectioned(rounds: int) -> Iterator[Group]:
    """One step is a frame: the section is cut, read and painted, and its line in the picture moves."""
    with window_opened() as window:
        first = in_turn({"opening the pane for the first time": lambda: call(lambda: _shown(window, True))}, 1, 0)
        yield group_of("Axial section, first opening", first)
        _shown(window, False)
        finish(window.panels.viewport)
        _shown(window, True)
        finish(window.panels.viewport)
        steps = itertools.cycle([1.0] * 20 + [-1.0] * 20)
        surfaces = [
            surface_of(part["mesh"])
            for part in drawable(window.panels.viewport.framed(), window.renderer.triangles, "preview")["parts"]
        ]
        height = float(window.editor.plan.body.cava.point(window.panels.split.pane.level_mm)[2])
        ours = "one step along the cava, whole window"
        candidates = {
            ours: lambda: call(lambda: (window.panels.split.pane.step(next(steps)), painted())),
            PEER: lambda: call(lambda: [surface.slice("z", origin=(0.0, 0.0, height)) for surface in surfaces]),
        }
        taken = in_turn(candidates, 3 * rounds, 3)
    yield group_of("Axial section", taken, [Against(ours, PEER)], moving=True)


def _shown(window, on: bool) -> None:
    window.show_section(on)
    painted()
