"""De onderdelen van de bekendmaking; het verloop staat in `processes.bekendmaking`."""
