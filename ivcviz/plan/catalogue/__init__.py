"""The page that lists every plan check, with an example of each."""
