"""Run everything on one machine: `casework serve`."""
