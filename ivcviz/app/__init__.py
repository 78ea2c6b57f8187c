"""The edge: everything is put together here, for the window and for files."""
