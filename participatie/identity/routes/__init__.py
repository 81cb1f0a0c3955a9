"""Pages about who somebody is: signing in and out, and one's own account."""

from participatie.identity.routes import entrance
from participatie.identity.routes.door import blueprint

__all__ = ["blueprint", "entrance"]
