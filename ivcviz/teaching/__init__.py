"""The published tables and, later, drills."""
