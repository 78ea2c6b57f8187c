"""The body: reference tables with their sources, landmarks, the cava, tributaries, organs, zones."""
