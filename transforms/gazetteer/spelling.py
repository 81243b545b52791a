"""How spellings of place names are compared: folded forms, looser forms, transliterations and stems.

Only strings come in and go out; what a name means is decided by the package around it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DROPPED = str.maketrans(dict.fromkeys("'’‘ʼʹ`´”“\"ʺ.") | {"-": " ", "–": " ", "_": " ", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss"})
_I_LIKE = str.maketrans({"y": "i", "j": "i"})
_RUNS = re.compile(r"(zh|[a-z])\1+")

# Ukrainian by the cabinet's resolution of 2010, which the pages follow; letters that differ at the start of a word stand in _UK_FIRST
_UK = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch _ iu ia".split(),
        strict=True,
    )
)
_UK_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
# Russian as English-language agencies spell it
_RU = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".split(),
        strict=True,
    )
)
_UK_ONLY = frozenset("єґії")
_RU_ONLY = frozenset("ёъыэ")

_ADMIN_WORDS = re.compile(
    r"\b(raion|rayon|rajon|district|oblast|region|krai|kray|republic|miskrada|city council|terytorialna hromada|teritorialna gromada|hromada"
    r"|county|voivodeship|province)\b"
)


@lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """Case, accents, apostrophes and hyphens put aside.

    >>> fold("Ivano-Frankivs’k")
    'ivano frankivsk'
    """
    plain = unicodedata.normalize("NFKD", name) if not name.isascii() else name
    plain = "".join(c for c in plain if not unicodedata.combining(c)) if not plain.isascii() else plain
    return " ".join(plain.translate(_DROPPED).casefold().split())


@lru_cache(maxsize=16384)
def loosen(folded: str) -> str:
    """A folded name with the differences between romanisations put aside: y, j and i, doubled letters.

    >>> loosen(fold("Hulyaypole")) == loosen(fold("Huliaipole"))
    True
    >>> loosen(fold("Zaporizhzhya")) == loosen(fold("Zaporizhia"))
    True
    """
    return _RUNS.sub(r"\1", folded.translate(_I_LIKE))


def strip_kind(folded: str) -> str:
    """A folded name without words such as raion or oblast; the name itself where nothing else is left."""
    return " ".join(_ADMIN_WORDS.sub(" ", folded).split()) or folded


def romanise(name: str) -> str | None:
    """A Cyrillic name in Latin letters, None where it is not Cyrillic.

    Names without a letter that only one of the two languages has are taken for Ukrainian.

    >>> romanise("Гуляйполе")
    'huliaipole'
    >>> romanise("Ясинувата")
    'yasynuvata'
    """
    low = name.casefold().replace("’", "").replace("'", "").replace("́", "")
    if not any(c in _UK or c in _RU for c in low):
        return None
    if any(c in _RU_ONLY for c in low) and not any(c in _UK_ONLY for c in low):
        return "".join(_RU.get(c, c) for c in low).replace("_", "")
    return _romanise_ukrainian(low)


def _romanise_ukrainian(low: str) -> str:
    out: list[str] = []
    previous = " "
    for c in low:
        if c == "г" and previous == "з":
            out.append("gh")
        elif not previous.isalpha() and c in _UK_FIRST:
            out.append(_UK_FIRST[c])
        else:
            out.append(_UK.get(c, c))
        previous = c
    return "".join(out).replace("_", "")


def adjective_stems(folded: str) -> frozenset[str]:
    """Stems of the adjective a hromada is named by ("Myropilska")."""
    loose = loosen(strip_kind(folded))
    ends = ("ska", "ka", "a")
    return frozenset(loose.removesuffix(end) for end in ends[:2] if loose.endswith(end)) or frozenset({loose.rstrip("a")})


def noun_stems(folded: str) -> tuple[str, ...]:
    """Stems that the adjective of a noun may have, the likeliest first ("Bilopillia" -> "bilopil")."""
    told = loose = loosen(folded)
    words = loose.split()
    if words[-1] == "sloboda":
        words[-1] = "slobid"
    vowel = {"ov": "iv", "ev": "iv"}
    spaced = f"{words[0].rstrip('aeiou')}o {words[-1].rstrip('aeiou')}" if len(words) == 2 else None
    loose = _glued(words) or loose
    stems = list[str]()
    for base in dict.fromkeys(form.rstrip("aeiou") or form for form in (loose, told)):
        stems += [base, *(base.removesuffix(end) for end in ("sk", "k", "s") if base.endswith(end)), base + "iv"]
        stems += [base.removesuffix(end) + other for end, other in vowel.items() if base.endswith(end)]
    # "Seredyno-Budska" keeps its hyphen, "Velykopysarivska" has none
    adjective = [form.removesuffix(end) for form in (told, loose) for end in ("ska", "ski", "ske", "sk") if form.endswith(end)]
    return tuple(dict.fromkeys([*adjective, *stems, *([spaced] if spaced else [])]))


def _glued(words: list[str]) -> str:
    """Two words as their adjective joins them, "velyko" + "pysarivka", empty where it does not."""
    return words[0].rstrip("aeiou") + "o" + words[1] if len(words) == 2 and words[0][-1] in "aeiou" else ""


# how the end of a noun changes before "-ska": Volnovakha's is Volnovaska, Tokmak's Tokmatska, Yarmolyntsi's Yarmolynetska
_CHANGING = {"zh": "z", "h": "z", "kh": "s", "k": "t", "ch": "t", "ts": "et", "kv": "kiv"}
# what may stand between a noun and "-ska": Zarichne's is Zarichnenska, Vorozhba's Vorozhbianska, Shostka's Shostkynska
_INSERTED = ("en", "ian", "an", "in")


def changed_stems(folded: str) -> tuple[str, ...]:
    """Stems of the adjectives that a noun may have by its last consonants or with a syllable more, for names that have no plainer one."""
    words = loosen(folded).split()
    glued = _glued(words) or " ".join(words)
    base = glued.rstrip("aeiou") or glued
    changed = [base.removesuffix(end) + other for end, other in _CHANGING.items() if base.endswith(end)]
    return tuple(dict.fromkeys([*changed, *(base + syllable for syllable in _INSERTED)]))
