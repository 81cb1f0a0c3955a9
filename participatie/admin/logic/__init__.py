"""Pure thinking about running the house."""
