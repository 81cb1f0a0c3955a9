"""How soon a phone shows the first reaction: 412 pixels wide, 1.6 Mbit/s, 150 ms away, a processor four times slower.

    .venv/bin/python -m benchmarks.phone

Each page is visited by a browser that was never here before; the figure is the middle of five visits.
"""

import shutil
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from benchmarks import seeding
from benchmarks.servers import SECRET, serving
from config import Config
from participatie.app import create_app
from tests.support import browser as chromium
from tests.support.databases import migrate

VISITS = 5
LINE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
SLOWER = {"rate": 4}
READABLE = 1.2
NOTE = """
new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.largest = entry.startTime; })
  .observe({ type: 'largest-contentful-paint', buffered: true });
const look = () => {
  if (document.querySelector('article.contribution')) requestAnimationFrame((at) => { window.first = at; });
  else setTimeout(look, 5);
};
look();
"""


def visit(browser: Browser, address: str) -> tuple[float, float, int]:
    """Give when the first reaction and the largest thing were painted, in seconds, and how many bytes came."""
    context = browser.new_context(viewport={"width": 412, "height": 823}, locale="nl-NL")
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    line.send("Emulation.setCPUThrottlingRate", SLOWER)
    sizes: list[int] = []
    line.on("Network.loadingFinished", lambda told: sizes.append(int(told["encodedDataLength"])))
    page.add_init_script(NOTE)
    page.goto(address, wait_until="networkidle")
    painted = page.evaluate("[window.first || 0, window.largest || 0]")
    context.close()
    return painted[0] / 1000, painted[1] / 1000, sum(sizes)


def main() -> None:
    """Seed a town, serve it and look at it."""
    folder = Path(tempfile.mkdtemp(prefix="pp-phone-"))
    url = f"sqlite:///{folder / 'phone.sqlite'}"
    migrate(url, folder)
    plain = Config.from_env({"PARTICIPATIE_ENV": "test", "SECRET_KEY": SECRET})
    app = create_app(replace(plain, database_url=url, var_dir=folder))
    seeding.bare_tables(app.extensions["engine"])
    town = seeding.build_town()
    seeding.grow(town, seeding.HOT)
    chromium.use_node()
    with ExitStack() as stack:
        settings = {"DATABASE_URL": url, "VAR_DIR": str(folder), "SECRET_KEY": SECRET}
        site = stack.enter_context(
            serving("participatie.serving", "participatie.serving:app", folder, **settings)
        )
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(**chromium.launch_options())
        print("| page | first reaction s | largest paint s | bytes | within 1.2 s |\n|---|---|---|---|---|")
        for name, path in (("first 50 reactions", ""), ("all 500 reactions", "?alles")):
            address = (
                f"http://127.0.0.1:{site.port}/dossiers/{town.slug}/versies/1/lid/{seeding.HOT_PLACE}{path}"
            )
            seen = [visit(browser, address) for _ in range(VISITS)]
            first, largest = median(one[0] for one in seen), median(one[1] for one in seen)
            verdict = "yes" if 0 < first <= READABLE else "NO"
            print(f"| {name} | {first:.2f} | {largest:.2f} | {seen[0][2]:,} | {verdict} |", flush=True)
        browser.close()
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
