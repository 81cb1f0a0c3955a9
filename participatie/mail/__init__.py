"""A mail as data: rooms say what it tells, only the worker renders and sends."""
