"""De tabellen van het bewaren: welke regel voor welk gegeven (domain.md 1.2 F)."""
