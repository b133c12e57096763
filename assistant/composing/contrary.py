"""How the words found deny what a question states as a fact; see ``presumed``.

Each rule wants the sentence to speak to the very matter and to say the other thing of it: that there
is none of what is said to be there, that it went the other way, that many did what not a single one
is said to have done, another sum. What no rule can tell is left alone: the words stand in the answer.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.composing.turned import turned_premise
from assistant.ranking import QueryTerms
from assistant.terms import content_terms
from ingest.sentences import sentences

TURNED = "The document says the opposite of what the question takes for granted."
_NO = re.compile(
    r"\b(?:no|none\s+of\s+(?:the|its|their|these))\s+(?!longer\b|doubt\b|more\b|less\b|later\b|fewer\b|matter\b|significant\b|further\b)"
    r"(?P<what>[a-z][\w’'-]*(?:\s+[a-z][\w’'-]*){0,4})",
    re.IGNORECASE,
)
_OPENS_WITH_NO = re.compile(r"^(?:no(?!\s+(?:longer|doubt))|none|nobody)\b", re.IGNORECASE)
_NEXT_TO_NONE = re.compile(
    r"(?P<what>[a-z].{5,120}?)\s+(?:is|are|was|were)\s+(?:now\s+)?(?:(?:virtually|almost|practically|largely)\s+)?(?:non-?existent|unheard\s+of)\b",
    re.IGNORECASE,
)
_NOT_TOUCHED = re.compile(
    r"\b(?:has|have|had|did|does|do)\s+not\s+(?:\w+ly\s+)?(?:been\s+)?(?:impact\w*|affect\w*|harm\w*|disrupt\w*|damag\w*|detract\w*)\b",
    re.IGNORECASE,
)
_TOUCHED = re.compile(
    r"\b(?:knock\w*|hit|hurt\w*|harm\w*|affect\w*|disrupt\w*|damag\w*|impact\w*|set\s+back)\b",
    re.IGNORECASE,
)
_NOT_ONE = re.compile(
    r"(?:\b(?:not\s+(?:a\s+single|one)|none\s+of|nobody|no\s+one)|(?:^|\bthat\s+)no|\bno(?=\s+[a-z]+s\b))\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\b(?P<amount>most|many|all|both|several|nearly\s+all|almost\s+all|(?:the\s+)?(?:vast\s+)?majority|\d+|[a-z]+ty(?:-[a-z]+)?|[a-z]+teen|ten|eleven|twelve)\s+of\s+(?:(?:the|its|their)\s+)?(?P<of>\d+|[a-z]+)",
    re.IGNORECASE,
)
_EVERY = re.compile(
    r"\b(?P<extent>every(?:\s+(?:single\s+)?one\s+of)?|each\s+of|all\s+of)\s+(?:the|its|their)?\s*(?P<what>[a-z]+)",
    re.IGNORECASE,
)
_NONE_OF = re.compile(
    r"\b(?P<said>none\s+of\s+(?:the|its|their)|no)\s+(?P<what>[a-z]+)", re.IGNORECASE
)
_NEGATIVE = re.compile(
    r"\b(?:not|no|never|none|nobody|without|lack\w*|absence|fail\w*|few(?:er)?|stop\w*|missing|short\w*|cannot"
    r"|isn|aren|wasn|weren|don|doesn|didn|hasn|haven|couldn|won)\b|n[’']t\b",
    re.IGNORECASE,
)
_SUM = re.compile(r"£\s?\d[\d,.]*(?:\s?(?:m|k|bn|million|billion|thousand)\b)?", re.IGNORECASE)
_ASKS_AMOUNT = re.compile(
    r"\bhow\s+(?:much|many)\b|\bwhat\s+(?:sum|amount|share|percentage|proportion)\b", re.IGNORECASE
)
_NEARLY = re.compile(
    r"(?:over|under|above|below|than|about|around|nearly|almost|least|most|to|some)\s*$",
    re.IGNORECASE,
)
_EVENTS = (
    (
        re.compile(
            r"\b(?:stopped|scrap(?:ped|ping)|clos(?:ed|ing)|shut(?!\s+out)|axed|abolish(?:ed|ing)?|ditch(?:ed|ing)?|got\s+rid\s+of)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:stop\w*|scrap\w*|clos(?:e|es|ed|ing|ure|ures)|shut\w*|ax(?:e|ed|ing)|abolish\w*|ceas\w*|discontinu\w*|withdr\w*|no\s+longer|end(?:ed|ing)|halt\w*|suspen\w*"
            r"|paus\w*|decommission\w*|cut(?:s|ting)?|los(?:s|t)|remov\w*|replac\w*|until|previous(?:ly)?|former(?:ly)?|reduc\w*)\b",
            re.IGNORECASE,
        ),
        "stopped or closed",
    ),
    (
        re.compile(
            r"\b(?:refus(?:e|es|ed|ing)|turn(?:ed|ing)?\s+down|reject(?:s|ed|ing)?)\b", re.I
        ),
        re.compile(
            r"\b(?:refus\w*|reject\w*|declin\w*|turn\w*\s+down|oppos\w*|block\w*|resist\w*|reluctan\w*|unwilling\w*|against|disagree\w*|not\s+(?:accept|agree|approv|support|engag|cooperat|co-operat)\w*|too\s+few|poor|lack\w*|challeng\w*)\b",
            re.IGNORECASE,
        ),
        "refused",
    ),
)
_ON_THE_MATTER = 0.2
"""Share of the premise, by the rarity of its words, that the sentence which denies it must have."""
_CLOSE = 0.35
"""The same where the denial itself names nothing."""
_SUM_ON_THE_MATTER = 0.15
"""Share of the question that the sentence with another sum must have."""
_OF_THE_SAME = 0.5
"""Share of the words after "no" that the question must have."""
_FEWEST = 2


def contrary(premise: str, quotes: Sequence[str], query: QueryTerms, *, is_why: bool) -> str | None:
    """How the words quoted deny a premise, in one line; None where no rule can tell.

    ``is_why`` where the question asks for the reason of it: then how well or badly it went counts,
    which a sentence ahead of another question often only mentions.
    """
    said = [one for quote in quotes for one in sentences(quote)]
    denied = _none_of_it(premise, said, query) or _many_did(premise, said, query)
    if denied is None and turned_premise(premise, quotes, query, amounts_only=not is_why):
        return TURNED
    return denied


def event_untold(question: str, told: Sequence[str], query: QueryTerms) -> str | None:
    """What a question says was stopped or refused, where no paragraph found speaks of any such thing.

    ``told`` is the text of the paragraphs that speak to it best.
    """
    events = [(ways, said) for asked, ways, said in _EVENTS if asked.search(question)]
    if not events:
        return None
    near = [
        one
        for text in told
        for one in sentences(text)
        if query.met_share(frozenset(content_terms(one))) >= _CLOSE
    ]
    for ways, said in events:
        if near and not any(ways.search(one) for one in near):
            return f"The passages found do not say that anything was {said}."
    return None


def sum_denied(
    question: str, quotes: Sequence[str], told: Sequence[str], query: QueryTerms
) -> str | None:
    """A sum of money the question names and no paragraph found has, where the words have another."""
    if _ASKS_AMOUNT.search(question):
        return None
    named = [
        match[0]
        for match in _SUM.finditer(question)
        if not _NEARLY.search(question[: match.start()])
    ]
    if len(named) != 1:
        return None
    if _digits(named[0]) in {_digits(match[0]) for text in told for match in _SUM.finditer(text)}:
        return None
    for one in (one for quote in quotes for one in sentences(quote)):
        other = _SUM.search(one)
        if other and query.met_share(frozenset(content_terms(one))) >= _SUM_ON_THE_MATTER:
            return f"The question says {named[0].strip()}; the document says {other[0].strip()}."
    return None


def _none_of_it(premise: str, said: Sequence[str], query: QueryTerms) -> str | None:
    if _NEGATIVE.search(premise):
        return None
    asked = frozenset(content_terms(premise))
    for sentence in said:
        met = query.met_share(frozenset(content_terms(sentence)), asked)
        if _TOUCHED.search(premise) and _NOT_TOUCHED.search(sentence) and met >= _ON_THE_MATTER:
            return "The document says that it did not."
        if _OPENS_WITH_NO.search(sentence) and met >= _CLOSE:
            return "The document says that there is none."
        denied = _denied_in(sentence)
        if met >= _ON_THE_MATTER and any(names(one, asked, query) for one in denied):
            return "The document says that there is none."
        for every in _EVERY.finditer(premise):
            for none in _NONE_OF.finditer(sentence):
                if content_terms(every["what"]) == content_terms(none["what"]):
                    return (
                        f"The question says “{every['extent']}”;"
                        f" the document says “{none['said'].lower()}”."
                    )
    return None


def _denied_in(sentence: str) -> Iterator[tuple[str, ...]]:
    for pattern in (_NO, _NEXT_TO_NONE):
        for match in pattern.finditer(sentence):
            yield content_terms(match["what"])


def is_negative(text: str) -> bool:
    """Whether a text has a negation or a word of lack anywhere."""
    return _NEGATIVE.search(text) is not None


def _many_did(premise: str, said: Sequence[str], query: QueryTerms) -> str | None:
    """Not a single one is said to have done what the words say many did."""
    none = _NOT_ONE.search(premise)
    if none is None:
        return None
    asked = frozenset(content_terms(premise))
    for sentence in said:
        amount = _AMOUNT.search(sentence)
        met = query.met_share(frozenset(content_terms(sentence)), asked)
        if amount and not _NEGATIVE.search(sentence) and met >= _CLOSE:
            return f"The question says “{none[0].lower()}”; the document says “{amount[0]}”."
    return None


def names(denied: tuple[str, ...], asked: frozenset[str], query: QueryTerms) -> bool:
    """Whether the premise has the words denied, half of them at least or three, in some way."""
    ways = asked.union(*(phrase for term in asked for phrase in query.others.get(term, ())))
    met = sum(term in ways for term in denied)
    return met >= min(_FEWEST, len(denied)) > 0 and (
        met >= _OF_THE_SAME * len(denied) or met > _FEWEST
    )


def _digits(figure: str) -> str:
    return re.sub(r"[\s,£]|\.0+\b", "", figure).lower().replace("million", "m")
