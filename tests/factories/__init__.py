"""Material for tests, made by the same services that people use; call inside `with db.writing():`."""
