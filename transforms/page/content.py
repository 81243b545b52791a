"""What a reader sees of an element: its words without inner lists and surroundings, their emphasis, its links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from transforms.page.normalise import normalise, normalised_length
from transforms.page.records import Link
from transforms.series import Layout

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LISTS = frozenset(("ul", "ol"))
ITEMS = LISTS | {"li"}
STORY = ITEMS | HEADINGS
SKIP_TAGS = frozenset(
    "script style template noscript iframe figure figcaption blockquote img picture video audio svg canvas object embed button form input aside hr "
    "table".split()
)
INLINE = frozenset("a abbr b br cite code em font i mark q s small span strong sub sup time u wbr".split())
_UNSEEN = frozenset(("script", "style", "template", "noscript"))
_IMAGES = frozenset(("img", "picture", "svg"))
_HIDING = re.compile(r"\bdisplay\s*:\s*none\b", re.I)
_SKIP_STARTS = ("container--ads", "wp-caption")
# surroundings that have no lists and headings of their own
_BARE = ("container--ads", "advertisement", "wp-caption", "twitter-tweet", "instagram-media", "fb-post", "screen-reader-text")
_BLOCKS = frozenset(["p", "div", "li", "ul", "ol", "br", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "dd", "dt", "dl", "pre"])
_EMPHASIS = {"bold": frozenset(("b", "strong")), "italic": frozenset(("i", "em")), "link": frozenset(("a",))}


def classes_of(tag: Tag) -> list[str]:
    """The classes of an element, however they are kept."""
    if not tag.attrs:
        return []
    value = tag.get("class")
    return value.split() if isinstance(value, str) else list(value or ())


def is_skipped(tag: Tag, layout: Layout) -> bool:
    """Whether an element is one of the surroundings or hidden, with all that stands in it."""
    if tag.name in SKIP_TAGS:
        return True
    if not tag.attrs:
        return False
    return _is_hidden(tag) or any(name in layout.skip_classes or name.startswith(_SKIP_STARTS) for name in classes_of(tag))


def _is_hidden(tag: Tag) -> bool:
    """Whether no reader sees an element. Words that are only not read aloud are seen, beside those for screen readers."""
    attrs = tag.attrs
    if "hidden" in attrs or (attrs.get("aria-hidden") == "true" and tag.name not in INLINE):
        return True
    return "style" in attrs and bool(_HIDING.search(str(attrs["style"])))


def is_box(tag: Tag, layout: Layout) -> bool:
    """Whether an element is one of the surroundings that have lists and headings of their own, or is never shown."""
    return tag.name in _UNSEEN or any(name in layout.skip_classes and not name.startswith(_BARE) for name in classes_of(tag))


def holds(tag: Tag, names: frozenset[str]) -> bool:
    """Whether an element of one of these names stands in an element."""
    return any(isinstance(inner, Tag) and inner.name in names for inner in tag.descendants)


def whole_emphasis(children: list[PageElement], layout: Layout) -> str | None:
    """bold, italic or link when all words of a paragraph that are read stand in such elements, else None."""
    kinds = set(_emphases(children, layout, frozenset()))
    return kinds.pop() if len(kinds) == 1 else None


def _emphases(children: Iterable[PageElement], layout: Layout, names: frozenset[str]) -> Iterator[str | None]:
    """The emphasis of each piece of text, by the names of the elements around it: bold before italic before link."""
    for child in children:
        if isinstance(child, Tag):
            if child.contents and not is_skipped(child, layout):
                yield from _emphases(child.contents, layout, names | {child.name})
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString) and normalise(child) not in ("", ":"):
            yield next((kind for kind, tags in _EMPHASIS.items() if names & tags), None)


def is_under_image(children: Iterable[PageElement]) -> bool:
    """Whether an image stands before the first words."""
    for child in children:
        if isinstance(child, Tag):
            if child.name in _IMAGES or is_under_image(child.contents):
                return True
            if normalise(child.get_text()):
                return False
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString) and normalise(child):
            return False
    return False


def text_of(children: Iterable[PageElement], layout: Layout) -> str:
    """Normalised text of elements without inner lists and surroundings."""
    return normalise("".join(text for text, _ in _pieces(children, layout, None)))


def content_of(children: list[PageElement], layout: Layout, base_url: str) -> tuple[str, tuple[Link, ...]]:
    """The same text, and the links in it with their spans."""
    if len(children) == 1 and type(children[0]) is NavigableString:
        return normalise(children[0]), ()
    pieces = list(_pieces(children, layout, None))
    raw = "".join(text for text, _ in pieces)
    text = normalise(raw)
    if all(anchor is None for _, anchor in pieces):
        return text, ()
    return text, tuple(_links(pieces, text, base_url))


def _pieces(children: Iterable[PageElement], layout: Layout, anchor: Tag | None) -> Iterator[tuple[str, Tag | None]]:
    """The text in order, each piece with the link it stands in; block elements are parted by a space."""
    for child in children:
        if isinstance(child, Tag):
            if child.name in ITEMS or is_skipped(child, layout):
                yield " ", None
                continue
            is_block = child.name in _BLOCKS
            if is_block:
                yield " ", None
            yield from _pieces(child.contents, layout, child if child.name == "a" and child.get("href") else anchor)
            if is_block:
                yield " ", None
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            yield str(child), anchor


def _links(pieces: list[tuple[str, Tag | None]], text: str, base_url: str) -> Iterator[Link]:
    """Links in order; offsets come from normalising what stands before them, so a word told twice is no trap."""
    spans: list[tuple[Tag, int, int]] = []
    raw = ""
    for piece, anchor in pieces:
        start, raw = len(raw), raw + piece
        if anchor is None:
            continue
        if spans and spans[-1][0] is anchor:
            spans[-1] = (anchor, spans[-1][1], len(raw))
        else:
            spans.append((anchor, start, len(raw)))
    for anchor, start, end in spans:
        words = normalise(raw[start:end])
        at = text.find(words, max(0, normalised_length(raw[:start]) - 1))
        url = absolute_url(str(anchor.get("href")), base_url)
        if words and at >= 0 and url:
            yield Link(words, url, at, at + len(words))


def absolute_url(href: str, base_url: str) -> str | None:
    """A link's address made absolute; None for anything but http and https, which is never alive where it is shown."""
    try:
        url = urljoin(base_url, href.strip())
        return url if url[:8].lower().startswith(("http://", "https://")) else None
    except ValueError:
        return None
