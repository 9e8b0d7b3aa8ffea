"""The law as data: what a case may do, who may do it, by when, and why not.

Pure: nothing in here reads a clock, a file or a table.
"""
