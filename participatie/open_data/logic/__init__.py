"""Thinking without a database: how a proof is written, and how a fact is told."""
