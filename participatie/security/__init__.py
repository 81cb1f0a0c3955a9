"""What keeps people safe: the policy reader, the one cleaning file, passwords, and secret codes."""
