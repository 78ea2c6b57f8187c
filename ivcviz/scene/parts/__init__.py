"""The parts of a scene: veins, prosthesis, what was removed, the bench."""
