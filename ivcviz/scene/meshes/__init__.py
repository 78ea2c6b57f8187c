"""Triangles of one kind of shape a file; `scene/triangles.py` picks the right one."""
