"""A believable municipality, Waterrecht, in which somebody can walk the whole line; seeded only through services."""
