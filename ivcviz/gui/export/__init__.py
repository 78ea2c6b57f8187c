"""What leaves the window: picture, cutting template, graft model, clipboard."""
