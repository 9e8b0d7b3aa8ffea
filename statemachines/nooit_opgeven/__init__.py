"""Het fonds Nooit Opgeven: zie `statemachines.processes.nooit_opgeven`."""
