"""The page: layout of picture, captions and legend."""
