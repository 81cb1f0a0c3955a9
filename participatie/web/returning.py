"""Where to go after sign-in: only to a page of ours, rebuilt from its parts, never to what was asked."""

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from flask import current_app, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

_NEVER_IN_A_PATH = re.compile(r"[\x00-\x20\x7f\\]")
LONGEST = 2_000


def own_path(wanted: str, otherwise: str, *, method: str = "GET") -> str:
    """Give the path of a page of this site that `wanted` names, else the path of the endpoint `otherwise`."""
    if len(wanted) > LONGEST or _NEVER_IN_A_PATH.search(wanted):
        return url_for(otherwise)
    try:
        parts = urlsplit(wanted)
        path = unquote(parts.path)
        if parts.scheme or parts.netloc or not path.startswith("/") or _NEVER_IN_A_PATH.search(path):
            return url_for(otherwise)
        endpoint, values = current_app.url_map.bind("").match(path, method=method)
    except (HTTPException, RequestRedirect, ValueError):  # not one of our pages, or no address at all
        return url_for(otherwise)
    path = url_for(endpoint, _method=method, **values)
    query = urlencode(parse_qsl(parts.query))
    return f"{path}?{query}" if query else path
