"""Links that prove an address once: for signing in and for invitations."""
