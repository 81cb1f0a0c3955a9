"""What anybody may take along and check: the record with its signed heads, proofs, and what was done to things.

A proof (bewijs) is a file with the exact words of somebody's line, the salts that open their commitments, and
the way from each to a signed head (kop). Nobody needs this site to check one.
"""
