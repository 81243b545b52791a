"""What a section is about (codebook section 1, `topic`): by the words of its heading, else by its bullets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from transforms.coding.kinds.event_types import TOPIC_OF
from transforms.series import Series


def topics_of_heading(section: str | None, series: Series) -> tuple[str, ...]:
    """The topics that a heading's words name, in the series' order of weight."""
    if section is None:
        return ()
    padded = f" {' '.join(re.findall(r'[a-z]+', section.lower()))} "
    found = []
    for topic, words in series.topics:
        named = [word for word in words if f" {word} " in padded]
        found += [topic] if named else []
        for word in sorted(named, key=len, reverse=True):
            padded = padded.replace(f" {word} ", " ")  # "military aid" names no humanitarian aid
    return tuple(found)


def topic_of_bullets(event_types: Sequence[str]) -> str:
    """The topic of the commonest event type; the first one on ties."""
    counted = Counter(event_types)
    best = max(event_types, key=lambda event_type: counted[event_type])
    return TOPIC_OF.get(best, best)
