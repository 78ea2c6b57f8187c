"""The main window: panes, actions and what each does, what is remembered."""
