"""The opinion map, thought out with NumPy alone: no database, no web."""
