"""Pages of the front door, a module for each thing somebody comes for."""

from participatie.portal.routes import following, front, own_data, reading, work
from participatie.portal.routes.door import blueprint

__all__ = ["blueprint", "following", "front", "own_data", "reading", "work"]
