"""De melding bij DUO: wat erover bekend is, en wat er gevraagd wordt."""
