"""What the pages of parents need: their cases, what they typed, asked and were sent."""
