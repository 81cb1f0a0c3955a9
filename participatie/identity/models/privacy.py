"""Unmasking, erasure and retention: what was done with personal data, and what must still be done."""
