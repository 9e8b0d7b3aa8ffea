"""Accounts of the staff: who may sign in, in which roles, and how.

`add`, `change` and `setup` are for the administrator; `enter`, `second` and `renew`
for who signs in; `known` reads, `log` remembers. A name or an address is never in
clear in a table, and a password, a code or a token is never in a table at all.
"""
