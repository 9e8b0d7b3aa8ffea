"""De OT-zaak: wat erover bekend is, en aan welke voorwaarden zij moet voldoen."""
