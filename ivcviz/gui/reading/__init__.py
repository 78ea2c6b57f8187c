"""The zone reading and its reasons."""
