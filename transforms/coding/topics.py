"""What a section is about (codebook section 1, `topic`): by the words of its heading, else by its bullets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from transforms.coding.event_types import TOPIC_OF, TYPES
from transforms.series import Series

_WORD = re.compile(r"[a-z]+(?:[ -][a-z]+)*")


def topic_of_heading(section: str | None, series: Series) -> str | None:
    """The topic that a heading's words name, None where none of them does."""
    if section is None:
        return None
    padded = f" {' '.join(re.findall(r'[a-z]+', section.lower()))} "
    return next((topic for topic, words in series.topics if any(f" {word} " in padded for word in words)), None)


def topic_of_bullets(event_types: Sequence[str]) -> str:
    """The topic of the commonest event type; the first one on ties."""
    counted = Counter(event_types)
    best = max(event_types, key=lambda event_type: counted[event_type])
    return TOPIC_OF.get(best, best)


__all__ = ["TYPES", "topic_of_bullets", "topic_of_heading"]
