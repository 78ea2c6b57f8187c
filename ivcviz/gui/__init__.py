"""The window: panels that show a plan and ask for edits. The one package that knows Qt widgets."""
