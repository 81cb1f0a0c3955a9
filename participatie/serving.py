"""The site as gunicorn serves it, with the settings that go with it.

Embedded (no REDIS_URL): one worker process whose threads also do the jobs. In production: several
worker processes, and jobs in processes of their own (`python -m participatie worker`).
"""

import gc
from typing import Any

from config import Config
from participatie.app import create_app
from participatie.jobs.worker import start_in_process

_config = Config.from_env()
worker_class = "gthread"
workers = 1 if _config.is_embedded else _config.web_workers
threads = 8 if _config.is_embedded else _config.web_threads
timeout = 60
keepalive = 5
loglevel = "warning"
control_socket_disable = True

app = create_app(_config)


def post_worker_init(_worker: Any) -> None:
    """Start the job thread where it lives, and keep what start-up made out of every later collection."""
    if _config.is_embedded:
        start_in_process(app.extensions["huey"])
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
