"""What a line of a page is by its words alone, in HTML and in plain copies."""

from __future__ import annotations

import re

from transforms.series import Layout, Series

_SENTENCE_END = (".", "!", "?", "”", "’", '"', "'")
_HEADING_WORDS = 15
_REPORT_WORDS = 6
# notes of the editors, and what screen readers say of a list of stories
_NOTE_STARTS = ("list ", "correction", "clarification", "editor")
_NOTE = re.compile(
    r"list (?:of \d+ items$|\d+ of \d+\b)"
    r"|(?:correction|clarification)s?(?: ?\(| ?[–—:]| - |(?:,| on| of) [^:.]{0,40}:)"
    r"|editor'?s?'? notes?(?: ?[–—:(]| - |$)"
)
_HYPHENS = re.compile(r"(?<=\w)[\u2010-\u2014\u2212](?=\w)")
_DAY_NAMED = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)


def is_title(text: str, series: Series) -> bool:
    """Whether a headline is one of the series', whatever hyphen it is printed with."""
    return series.is_title(_HYPHENS.sub("-", text))


def heading_text(text: str) -> str:
    """A heading as printed, without a trailing colon."""
    return text.removesuffix(":").rstrip()


def is_surroundings(text: str, layout: Layout) -> bool:
    """Whether a text is navigation, an advert, a note of the editors or a source line rather than a report."""
    plain = text.lower().replace("’", "'")
    return not text or plain in layout.skip_texts or plain.startswith(layout.skip_starts) or _is_note(plain)


def _is_note(plain: str) -> bool:
    return plain.startswith(_NOTE_STARTS) and bool(_NOTE.match(plain))


def is_report(text: str) -> bool:
    """Whether a bare paragraph reports something: six words or more, ending like a sentence."""
    return text.endswith(_SENTENCE_END) and len(text.split()) >= _REPORT_WORDS


def is_heading(text: str) -> bool:
    """Whether a wholly bold paragraph is short enough to be a heading."""
    return len(text.split()) <= _HEADING_WORDS and not text.endswith((".", "!", "”"))


def is_intro(text: str, series: Series) -> bool:
    """Whether a line has the form of an intro: it says so and names the day."""
    return starts_like_intro(text, series) and (bool(_DAY_NAMED.search(text)) or text.endswith(":"))


def starts_like_intro(text: str, series: Series) -> bool:
    """Whether a line begins as intros do."""
    return text.lower().replace("’", "'").startswith(series.intro_starts)
