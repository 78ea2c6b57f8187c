"""Views: orbit, framing, hit testing."""
