"""De handtekening van een ouder: wat erover bekend is, en aan welke voorwaarden."""
