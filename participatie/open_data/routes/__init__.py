"""Pages of this room: checking the record, and reading what was done."""

from participatie.open_data.routes import files, pages
from participatie.open_data.routes.door import blueprint

__all__ = ["blueprint", "files", "pages"]
