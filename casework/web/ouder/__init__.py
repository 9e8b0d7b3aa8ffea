"""What a parent sees and does after the code, on an old phone, in five minutes."""
