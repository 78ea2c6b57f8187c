"""Scene to pixels with VTK, off screen. The one package that renders."""
