"""Een datalek: wat erover bekend is, en wat er gevraagd wordt."""
