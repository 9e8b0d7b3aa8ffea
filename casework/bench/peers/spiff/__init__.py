"""SpiffWorkflow, with the workflow as JSON in the row of the case."""
