"""Numbers, vein names and sentences as they are written."""
