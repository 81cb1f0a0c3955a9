"""Second factors of an account: passkeys, an authenticator, recovery codes."""
