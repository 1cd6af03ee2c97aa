"""A cheap HTTP/1.1 client: one request at a time on a kept connection, just enough parsing to know the answer."""

import asyncio
from collections import deque
from collections.abc import Mapping
from typing import cast, override


class Lost(ConnectionError):
    """The server closed the connection in the middle of a request."""


class Wire(asyncio.Protocol):
    """One connection."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._buffer = b""
        self._waiting: asyncio.Future[tuple[int, bytes]] | None = None

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's own is no subclass

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None
        if self._waiting and not self._waiting.done():
            self._waiting.set_exception(Lost())

    @override
    def data_received(self, data: bytes) -> None:
        self._buffer += data
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return
        head = self._buffer[:end].lower()
        place = head.find(b"content-length:")
        length = int(head[place + 15 :].split(b"\r\n", 1)[0]) if place >= 0 else 0
        if len(self._buffer) < end + 4 + length:
            return
        status, body = int(self._buffer[9:12]), self._buffer[end + 4 : end + 4 + length]
        self._buffer = b""
        if self._waiting and not self._waiting.done():
            self._waiting.set_result((status, body))

    @property
    def open(self) -> bool:
        """Whether it can carry a request."""
        return self._transport is not None

    async def send(self, request: bytes) -> tuple[int, bytes]:
        """Status and body of the answer."""
        if self._transport is None:
            raise Lost
        self._waiting = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._waiting

    def close(self) -> None:
        """Let go."""
        if self._transport:
            self._transport.close()


class Client:
    """As many connections as are needed at once."""

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        self._port = port
        self._idle: deque[Wire] = deque()
        self.connections = 0

    async def ask(self, request: bytes) -> tuple[int, bytes]:
        """Send on an idle connection, or on a new one."""
        while self._idle:
            wire = self._idle.pop()
            if wire.open:
                break
        else:
            _, wire = await asyncio.get_running_loop().create_connection(Wire, self._host, self._port)
            self.connections += 1
        answer = await wire.send(request)
        self._idle.append(wire)
        return answer

    def close(self) -> None:
        """Close all."""
        for wire in self._idle:
            wire.close()


def request(method: str, path: str, headers: Mapping[str, str], body: bytes = b"") -> bytes:
    """One request as it goes over the wire."""
    lines = [f"{method} {path} HTTP/1.1", "Host: keten", *(f"{name}: {value}" for name, value in headers.items())]
    if body:
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode() + body
