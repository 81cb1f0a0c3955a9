"""The database: base and column types, sessions and units of work, paging, and the search index."""
