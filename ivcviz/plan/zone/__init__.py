"""The zone of the tumour, its probability, and other schemes."""
