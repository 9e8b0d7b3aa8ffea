"""De brief over een datalek: wat erin staat."""
