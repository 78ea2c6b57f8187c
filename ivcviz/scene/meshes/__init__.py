"""Triangle meshes, a file for each kind of shape; `scene/triangles.py` chooses among them."""
