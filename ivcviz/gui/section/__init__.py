"""The axial section beside the picture."""
