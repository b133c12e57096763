"""How values of each type are printed: a share, a sum, an age, a name."""

import re

LABEL = re.compile(
    r"(?<!^)(?<![.?!•]\s)\b(?:[A-Z][\w’'-]+|[A-Z]{2,}s?)\b|[‘“'\"]\w[^’”'\"]{2,60}[’”'\"]"
)
PLACE = re.compile(
    r"(?<!^)(?<![.?!•]\s)\b(?!January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Ofsted|Council|Borough|County|City|Children|Director)[A-Z][a-z]{2,}"
)
YEARS = r"(?:19|20)\d\d"
MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
NOT_COUNTS = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTHS}|to\s+\d{{1,2}}\s+{MONTHS}|and\s+\d{{1,2}}\s+{MONTHS})(?:\s+{YEARS})?"
    rf"|\b{MONTHS}\s+{YEARS}|\b{YEARS}(?:[/–-]\d{{2,4}})?\b"
    r"|\b(?:aged?|under|over|ages?|age\s+of|between)\s+\d{1,2}(?:\s*(?:to|and|–|-|or)\s*\d{1,2})?(?:\s+years?)?"
    r"|\b\d{1,2}(?:\s*(?:to|and|-|–|or)\s*\d{1,2})?\s*-?\s*(?:plus|and\s+over|year[\s-]+olds?|years?\s+old|years?\s+of\s+age)"
    r"|\b\d{1,2}-?\s*(?:and|to|or)\s*\d{1,2}-?\s*years?-olds?|\b(?:section|s\.?|para(?:graph)?|step|outcome|appendix|regulation|part|level|stage|key\s+stage|year)\s*\d+\w*"
    r"|\b(?:1[0-9]|2[0-5])\s+(?:to|and|or)\s+(?:1[0-9]|2[0-5])\b|\bpost-?\d+|\bno\s+one\b|\bone\s+(?:of|another)\b|\bat\s+one\b|\bfirst\b",
    re.IGNORECASE,
)
NUMBER = re.compile(
    r"(?<![^\W\d_])\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen|none|second|third|fourth|fifth|sixth|seventh|eighth|only\s+one|just\s+one|one\s+(?:child|case|young|serious|social|monitoring|inspection|visit|corporate))\b"
    r"|\bno\s+(?:children|child|young|cases?|care\s+leavers|families|carers|areas|priority)",
    re.IGNORECASE,
)
SHARE = re.compile(
    r"\d\s*%|\bper\s*cent\b|\b(?:half|a\s+third|two[\s-]thirds|thirds|(?:a|three)[\s-]quarters?|quarters|one\s+in\s+\w+|fifths?|\d+\s+(?:in|out\s+of)\s+(?:every\s+)?\d+)\b|\brate\s+of\s+\d",
    re.IGNORECASE,
)
MONEY = re.compile(
    r"[£€$]\s*\d|\b\d[\d,.]*\s*(?:million|billion|pounds)\b|\bmillion\b", re.IGNORECASE
)
DURATION = re.compile(
    rf"\b(?:(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|many|few|some)\s+(?:(?:working|school|calendar|full)\s+)?(?:hours?|days?|weeks?|months?|years?)"
    rf"|since\s+(?:\w+\s+)?{YEARS}|within\s+\w+\s+(?:hours?|days?|weeks?|months?))\b",
    re.IGNORECASE,
)
AGE = re.compile(
    r"\b(?:aged?|ages?|age\s+of|turn(?:s|ed|ing)?|reach(?:es|ed|ing)?|becom(?:e|es|ing)|are|is|up\s+to|from|at|until|under|over|before|by)\s+(?:the\s+age\s+of\s+)?\d{1,2}(?:\.\d)?\b(?!\s*(?:%|per\s*cent))"
    r"|\b\d{1,2}(?:\.\d)?[\s-]*(?:plus|years?[\s-]old|years?\s+of\s+age|year-olds?|and\s+over)|\b\d{1,2}(?:th|st|nd|rd)\s+birthday",
    re.IGNORECASE,
)
LOOKING_BACK = re.compile(
    r"\b(?:over|in|within|during|at)\s+(?:the\s+)?(?:last|past|previous|preceding|next|first)\s+(?:\w+\s+){0,2}(?:hours?|days?|weeks?|months?|years?)"
    r"|\b\w+\s+(?:hours?|days?|weeks?|months?|years?)\s+(?:before\s+(?:the|this)\b|ago\b|earlier\b|previously\b)|\bin\s+the\s+(?:\w+\s+)?(?:\d+|two|three|six|twelve)\s+(?:days|weeks|months|years)\s+(?:to|before|since|prior)\b",
    re.IGNORECASE,
)
"""A stretch that something is told of, and not how long it takes."""
DATE = re.compile(
    rf"\b(?:{YEARS}|{MONTHS}|spring|summer|autumn|winter|yesterday|(?:last|next|this)\s+(?:year|month|week))\b",
    re.IGNORECASE,
)
NAMED_BODY = re.compile(
    r"(?:\b[a-z][\w’'-]+\s+)?\b[A-Z][\w’'-]+(?:\s+(?:(?:of|and|for|the)\s+)?[A-Z][\w’'-]+)*,\s+(?:an?|the|its)\s+(?:[\w’'-]+\s+){0,5}[\w’'-]+"
    r"|(?<!^)(?<![.?!•]\s)\b[A-Z][\w’'-]+(?:\s+(?:(?:of|and|the)\s+)?[A-Z][\w’'-]+)*(?:\s+[a-z][\w’'-]+){1,2}|\b[\w’'-]+(?:,|\s\(|\s+(?:called|named|known\s+as))\s*[‘“'\"]?[A-Z][\w’'-]+|\b[a-z][\w’'-]+\s+[‘“'\"]?[A-Z][\w’'-]+"
)
AGENCIES = re.compile(
    r"\b(?:police|nhs|camhs|probation|integrated\s+care\s+board|health\s+visitors?)\b",
    re.IGNORECASE,
)
"""Agencies that are called by what they are."""
MANY_AGENCIES = re.compile(r"\bmulti-?agency\b", re.IGNORECASE)
"""It names no agency."""
UNIT = re.compile(
    r"[\d.,]*\s*(?:(?!(?:an?|per|each|every)\b)[\w’'-]+\s+){0,2}?(?P<unit>years?|months?|weeks?|days?|hours?|times|children|child|young\s+people"
    r"|famil(?:y|ies)|adults|parents|mothers|fathers)\b",
    re.IGNORECASE,
)
"""What a number is said to be of."""
DEADLINE = re.compile(
    rf"\b(?:by|before|until|no\s+later\s+than|due(?:\s+(?:by|on|in|for))?|deadline\s+(?:of|is|was))\s+(?:the\s+)?(?:end\s+of\s+)?(?:(?:early|mid|late)[\s-]+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{MONTHS}|{YEARS}|spring|summer|autumn|winter)\b"
    r"|\bwithin\s+\w+\s+(?:working\s+)?(?:days?|weeks?|months?)\b",
    re.IGNORECASE,
)
DAY = re.compile(rf"\b{MONTHS}\b", re.IGNORECASE)
ROLE = re.compile(
    r"\b(?:director|chief\s+executive|lead\s+member|mayor|inspectors?|leaders?|managers?|chair|officers?|head\s+of|teams?|agency|agencies|partners?|service|workers?|council|trust|commissioner|police|board|school)\b"
    r"|\b[A-Z][a-z]+\s+[A-Z][a-z]+\b",
    re.IGNORECASE,
)
