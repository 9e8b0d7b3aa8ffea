"""A whole school year through the real door, on a virtual clock."""
