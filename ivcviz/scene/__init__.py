"""What is shown, without a toolkit: parts, palette, camera, annotations; shape to triangles."""
