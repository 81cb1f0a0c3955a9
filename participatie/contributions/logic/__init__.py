"""Pure thinking about what people send in."""
