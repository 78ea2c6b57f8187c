"""Files in and out: cases, organ meshes, shipped files."""
