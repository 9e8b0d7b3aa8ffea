"""Gegevens delen volgens het convenant: van grondslag tot ontvangst en einde."""
