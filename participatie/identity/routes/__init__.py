"""Pages about who somebody is: signing in and out, and one's own account."""

from participatie.identity.routes import account, entrance, factors, federation, invitations, proving
from participatie.identity.routes.door import blueprint

__all__ = ["account", "blueprint", "entrance", "factors", "federation", "invitations", "proving"]
