"""Numbers and sentences as they leave the product."""
