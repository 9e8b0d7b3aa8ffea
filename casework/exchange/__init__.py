"""Packages of the privacy covenant: signed, encrypted, and opened with suspicion."""
