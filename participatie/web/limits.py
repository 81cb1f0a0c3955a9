"""Limits against guessing and flooding: per address range, moving windows, kept in Redis or in memory.

They make guessing slow; they never refuse a contribution.
"""

from collections.abc import Callable
from ipaddress import ip_address, ip_network
from typing import Any

from flask import Flask, request
from flask_limiter import Limiter
from limits import parse
from limits.errors import StorageError
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from redis.exceptions import RedisError

from config import Config

GUESSING = "20 per hour"
SEARCHING = "5 per second; 50 per 10 seconds; 200 per minute"
EXPORTING = "60 per hour"
"""A whole office may sit behind one address: a document that everybody may have is not refused lightly."""
LOOPBACK = ip_network("127.0.0.0/8")
SIGN_IN = "10 per 5 minutes"
PATIENCE = {"socket_timeout": 0.5, "socket_connect_timeout": 0.5}
"""A Redis that is slower than this counts as gone: nobody waits for a counter."""


def address_range() -> str:
    """Give the /24 or /56 a request comes from: one household or office, not one person."""
    try:
        address = ip_address(request.remote_addr or "127.0.0.1")
    except ValueError:  # a proxy that names no address
        return "unknown"
    width = 24 if address.version == 4 else 56  # noqa: PLR2004
    return str(ip_network(f"{address}/{width}", strict=False))


limiter = Limiter(address_range, strategy="moving-window", headers_enabled=False)


def searching() -> Callable[[Any], Any]:
    """Slow down who searches without end; reading the list itself is never counted.

    This computer itself is left out: a proxy that names nobody would make all visitors one.
    """
    return limiter.limit(SEARCHING, exempt_when=lambda: not request.args.get("q") or _is_here())


def exporting() -> Callable[[Any], Any]:
    """Slow down who asks for one costly document after another."""
    return limiter.limit(EXPORTING, exempt_when=_is_here)


def _is_here() -> bool:
    try:
        return ip_address(request.remote_addr or "") in LOOPBACK
    except ValueError:  # a proxy that names no address
        return False


_here = MovingWindowRateLimiter(MemoryStorage())


def fits(limit: str, act: str, who: str) -> bool:
    """Count one more for somebody and say whether it fits the limit; what to do when not is up to the page.

    Without Redis the count is kept in this process, as for all limits.
    """
    allowed = parse(limit)
    try:
        return limiter.limiter.hit(allowed, act, who)
    except (RedisError, StorageError):  # a counter that is away decides nothing
        return _here.hit(allowed, act, who)


def install(app: Flask, config: Config) -> None:
    """Count in Redis when there is one; when it goes away, count the same limits in this process."""
    app.config["RATELIMIT_STORAGE_URI"] = config.redis_url or "memory://"
    if config.redis_url:
        app.config["RATELIMIT_STORAGE_OPTIONS"] = PATIENCE
    app.config["RATELIMIT_IN_MEMORY_FALLBACK_ENABLED"] = True
    limiter.init_app(app)
