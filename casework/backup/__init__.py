"""A copy of the whole installation, and putting it back: whole, or not at all."""
