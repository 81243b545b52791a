"""Where the words that name a source end: what tells where it stands, or through what it spoke, is no part of its name."""

from __future__ import annotations

from transforms.coding.text.language import Text

# "the mayor’s Telegram channel", "the agency on Facebook"
_ENDINGS = frozenset(
    {"channel", "account", "page", "feed", "blog", "post", "posts", "video", "telegram", "facebook", "x", "youtube", "twitter", "social"}
)
_OF_CHANNELS = _ENDINGS | {"truth", "official", "own", "latest", "personal", "evening", "morning"}
# "an officer near the front", "a corporal among them"
ABOUT = frozenset({"near", "among", "amongst", "inside", "outside", "aboard", "behind", "beneath", "beside", "around", "beyond", "along", "across"})
_BODIES_OF_PLACES = frozenset({"police", "prosecutors", "rescuers", "authorities"})
_LANDS = frozenset({"region", "oblast", "district", "province", "city", "republic"})


def without_channel(t: Text, first: int, last: int) -> int:
    """The end of the phrase without the channel: "the ministry on Telegram", "Ivan Petrenko’s Telegram channel"."""
    if t.low[last - 1] not in _ENDINGS:
        return last
    for i in range(last - 2, max(first, last - 6), -1):
        if t.low[i] in ("'s", "on") or t.tokens[i].text == "’":
            is_channel = all(t.low[j] in _OF_CHANNELS for j in range(i + 1, last)) and (t.low[i] != "on" or t.tokens[i + 1].is_name)
            return i if is_channel else last
    return last


def end_of_role(t: Text, head: int, last: int) -> int:
    """Where a name ends behind its noun: before "near the front", and before the region that police stand in."""
    if t.at(head + 1) in ABOUT:
        return head + 1
    is_local = t.low[head] in _BODIES_OF_PLACES and t.at(head + 1) == "in" and t.low[last - 1] in _LANDS
    return head + 1 if is_local else last
