"""How somebody comes in: nobody signs in, everybody does, or a proxy in front says who it is."""

import secrets
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass

from assistant.chat.limiting import Meter
from assistant.chat.people import People, Person, Role
from ingest.errors import SettingsError

LOOPBACK = ("127.0.0.1", "localhost", "::1")
_SIGNED_IN_SECONDS = 12 * 60 * 60
_MOST_SIGNED_IN = 10_000
_WRONG_GUESSES = 10
_LOCKED_SECONDS = 300.0
_GUESSES_OF_ONE_ADDRESS = 100


@dataclass(frozen=True, slots=True)
class ProxyHeader:
    """A header in which a reverse proxy names who has signed in with it."""

    name: str
    address: str = "127.0.0.1"
    """The proxy's own; the header is believed from there only."""


@dataclass(frozen=True, slots=True)
class TooManyGuesses:
    """Signing in is closed for a while."""

    seconds: float


class Entry:
    """Decides who somebody is. ``people`` None: nobody signs in, and everybody may do all."""

    def __init__(self, people: People | None = None, header: ProxyHeader | None = None) -> None:
        self._people = people
        self.header = header
        self._sessions: OrderedDict[str, tuple[str, float]] = OrderedDict()
        self._lock = threading.Lock()
        self._by_name = Meter(_WRONG_GUESSES, _LOCKED_SECONDS)
        self._by_address = Meter(_GUESSES_OF_ONE_ADDRESS, _LOCKED_SECONDS)

    @property
    def is_open(self) -> bool:
        """Whether nobody has to say who they are."""
        return self._people is None and self.header is None

    @property
    def has_sign_in(self) -> bool:
        """Whether there is a page to sign in at."""
        return self._people is not None and self.header is None

    def sign_in(self, name: str, password: str, address: str) -> str | TooManyGuesses | None:
        """A new session's secret; None where name or password is wrong."""
        person = self.identify(name, password, address)
        if not isinstance(person, Person):
            return person
        secret = secrets.token_urlsafe(32)
        with self._lock:
            self._sessions[secret] = (person.name, time.monotonic() + _SIGNED_IN_SECONDS)
            while len(self._sessions) > _MOST_SIGNED_IN:
                self._sessions.popitem(last=False)
        return secret

    def identify(self, name: str, password: str, address: str) -> Person | TooManyGuesses | None:
        """Who that is; None where name or password is wrong."""
        if self._people is None:
            return None
        wanted = name.strip().casefold()[:64]
        wait = max(self._by_name.left_to_wait(wanted), self._by_address.left_to_wait(address))
        if wait:
            return TooManyGuesses(wait)
        person = self._people.check(wanted, password[:1024])
        if person is None:
            self._by_name.take(wanted)
            self._by_address.take(address)
            return None
        self._by_name.forget(wanted)
        return person

    def sign_out(self, secret: str) -> None:
        """End a session."""
        with self._lock:
            self._sessions.pop(secret, None)

    def person(self, secret: str) -> Person | None:
        """Who holds a session; None once it has ended or they were taken off the list."""
        with self._lock:
            name, until = self._sessions.get(secret, ("", 0.0))
        if self._people is None or not name or time.monotonic() > until:
            return None
        role = self._people.role_of(name)
        return Person(name, role) if role else None

    def named_by_proxy(self, name: str, address: str) -> Person | None:
        """Who a proxy says it is; a member where the list of people does not say otherwise."""
        if self.header is None or address != self.header.address or not name.strip():
            return None
        role = self._people.role_of(name.strip()) if self._people else None
        return Person(name.strip().casefold(), role or Role.MEMBER)


def entry_for(host: str, people: People | None, header: ProxyHeader | None = None) -> Entry:
    """The rule: open on this machine's own address, closed on every other.

    Raises:
        SettingsError: the address is not this machine's own, and nobody could sign in.
    """
    if header is not None:
        return Entry(people, header)
    if host in LOOPBACK:
        return Entry()
    if people is None or not people.everybody():
        raise SettingsError(
            f"{host} can be reached by others and nobody is able to sign in; add somebody with"
            " `assistant users add NAME --role admin`, or open the chat on 127.0.0.1."
        )
    return Entry(people)
