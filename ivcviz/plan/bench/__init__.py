"""The graft on the bench: card, flat patterns, watertight solid."""
