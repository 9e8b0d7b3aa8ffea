"""Het monitorkind: wat erover bekend is, en wat er gevraagd wordt."""
