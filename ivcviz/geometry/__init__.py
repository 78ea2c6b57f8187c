"""Curves and frames, implicit surfaces and their meshes, seams and their unrolling. Knows no anatomy."""
