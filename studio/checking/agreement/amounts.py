"""Amounts in sentences: a number with the thing it counts, and whether two of them can both be true."""

import re
from collections.abc import Iterator

from msgspec import Struct

from studio.checking.agreement.statements import MONTHS, WORD, Statement

_UNITS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBER_WORDS = {word: value for value, word in enumerate([*_UNITS.split(), "nineteen"], 2)}
_NUMBER_WORDS |= {word: value * 10 for value, word in enumerate(_TENS.split(), 2)}
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12, "tn": 1e12, "m": 1e6, "k": 1e3}
_AMOUNT = re.compile(
    rf"(?<![\w.,/’'\-–])(?P<currency>US\$|[$£€¥₸₽₹])?"
    rf"(?P<number>{_DIGITS}|(?:{'|'.join(_NUMBER_WORDS)})(?![\w\-]))"
    rf"(?:\s?(?:[-–]|to)\s?(?P<upper>{_DIGITS})(?=\s?(?:%|per|million|billion|bn|[a-z]{{3,}})))?"
    r"(?:\s?(?P<scale>thousand|million|billion|trillion|bn|tn|m(?=[\s.,;]|$)|k(?=[\s.,;]|$)))?"
    r"(?:\s?(?P<percent>%|per\s?cent\b|percent\b))?"
    r"(?![\-\w/:’']|[.,]\d)",
    re.IGNORECASE,
)
_WORDS_FOR_NUMBERS = frozenset(_NUMBER_WORDS)
_PARTS = re.compile(r"[^a-z]+")
_AT_LEAST = re.compile(r"\b(?:at least|more than|over|above|exceed(?:s|ed|ing)?|no fewer than|upwards of)\s+$", re.I)
_AT_MOST = re.compile(r"\b(?:at most|up to|fewer than|less than|under|below|no more than|as many as)\s+$", re.I)
_ALMOST = re.compile(r"\b(?:nearly|almost|close to|just under)\s+$", re.I)
_ABOUT = re.compile(r"\b(?:about|around|some|roughly|approximately|an estimated|estimated|circa)\s+$", re.I)
_NOT_A_TOTAL = re.compile(
    r"\b(?:another|further|additional|other|extra|first|next|last|past|previous|every|each|per|the|these|those|number|no|"
    r"nos?\.|page|chapter|article|section|route|room|top|of|his|her|their|its|from|by|to|and|or|least|only)\s+$",
    re.I,
)
_CURRENCIES = {
    "$": "$", "us$": "$", "dollars": "$", "£": "£", "pounds": "£", "€": "€", "euros": "€", "¥": "¥", "yen": "¥",
    "₸": "₸", "tenge": "₸", "₽": "₽", "roubles": "₽", "rubles": "₽", "₹": "₹", "rupees": "₹",
}  # fmt: skip
_PLURALS = frozenset({"people", "men", "women", "children", "police", "troops", "kg", "km", "feet", "miles"})
_PEOPLE = frozenset({"people", "residents", "inhabitants", "citizens"})
_NO_PLURALS = frozenset(
    {"was", "is", "has", "this", "its", "as", "across", "less", "us", "his", "does", "says", "plus"}
)
_END_OF_NAME = frozenset(
    WORD.findall(
        "a an and as at but by for from had has have in into is of on or out per than that the to was were when who "
        "with"
    )
)
_HOW_MANY = re.compile(r"\bhow many ((?:[\w’'\-]+ ){0,2}?)([\w’'\-]+)", re.I)
_POPULATION = re.compile(r"\bpopulation\b[^.;,]{0,30}$", re.I)

CHANGES = re.compile(
    r"\b(?:rose|risen|rises?|rising|fell|fallen|falls?|falling|grew|grown|growth|growing|increas\w+|decreas\w+|"
    r"dropp?\w*|climb\w*|doubl\w+|halv\w+|compared|previous\w*|earlier|formerly|forecast\w*|expect\w*|predict\w*|"
    r"project\w*|targets?|plans?|planned|initial\w*|at first|original\w*|will|would|could|may|might|if|claim\w*|"
    r"disput\w*|den(?:y|ied)|wrong\w*|not|ago|revis\w+|later|until|once|used to|average|typical\w*|capacity|up from|"
    r"down from|than in|last year|last month|last week|next year|so far|at the time|back then)\b",
    re.I,
)
"""Words of sentences that speak of a change, a plan or a doubt: two numbers of one thing may both be true there."""
ATTRIBUTION = re.compile(r"\b(?:say|says|said|according|estimates?|estimated|reports?|reported|told|puts?)\b", re.I)
_MOST_APART = 2.0
_LOOKED_BACK = 18
"""Characters before a number that can qualify it; the longest words that do have 15."""

_LARGE = 1e6


class Amount(Struct, frozen=True):
    """A number that counts something: between `low` and `high`, `value` as written, of the thing `unit`."""

    value: float
    low: float
    high: float
    unit: str
    text: str
    start: int
    end: int
    is_large: bool
    statement: Statement


