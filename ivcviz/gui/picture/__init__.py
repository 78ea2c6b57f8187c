"""The picture of the plan: viewport, camera control, layers, what stage is shown."""
