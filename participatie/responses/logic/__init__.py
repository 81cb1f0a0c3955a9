"""Thinking about answers and changed words, without a database."""
