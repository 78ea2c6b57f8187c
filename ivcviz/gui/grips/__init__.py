"""Grips in the picture: painting, hovering, dragging, keys."""
