"""Encrypted answers in the database. What an answer is, this package does not know."""
