"""Pages for administrators, for who must agree to a weighty act, and for who looks after the platform."""

from participatie.admin.routes import people, platform, requests, rules
from participatie.admin.routes.door import blueprint

__all__ = ["blueprint", "people", "platform", "requests", "rules"]
