"""What proves that the log was not changed: Merkle checkpoints and signed records."""
