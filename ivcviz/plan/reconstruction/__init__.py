"""Graft, renal veins and the branches between them."""
