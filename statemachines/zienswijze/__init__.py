"""De onderdelen van de zienswijze; het verloop staat in `processes.zienswijze`."""
