"""No connection leaves this machine while an eval runs; an attempt is refused and kept."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager

_HERE = frozenset({"127.0.0.1", "::1", "localhost", "0.0.0.0", "", None})  # noqa: S104
"""What an address of this machine is; nothing is bound."""


class LeftTheMachine(AssertionError):
    """A connection was attempted to another machine."""


@contextmanager
def refused() -> Iterator[list[str]]:
    """Refuse to connect to, send to or look up any other machine; yields the attempts so far."""
    attempts: list[str] = []
    kept = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def refuse(host: object) -> None:
        if host not in _HERE:
            attempts.append(str(host))
            raise LeftTheMachine(f"An eval tried to reach {host}; evals run offline.")

    def connect(self: socket.socket, address: object) -> None:
        refuse(address[0] if isinstance(address, tuple) else None)
        kept[0](self, address)  # type: ignore[arg-type]

    def connect_ex(self: socket.socket, address: object) -> int:
        refuse(address[0] if isinstance(address, tuple) else None)
        return kept[1](self, address)  # type: ignore[arg-type]

    def getaddrinfo(
        host: bytes | str | None, port: bytes | str | int | None, *rest: int, **more: int
    ) -> object:
        refuse(host.decode() if isinstance(host, bytes) else host)
        return kept[2](host, port, *rest, **more)

    socket.socket.connect = connect  # type: ignore[assignment, method-assign]
    socket.socket.connect_ex = connect_ex  # type: ignore[assignment, method-assign]
    socket.getaddrinfo = getaddrinfo  # type: ignore[assignment]
    try:
        yield attempts
    finally:
        socket.socket.connect = kept[0]  # type: ignore[method-assign]
        socket.socket.connect_ex = kept[1]  # type: ignore[method-assign]
        socket.getaddrinfo = kept[2]
