"""The steps of the work: one file a step, and the panel that holds them."""
