"""Whole processes: `ivcviz render case-4` against bare VTK and PyVista drawing our finished meshes."""

import sys
import tempfile
from pathlib import Path

from timing import in_turn, python, report, wall

HERE = Path(__file__).parent


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wall(python(str(HERE / "finished_meshes.py"), name))
        ours = python("-m", "ivcviz.cli", "render", "case-4", "-o", str(folder / "ours.png"), "--size", "1600x1200")
        floor = python(str(HERE / "floor_vtk.py"), name, str(folder / "floor.png"))
        peer = python(str(HERE / "peer_pyvista.py"), name, str(folder / "peer.png"))
        medians = in_turn(
            {"ivcviz render": lambda: wall(ours), "bare VTK": lambda: wall(floor), "PyVista": lambda: wall(peer)}, rounds
        )
    report("Case 4, 1600 x 1200, whole process", medians, "ivcviz render", {"bare VTK": 1.3, "PyVista": 0.9})


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
