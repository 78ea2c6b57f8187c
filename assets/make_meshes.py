"""Make every organ mesh of `assets/meshes` from its recipe: `python assets/make_meshes.py [name …]`."""

import sys
from pathlib import Path

from ivcviz.anatomy.shapes import RECIPES
from ivcviz.storage.organ_files import save_organ

FOLDER = Path(__file__).resolve().parent / "meshes"


def main(names: list[str]) -> int:
    unknown = sorted(set(names) - set(RECIPES))
    if unknown:
        print(f"no recipe for {', '.join(unknown)}; there are {', '.join(RECIPES)}", file=sys.stderr)  # noqa: T201
        return 2
    FOLDER.mkdir(exist_ok=True)
    for name in names or RECIPES:
        mesh = RECIPES[name]()
        save_organ(mesh, FOLDER / f"{name}.mesh")
        print(f"{name}: {len(mesh.vertices)} vertices, {len(mesh.triangles)} triangles")  # noqa: T201
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
