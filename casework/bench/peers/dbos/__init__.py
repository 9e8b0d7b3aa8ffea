"""DBOS, with one workflow for each step."""
