"""The resected segment, clamps, divided veins, patch."""
