"""The platform that puts residents at the design table of policy."""
