"""The state of the window: the plan being edited, view options, settings."""
