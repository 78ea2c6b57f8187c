"""What the window knows: the plan being edited, view options, settings."""
