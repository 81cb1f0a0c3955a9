"""Thinking about rounds and texts, without a database: days, procedures, states, reading documents."""
