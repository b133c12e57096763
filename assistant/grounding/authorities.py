"""Names of English councils with children's services, as a text may call them."""

import re
from functools import lru_cache

_NAMES = """
Barking and Dagenham|Barnet|Barnsley|Bath and North East Somerset|Bedford|Bexley|Birmingham
Blackburn with Darwen|Blackpool|Bolton|Bournemouth, Christchurch and Poole|Bournemouth
Bracknell Forest|Bradford|Brent|Brighton and Hove|Bristol|Bromley|Buckinghamshire|Bury|Calderdale
Cambridgeshire|Camden|Central Bedfordshire|Cheshire East|Cheshire West and Chester|City of London
Cornwall|Coventry|Croydon|Cumberland|Cumbria|Darlington|Derby|Derbyshire|Devon|Doncaster|Dorset
Dudley|Durham|Ealing|East Riding of Yorkshire|East Riding|East Sussex|Enfield|Essex|Gateshead
Gloucestershire|Greenwich|Hackney|Halton|Hammersmith and Fulham|Hampshire|Haringey|Harrow|Hartlepool
Havering|Herefordshire|Hertfordshire|Hillingdon|Hounslow|Isle of Wight|Isles of Scilly|Islington
Kensington and Chelsea|Kent|Kingston upon Hull|Hull|Kingston upon Thames|Kirklees|Knowsley|Lambeth
Lancashire|Leeds|Leicester|Leicestershire|Lewisham|Lincolnshire|Liverpool|Luton|Manchester|Medway
Merton|Middlesbrough|Milton Keynes|Newcastle upon Tyne|Newcastle|Newham|Norfolk
North East Lincolnshire|North Lincolnshire|North Northamptonshire|North Somerset|North Tyneside
North Yorkshire|Northamptonshire|Northumberland|Nottingham|Nottinghamshire|Oldham|Oxfordshire
Peterborough|Plymouth|Poole|Portsmouth|Reading|Redbridge|Redcar and Cleveland|Richmond upon Thames
Rochdale|Rotherham|Rutland|Salford|Sandwell|Sefton|Sheffield|Shropshire|Slough|Solihull|Somerset
South Gloucestershire|South Tyneside|Southampton|Southend-on-Sea|Southend|Southwark|St Helens
Staffordshire|Stockport|Stockton-on-Tees|Stoke-on-Trent|Suffolk|Sunderland|Surrey|Sutton|Swindon
Tameside|Telford and Wrekin|Thurrock|Torbay|Tower Hamlets|Trafford|Wakefield|Walsall|Waltham Forest
Wandsworth|Warrington|Warwickshire|West Berkshire|West Northamptonshire|West Sussex|Westminster
Westmorland and Furness|Wigan|Wiltshire|Windsor and Maidenhead|Wirral|Wokingham|Wolverhampton
Worcester|Worcestershire|York
""".replace("\n", "|").strip("|")


def _pattern(name: str) -> str:
    return re.escape(name).replace(r"\-", "[- ]").replace(r"\ ", r"\s+")


_KNOWN = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(sorted(map(_pattern, _NAMES.split("|")), key=len, reverse=True))
    + r")(?![\w-])"
)
_STYLED = re.compile(
    r"\b(?:London Borough of|Royal Borough of|City of|Borough of)\s+(?P<of>[A-Z]\w+(?: [A-Z]\w+)*)"
    r"|\b(?P<named>[A-Z]\w+(?:(?: and| upon| with)? [A-Z]\w+)*?)(?:'s)?\s+(?:City |County |Borough"
    r" |Metropolitan |Metropolitan Borough )?(?:[Cc]ouncil\b|[Ll]ocal [Aa]uthority\b)"
)
_ARTICLES = re.compile(r"^(?:The|A|In|At|For|This|That|Our|Its|Each|Every|Local|No)\s+")
_NOT_NAMES = frozenset(
    {"the", "a", "county", "city", "borough", "district", "local", "town", "this"}
)


@lru_cache(maxsize=8192)
def authorities(text: str) -> tuple[str, ...]:
    """Councils named in a folded text, in order, each once."""
    found: dict[str, int] = {}
    for match in _KNOWN.finditer(text):
        if not (match.start() == 0 and match[0] in {"Reading", "Bury", "Bath"}):
            found.setdefault(match[0], match.start())
    for match in _STYLED.finditer(text):
        name = _ARTICLES.sub("", match["of"] or match["named"])
        if name.lower() not in _NOT_NAMES and not any(name in known for known in found):
            found.setdefault(name, match.start())
    return tuple(sorted(found, key=lambda name: found[name]))


def same_authority(one: str, other: str) -> bool:
    """Whether two names are of one council: "Hackney" and "London Borough of Hackney"."""
    left, right = _core(one), _core(other)
    return left == right or _holds(left, right) or _holds(right, left)


def _holds(longer: str, shorter: str) -> bool:
    """Whether the longer name is the shorter one with more said, and not another place's."""
    compass = ("north", "south", "east", "west", "central")
    rest = longer.removeprefix(shorter).strip() if longer.startswith(shorter) else None
    return (
        rest is not None
        and not longer.startswith(compass)
        and rest.startswith(("and", "upon", "on"))
    )


def _core(name: str) -> str:
    plain = re.sub(
        r"\b(?:london|royal|metropolitan|city|county|borough|district|council|local|authority|of"
        r"|the|unitary)\b|'s\b|&",
        lambda m: "and" if m[0] == "&" else " ",
        name.lower().replace("’", "'").replace("-", " "),
    )
    return " ".join(plain.split())
