"""Het OPP: wat erover bekend is, en aan welke voorwaarden het moet voldoen."""
