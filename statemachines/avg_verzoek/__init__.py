"""Een verzoek over persoonsgegevens: wat erover bekend is, en wat er gevraagd wordt."""
