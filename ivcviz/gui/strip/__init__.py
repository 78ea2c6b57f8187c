"""The level strip beside the picture."""
