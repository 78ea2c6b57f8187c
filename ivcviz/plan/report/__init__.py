"""The plan as JSON, as text, and what of it was recorded."""
