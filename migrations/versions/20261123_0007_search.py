"""The search index of either database: FTS5 kept up by triggers, or a stored vector."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

INDEX = """
CREATE VIRTUAL TABLE search_fts USING fts5(stems, content='search_entry', content_rowid='id', prefix='2 3')
"""
ADDED = """
CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
  INSERT INTO search_fts(rowid, stems) VALUES (new.id, new.stems);
END
"""
REMOVED = """
CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN
  INSERT INTO search_fts(search_fts, rowid, stems) VALUES ('delete', old.id, old.stems);
END
"""
CHANGED = """
CREATE TRIGGER search_entry_changed AFTER UPDATE OF stems ON search_entry BEGIN
  INSERT INTO search_fts(search_fts, rowid, stems) VALUES ('delete', old.id, old.stems);
  INSERT INTO search_fts(rowid, stems) VALUES (new.id, new.stems);
END
"""
VECTOR = """
ALTER TABLE search_entry ADD COLUMN vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', stems)) STORED
"""
VECTOR_INDEX = "CREATE INDEX ix_search_entry_vector ON search_entry USING gin (vector)"


def upgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in (INDEX, ADDED, REMOVED, CHANGED) if sqlite else (VECTOR, VECTOR_INDEX):
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for trigger in ("added", "removed", "changed"):
            op.execute(f"DROP TRIGGER search_entry_{trigger}")
        op.execute("DROP TABLE search_fts")
    else:
        op.execute("DROP INDEX ix_search_entry_vector")
        op.execute("ALTER TABLE search_entry DROP COLUMN vector")
