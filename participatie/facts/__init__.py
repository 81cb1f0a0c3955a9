"""What happened, written once and never changed: the audit trail and the outbox in one table.

Every service records one fact in its own transaction. Who listens gets a delivery row in that same
transaction, so a fact is stored exactly once and handled at least once, also after a crash.
"""
