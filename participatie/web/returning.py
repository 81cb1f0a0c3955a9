"""Where to go after sign-in: only to a page of ours, rebuilt from its parts, never to what was asked."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import current_app, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect


def own_path(wanted: str, otherwise: str) -> str:
    """Give the path of a page of this site that `wanted` names, else the path of the endpoint `otherwise`."""
    parts = urlsplit(wanted)
    if parts.scheme or parts.netloc or not parts.path.startswith("/"):
        return url_for(otherwise)
    try:
        endpoint, values = current_app.url_map.bind("").match(parts.path, method="GET")
    except (HTTPException, RequestRedirect):  # not one of our pages
        return url_for(otherwise)
    path = url_for(endpoint, **values)
    query = urlencode(parse_qsl(parts.query))
    return f"{path}?{query}" if query else path
