"""The page: where picture, captions and legend stand."""
