"""A go-between that holds up everything that passes through it, each way."""

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from typing import Any

CHUNK = 64 * 1024


class Delayer:
    """Passes bytes on to a port of this machine after `seconds`, which may be changed meanwhile."""

    def __init__(self, to_port: int) -> None:
        self.seconds = 0.0
        self._to_port = to_port
        self._loop = asyncio.new_event_loop()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server = self._loop.run_until_complete(
            asyncio.start_server(self._connected, "127.0.0.1", 0)
        )
        self.port: int = self._server.sockets[0].getsockname()[1]
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Cut every connection and stop."""
        self._loop.call_soon_threadsafe(self._end)
        self._thread.join(5)

    def _end(self) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        self._loop.call_later(0.1, self._loop.stop)

    async def _connected(self, near: asyncio.StreamReader, answer: asyncio.StreamWriter) -> None:
        try:
            far, send = await asyncio.open_connection("127.0.0.1", self._to_port)
        except OSError:
            answer.close()
            return
        self._begin(self._pass_on(near, send))
        self._begin(self._pass_on(far, answer))

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _pass_on(self, source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.CancelledError):
            while content := await source.read(CHUNK):
                await asyncio.sleep(self.seconds)
                to.write(content)
                await to.drain()
        to.close()


@contextmanager
def delayer(to_port: int) -> Iterator[Delayer]:
    """Stand before a port; go whatever happens."""
    between = Delayer(to_port)
    try:
        yield between
    finally:
        between.close()