def amounts(statement: Statement) -> Iterator[Amount]:
    """The amounts of a sentence whose thing can be told."""
    text = statement.text
    if not statement.has_digit and _WORDS_FOR_NUMBERS.isdisjoint(_PARTS.split(text.lower())):
        return
    for match in _AMOUNT.finditer(text):
        before = text[max(0, match.start() - _LOOKED_BACK) : match.start()]
        value = _value(match["number"])
        if value == 0 or _is_part(match, before):
            continue
        if match["scale"] and match["scale"].lower() in {"m", "k"} and not match["currency"]:
            continue
        unit, end = _unit(statement, match)
        if unit:
            yield _amount(statement, match, before, unit, end)


def _is_part(match: re.Match[str], before: str) -> bool:
    """True for "another 12", "12 of the 20" and the like, which are no totals."""
    if _AT_LEAST.search(before) or _AT_MOST.search(before):
        return False
    found = _NOT_A_TOTAL.search(before)
    return found is not None and not (match["scale"] and found[0].split()[0].lower() in {"of", "the", "its", "their"})


def _amount(statement: Statement, match: re.Match[str], before: str, unit: str, end: int) -> Amount:
    scale = _SCALES.get((match["scale"] or "").lower(), 1.0)
    value, upper = _value(match["number"]) * scale, match["upper"]
    half = _half_step(match["number"], value, scale, is_percent=bool(match["percent"]))
    low, high = value - half, (_value(upper) * scale if upper else value) + half
    if _AT_LEAST.search(before):
        high = float("inf")
    elif _AT_MOST.search(before):
        low = 0.0
    elif _ALMOST.search(before):
        low = value * 0.9
    elif _ABOUT.search(before):
        share = 0.05 if scale >= _LARGE else 0.1
        low, high = low * (1 - share), high * (1 + share)
    text = statement.text[match.start() : end].strip()
    return Amount(value, low, high, unit, text, match.start(), end, scale >= _LARGE, statement)


def _value(number: str) -> float:
    if number.lower() in _NUMBER_WORDS:
        return float(_NUMBER_WORDS[number.lower()])
    return float(re.sub(r"[,\u00a0\u202f]", "", number))


def _half_step(number: str, value: float, scale: float, *, is_percent: bool) -> float:
    """Half of the last digit that was written: so much a number can have been rounded."""
    decimals = len(number.partition(".")[2])
    if scale > 1 or decimals or is_percent:
        return 0.5 * 10.0**-decimals * scale
    bare = re.sub(r"\D", "", number)
    zeros = len(bare) - len(bare.rstrip("0"))
    return min(10.0**zeros / 2, value * 0.03) if zeros else 0.0


def _unit(statement: Statement, match: re.Match[str]) -> tuple[str, int]:
    """What is counted, and where its words end; nothing when it cannot be told."""
    if match["percent"]:
        return "%", match.end()
    if match["currency"]:
        return _CURRENCIES.get(match["currency"].lower(), ""), match.end()
    noun, end = _noun(statement.text, match.end())
    if noun in _CURRENCIES:
        return _CURRENCIES[noun], end
    if noun:
        return ("people" if noun in _PEOPLE else noun), end
    if _is_year(match):
        return "", end
    if _POPULATION.search(statement.text[max(0, match.start() - 40) : match.start()]) or (
        match["scale"] and _POPULATION.search(statement.label.rstrip("?: "))
    ):
        return "people", match.end()
    asked = _HOW_MANY.search(statement.label)
    return (asked[2].lower() if asked and match.start() < 20 else ""), match.end()


def _is_year(match: re.Match[str]) -> bool:
    return not match["scale"] and len(match[0]) == 4 and match[0].isdecimal() and 1400 <= int(match[0]) <= 2200


def _noun(text: str, at: int) -> tuple[str, int]:
    """The words after a number up to the first plural, at most three, none of them ending a phrase."""
    words: list[str] = []
    position = at
    while len(words) < 3:
        match = WORD.match(text, position + 1) if text[position : position + 1] in {" ", "\u00a0"} else None
        if match is None or match[0].lower() in _END_OF_NAME or match[0] in MONTHS:
            return "", at
        word, position = match[0].lower(), match.end()
        words.append(word)
        if (
            word in _PLURALS
            or word in _CURRENCIES
            or (word.endswith("s") and word not in _NO_PLURALS and len(word) > 3)
        ):
            return " ".join(words), position
    return "", at


def can_both_be_true(first: Amount, second: Amount) -> bool:
    """True where the two ranges meet: one may be the other rounded, or lie within its "at least"."""
    return (first.low < second.high and second.low < first.high) or first.value == second.value


def are_near(first: Amount, second: Amount) -> bool:
    """True for two values of which one could be meant for the other: the larger at most twice the smaller."""
    return max(first.value, second.value) <= _MOST_APART * min(first.value, second.value)
