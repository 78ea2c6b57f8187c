"""How a field of the document is declared: its name, its bounds, its unit; and the checks that follow from it."""
