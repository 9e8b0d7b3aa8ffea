"""The log of everything that happened, sealed in a tree, signed, and checked."""
