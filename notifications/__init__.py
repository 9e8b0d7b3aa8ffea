"""The letter: what it says, and how it leaves the building."""
