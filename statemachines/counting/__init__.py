"""How one term is counted and explained, step by step; the door is `terms`."""
