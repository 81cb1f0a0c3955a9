"""Pure thinking of this room: how long a session lasts, what a letter says."""
