"""Who an account is at an identity provider: issuer and subject, never an address."""
