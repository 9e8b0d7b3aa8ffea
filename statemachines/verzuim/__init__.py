"""De hoofdstukken van het verzuim; het verloop staat in `processes.verzuim`."""
