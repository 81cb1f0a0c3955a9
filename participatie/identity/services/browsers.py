"""Where somebody is who wants to come in."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Browser:
    """A secret that only this browser has, the range of addresses it comes from, and the device in words."""

    secret: str = ""
    network: str = ""
    device: str = ""
