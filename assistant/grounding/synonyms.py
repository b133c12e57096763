"""A small thesaurus: words that may stand for each other without changing what is claimed.

Only meaning-preserving groups belong here; a group too many hides a changed claim, one too few
costs a little coverage. Opposites live in ``polarity``, degrees in ``quantifier``.
"""

from importlib.resources import files

import Stemmer

_STEM = Stemmer.Stemmer("english").stemWord

_GROUPS = files("assistant.grounding").joinpath("data/synonyms.txt").read_text(encoding="utf-8")

CANONICAL: dict[str, str] = {}
for _line in _GROUPS.splitlines():
    _words = _line.split()
    for _word in _words:
        CANONICAL.setdefault(str(_STEM(_word)), str(_STEM(_words[0])))

PHRASES = {
    "young people": "child",
    "young person": "child",
    "local authority": "council",
    "local authorities": "council",
    "united states of america": "usa",
    "united states": "usa",
    "united kingdom": "uk",
    "health care": "healthcar",
    "well being": "wellb",
    "well-being": "wellb",
    "make sure": "ensur",
    "makes sure": "ensur",
    "making sure": "ensur",
    "made sure": "ensur",
    "set up": "found",
    "carry out": "conduct",
    "carried out": "conduct",
    "carries out": "conduct",
    "education, health and care plan": "ehcp",
    "education, health and care plans": "ehcp",
    "education health and care plan": "ehcp",
    "education health and care plans": "ehcp",
    "ehc plan": "ehcp",
    "ehc plans": "ehcp",
    "ehcps": "ehcp",
    "put off": "postpon",
    "putting off": "postpon",
    "send back": "return",
    "sent back": "return",
    "sends back": "return",
    "held up": "delay",
}
