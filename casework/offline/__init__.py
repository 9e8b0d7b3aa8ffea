"""Commands that need no office: no database, no network, and a fast start.

`casework termijn` only counts. `casework uitwisseling seal` and `open` are run by
partners too, who have nothing but files. `casework.__main__` brings them here without
loading the rest.
"""
