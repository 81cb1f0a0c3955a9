"""Pages for moderators and for everybody whose words they look at."""

from participatie.moderation.routes import deciding, duty, queue, residents
from participatie.moderation.routes.door import blueprint

__all__ = ["blueprint", "deciding", "duty", "queue", "residents"]
