"""Theme, text, marks and what screen readers are told."""
