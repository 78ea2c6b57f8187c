"""Make every organ mesh of `assets/meshes` from its recipe: `python assets/make_meshes.py [name …]`."""

import sys
from pathlib import Path

from ivcviz.anatomy.shapes import RECIPES
from ivcviz.storage.organ_files import save_organ

FOLDER = Path(__file__).resolve().parent / "meshes"


def main(names: list[str]) -> int:
    unknown = sorted(set(names) - set(RECIPES))
    if unknown:
        sys.stderr.write(f"no recipe for {', '.join(unknown)}; there are {', '.join(RECIPES)}\n")
        return 2
    FOLDER.mkdir(exist_ok=True)
    for name in names or RECIPES:
        mesh = RECIPES[name]()
        save_organ(mesh, FOLDER / f"{name}.mesh")
        sys.stdout.write(f"{name}: {len(mesh.vertices)} vertices, {len(mesh.triangles)} triangles\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
