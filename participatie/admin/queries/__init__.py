"""What this room asks of several rooms at once."""
