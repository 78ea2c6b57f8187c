"""The document: frozen values, edits (Case to Case), history."""
