"""Two plans side by side in the window: a second picture that follows the first, and the table of their differences."""
