"""Who is at the page: the browser, the person where somebody signed in, and what they may do."""

from dataclasses import dataclass

from starlette.requests import HTTPConnection

from assistant.chat.people import Role

_RANK = tuple(Role)


@dataclass(frozen=True, slots=True)
class Visitor:
    """One browser, and who sits at it."""

    token: str
    """Names the browser; random, and known to it and to us only."""
    name: str = ""
    """Who signed in; empty where nobody has to."""
    role: Role = Role.MEMBER

    @property
    def owner(self) -> str:
        """Whose drafts are shown: the person's, or the browser's where nobody signs in."""
        return f"person:{self.name}" if self.name else f"browser:{self.token}"

    def may(self, role: Role) -> bool:
        """Whether they may do what is for that role."""
        return _RANK.index(self.role) >= _RANK.index(role)


NOBODY = Visitor("")


def visitor_of(request: HTTPConnection | None) -> Visitor:
    """Who sent a request, as the door noted it."""
    if request is None:
        return NOBODY
    noted = request.scope.get("state", {}).get("visitor")
    return noted if isinstance(noted, Visitor) else NOBODY
