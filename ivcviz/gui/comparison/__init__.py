"""Two plans side by side in the window: a second picture that is led by the first, and what they differ in."""
