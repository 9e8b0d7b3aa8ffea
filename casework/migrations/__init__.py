"""How the tables came to be. Run by `casework.database.migrate`."""
