"""What running the house does by itself: it throws away what may no longer be kept."""

from participatie.admin.handlers import retention

__all__ = ["retention"]
