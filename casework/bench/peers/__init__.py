"""The same step in libraries that others build case management on.

Each has a folder with exact versions of what it needs and a program that is run in an
environment of its own, for we want none of it in ours.
"""
