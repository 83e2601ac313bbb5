"""How gunicorn serves Signpost. `gunicorn` in this folder reads it; options on its line win."""

import gc
import logging
import os

wsgi_app = "app:create_app()"

# Loopback, because a proxy with a certificate belongs in front. `--bind` names another address.
bind = "127.0.0.1:8000"

# A worker fills about one core. Each has a document process beside it, so memory is the limit.
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))

# A page takes a few milliseconds of Python; a thread mostly waits for the database or a document.
# A few let a page through meanwhile. More would only queue for the interpreter.
worker_class = "gthread"
threads = 4

# The application is loaded once, and workers share the memory of it. Nothing that a fork must not
# share is open by then: database connections and document processes begin with their first use.
preload_app = True

# Longer than the 60 s for which a proxy keeps a connection by default: the proxy must be the one
# that closes, or it sends a person's answers into a connection that is just going away.
keepalive = 75

# A worker that cannot beat for 30 s is stuck: it beats beside its threads, however long one of them
# waits for a pack. When the server stops, those who just pressed "Continue" get the same time to
# have their answer.
timeout = 30
graceful_timeout = 30

# Workers keep nothing between requests and we know of no leak, so this is against the unknown one:
# a worker that ends itself finishes its requests, one that runs out of memory does not. It is
# rare, because the next person waits for a new document process; the jitter keeps workers from
# going at the same time.
max_requests = 20_000
max_requests_jitter = 4_000

# Whose word counts about https and addresses is settled in app/web/headers.py, by one hop. This
# server's own list stays at this machine, wherever the proxy is; its limits of 4,094 bytes for an
# address, 100 headers and 8,190 bytes for each are several times what a browser sends us.
forwarded_allow_ips = "127.0.0.1,::1"

# From this machine gunicorn would take two headers for the address itself, SCRIPT_NAME and
# PATH_INFO, and a proxy may pass on whatever somebody sent.
forwarder_headers = ""

# Heartbeats are writes to a file; on a busy disk they can stall until the worker looks dead.
memory = "/dev/shm"  # noqa: S108 - gunicorn makes files of its own in it, without names
worker_tmp_dir = memory if os.access(memory, os.W_OK) else None

# No access log: a line says who was here, and when. Errors go to standard error.
accesslog = None
errorlog = "-"

# The control socket would be a file in somebody's home folder that nobody here uses.
control_socket_disable = True


SAID_OF_A_REQUEST = {
    "Invalid request from ip=": "Refused a malformed request",
    "Error handling request": "A request failed outside the application",
}


class WithoutSender(logging.Filter):
    """Take the sender's address and words out of what is said of one request."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, those rewritten."""
        said = record.getMessage()
        for beginning, instead in SAID_OF_A_REQUEST.items():
            if said.startswith(beginning):
                # The class alone: a message could hold what somebody typed.
                failed = record.exc_info[0] if record.exc_info else None
                record.msg, record.args = f"{instead}{f': {failed.__name__}' if failed else ''}", ()
                record.exc_info = None
        return True


def on_starting(_server: object) -> None:
    """Put the filter on the log before the workers start."""
    logging.getLogger("gunicorn.error").addFilter(WithoutSender())


def when_ready(_server: object) -> None:
    """Set the loaded content aside before workers are forked.

    It lives as long as they do. A collector that walked it would copy it into each of them, and
    hold up whoever waits meanwhile.
    """
    gc.collect()
    gc.freeze()
