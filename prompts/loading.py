"""Prompt templates: Markdown files with a name, a version and declared variables.

A template is read once and refused when its variables are not the ones its front matter declares.
``prompts/versions.json`` holds the digest of each version, so that no text changes unnoticed.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from string import Template

_FRONT = re.compile(r"\A---\n(?P<front>.*?)\n---\n(?P<body>.*)\Z", re.S)
_PARTS = re.compile(r"\A# System\n(?P<system>.*?)\n# User\n(?P<user>.*)\Z", re.S)
_KEYS = ("name", "version", "purpose", "variables")


class TemplateError(ValueError):
    """A template is not as it must be, or was not given what it needs. The message says which."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A prompt ready to be sent, and which one it is."""

    system: str
    user: str
    id: str
    """Name and version: "answer@1"."""


@dataclass(frozen=True, slots=True)
class PromptTemplate:
    """One version of one prompt."""

    name: str
    version: int
    purpose: str
    variables: frozenset[str]
    system: str
    user: str
    digest: str
    """SHA-256 of the whole file."""

    @property
    def id(self) -> str:
        """Name and version: "answer@1"."""
        return f"{self.name}@{self.version}"

    def render(self, values: Mapping[str, str]) -> Rendered:
        """Fill the template in.

        Raises:
            TemplateError: a variable is missing, or one is given that the template does not have.
        """
        missing, unknown = self.variables - values.keys(), values.keys() - self.variables
        if missing or unknown:
            what = f"missing {sorted(missing)}" if missing else f"unknown {sorted(unknown)}"
            raise TemplateError(f"{self.id}: {what}; give exactly {sorted(self.variables)}.")
        return Rendered(
            Template(self.system).substitute(values).strip(),
            Template(self.user).substitute(values).strip(),
            self.id,
        )


@lru_cache(maxsize=16)
def load(name: str) -> PromptTemplate:
    """The template of that name.

    Raises:
        TemplateError: there is none, or it is not as a template must be.
    """
    path = files("prompts").joinpath("templates", f"{name}.md")
    if not re.fullmatch(r"[a-z][a-z-]*", name) or not path.is_file():
        raise TemplateError(f"There is no prompt {name!r}; name a file of prompts/templates.")
    return parse(path.read_text(encoding="utf-8"), name)


def parse(text: str, name: str) -> PromptTemplate:
    """Read a template.

    Raises:
        TemplateError: front matter or parts are missing, or variables are not the declared ones.
    """
    match = _FRONT.match(text)
    parts = _PARTS.match(match["body"].lstrip()) if match else None
    if match is None or parts is None:
        raise TemplateError(f"{name}: write front matter, then '# System' and '# User'.")
    front = _front(match["front"], name)
    declared = frozenset(v.strip() for v in front["variables"].split(",") if v.strip())
    used = frozenset(
        Template(parts["system"]).get_identifiers() + Template(parts["user"]).get_identifiers()
    )
    if declared != used:
        raise TemplateError(f"{name}: declares {sorted(declared)} and uses {sorted(used)}.")
    digest = hashlib.sha256(text.encode()).hexdigest()
    return PromptTemplate(
        front["name"],
        int(front["version"]),
        front["purpose"],
        declared,
        parts["system"],
        parts["user"],
        digest,
    )


def _front(text: str, name: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in text.splitlines() if line.strip())
    front = {key.strip(): value.strip() for key, _, value in pairs}
    if tuple(front) != _KEYS or front["name"] != name or not front["version"].isdigit():
        raise TemplateError(f"{name}: front matter must give {', '.join(_KEYS)}, in that order.")
    return front


def names() -> tuple[str, ...]:
    """Every template there is, in order."""
    folder = files("prompts").joinpath("templates")
    return tuple(
        sorted(f.name.removesuffix(".md") for f in folder.iterdir() if _is_template(f.name))
    )


def recorded() -> dict[str, dict[str, str]]:
    """Name to version to digest, as ``prompts/versions.json`` has them."""
    parsed: dict[str, dict[str, str]] = json.loads(
        files("prompts").joinpath("versions.json").read_text(encoding="utf-8")
    )
    return parsed


def _is_template(name: str) -> bool:
    return name.endswith(".md")
