"""Requests about personal data: opening one, what it holds, and the own copy."""
