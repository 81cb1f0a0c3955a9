"""A real Chromium: which one, how it is started, and what it must never see on our pages."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

UNPACKED = Path(__file__).resolve().parents[1] / "browser/.chromium"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
QUIET = ("gpu", "quic", "background-networking", "component-update", "sync")
ARGUMENTS = ["--no-sandbox", "--no-first-run", *(f"--disable-{what}" for what in QUIET)]


def executable() -> str:
    """Give the browser: TEST_CHROMIUM, else the one of the package, else one that is installed here."""
    choices = [os.environ.get("TEST_CHROMIUM", ""), str(UNPACKED / "chromium")]
    choices += [shutil.which(name) or "" for name in ("chromium-headless-shell", "chromium")]
    for choice in choices:
        if choice and Path(choice).is_file():
            return choice
    raise AssertionError("no browser: python3 dev.py setup --dev")


def environment() -> dict[str, str]:
    """Libraries and fonts for the browser of the package; others find their own."""
    if not executable().startswith(str(UNPACKED)):
        return {}
    return {"LD_LIBRARY_PATH": str(UNPACKED / "lib"), "FONTCONFIG_FILE": str(UNPACKED / "fonts.conf")}


def launch_options() -> dict[str, Any]:
    """What Playwright needs to start it."""
    return {"executable_path": executable(), "args": ARGUMENTS, "env": {**os.environ, **environment()}}


@cache
def version() -> str:
    """Say which browser it is, and where it comes from."""
    command = [executable(), "--version", "--no-sandbox"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, **environment()}
    )
    return f"{done.stdout.strip()} ({executable()})"


def use_node() -> None:
    """Let Playwright use the node that is here: its own asks for a library that a bare machine lacks."""
    if not os.environ.get("PLAYWRIGHT_NODEJS_PATH"):
        node = shutil.which("node")
        if node:
            os.environ["PLAYWRIGHT_NODEJS_PATH"] = node


class Watch:
    """Notes what no page of ours may do: complain in the console, break, or fetch from elsewhere."""

    def __init__(self, context: BrowserContext) -> None:
        self.problems: list[str] = []
        context.on("console", self._console)
        context.on("weberror", lambda error: self.problems.append(f"error in a script: {error.error}"))
        context.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        refused_on_purpose = "Failed to load resource" in message.text  # the status of an error page
        if message.type in {"error", "warning"} and not refused_on_purpose:
            self.problems.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in {
            "127.0.0.1",
            "localhost",
        }:
            self.problems.append(f"asked elsewhere: {request.url}")


def axe(page: Page) -> list[str]:
    """List what axe finds against WCAG 2.2 AA on the page as it stands."""
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
    return [
        f"{violation['id']}: {violation['help']}: {' '.join(map(str, node['target']))} {node.get('failureSummary', '')}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]


def axe_in_dark(page: Page) -> list[str]:
    """List what axe finds about colours when somebody prefers a dark screen."""
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    results = page.evaluate(
        "() => axe.run(document, {runOnly: {type: 'rule', values: ['color-contrast', 'link-in-text-block']}})"
    )
    page.emulate_media(color_scheme="light")
    return [
        f"dark {violation['id']}: {' '.join(map(str, node['target']))} {node.get('failureSummary', '')}"
        for violation in results["violations"]
        for node in violation["nodes"]
    ]
