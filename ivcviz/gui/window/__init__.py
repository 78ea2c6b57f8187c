"""The main window: panels, actions and their handlers, the state that is kept."""
