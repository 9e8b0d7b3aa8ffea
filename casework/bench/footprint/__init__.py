"""What the programs take: memory under load, and time to start. No target."""
