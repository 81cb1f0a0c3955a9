"""Pages for administrators, for who must agree to a weighty act, and for who looks after the platform."""

from participatie.admin.routes import authors, people, platform, requests, retention, rules
from participatie.admin.routes.door import blueprint

__all__ = ["authors", "blueprint", "people", "platform", "requests", "retention", "rules"]
