"""While an eval runs nothing leaves this machine, and an attempt is kept for the gate."""

import socket

import pytest

from evals.offline import LeftTheMachine, refused


def test_another_machine_is_refused_and_kept() -> None:
    with refused() as attempts:
        with pytest.raises(LeftTheMachine), socket.socket() as one:
            one.connect(("192.0.2.1", 80))
        with pytest.raises(LeftTheMachine):
            socket.getaddrinfo("models.example", 443)
    assert attempts == ["192.0.2.1", "models.example"]


def test_this_machine_is_not() -> None:
    with (
        refused() as attempts,
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as one,
    ):
        assert one.getpeername()
    assert not attempts


def test_afterwards_sockets_are_as_they_were() -> None:
    before = socket.socket.connect
    with refused():
        assert socket.socket.connect is not before
    assert socket.socket.connect is before
