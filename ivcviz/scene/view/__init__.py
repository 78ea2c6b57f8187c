"""Looking: orbit, framing, hit testing."""
