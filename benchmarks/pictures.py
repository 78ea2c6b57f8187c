"""Whole processes that write a picture of Case 4: at the usual size, at 4K and for print at 600 dpi."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from figures import Against, Bound, Group, group_of
from timing import in_turn, process, python

HERE = Path(__file__).parent
OURS, FLOOR, PLAIN, PEELED = "ivcviz render", "bare VTK", "PyVista", "PyVista, peeled"


def rendered(rounds: int) -> Iterator[Group]:
    """1600 x 1200."""
    against = [Against(OURS, FLOOR, 1.5), Against(OURS, PLAIN), Against(OURS, PEELED, 0.6)]
    yield _group("Picture of 1600 x 1200", 1600, 1200, 200, rounds, against, ())


def exported(rounds: int) -> Iterator[Group]:
    """What is meant for a projector and for print; memory is what may run out."""
    against = [Against(OURS, FLOOR), Against(OURS, PLAIN), Against(OURS, PEELED)]
    few = max(2, rounds // 2)
    yield _group("Picture of 3840 x 2160", 3840, 2160, 300, few, against, [Bound(OURS, 600, "peak")])
    yield _group("Picture of 170 mm at 600 dpi, 4016 x 3012", 4016, 3012, 600, few, against, ())


def _group(title: str, width: int, height: int, dpi: int, rounds: int, against: list[Against], bounds: object) -> Group:
    with tempfile.TemporaryDirectory() as name:
        process(python(str(HERE / "meshes.py"), name, str(width), str(height), str(dpi)))
        output, peer = str(Path(name, "picture.png")), str(HERE / "peer_pyvista.py")
        size = ("--size", f"{width}x{height}", "--dpi", str(dpi))
        commands = {
            OURS: python("-m", "ivcviz.cli", "render", "case-4", "-o", output, *size),
            FLOOR: python(str(HERE / "bare_vtk.py"), name, output),
            PLAIN: python(peer, name, output),
            PEELED: python(peer, name, output, "peeled"),
        }
        taken = in_turn({name: lambda command=command: process(command) for name, command in commands.items()}, rounds)
    return group_of(f"{title}, whole process", taken, against, bounds)
