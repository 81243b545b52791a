"""Sections and bullets of an HTML body, exactly as codebook section 1 says. What day and whose page it is, is decided elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin

from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from transforms.page.normalise import normalise, normalised_length
from transforms.page.records import Bullet, Link
from transforms.series import Layout

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LISTS = frozenset(("ul", "ol"))
_SKIP_TAGS = frozenset(
    "script style template noscript iframe figure figcaption blockquote img picture video audio svg canvas object embed button form input aside hr "
    "table".split()
)
_BLOCKS = frozenset(["p", "div", "li", "ul", "ol", "br", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "dd", "dt", "dl", "pre"])
_EMPHASIS = {"bold": frozenset(("b", "strong")), "italic": frozenset(("i", "em")), "link": frozenset(("a",))}
_SENTENCE_END = (".", "!", "?", "”", "’", '"', "'")
_HEADING_WORDS = 15
_REPORT_WORDS = 6


@dataclass
class Body:
    """What a walk over the body found so far."""

    intro: str | None = None
    bullets: list[Bullet] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    section: str | None = None
    section_position: int = 0
    is_skipping: bool = False
    is_intro_past: bool = False

    def open_section(self, heading: str, layout: Layout) -> None:
        self.is_intro_past = True
        self.is_skipping = heading.lower() in layout.skip_headings
        if not self.is_skipping:
            self.section, self.section_position = heading, 0

    def add(self, text: str, links: tuple[Link, ...]) -> None:
        self.is_intro_past = True
        self.section_position += 1
        self.bullets.append(Bullet(len(self.bullets) + 1, self.section, self.section_position, text, links))


def read_body(element: Tag, layout: Layout, base_url: str) -> Body:
    """Walk a body element's children and collect intro, sections and bullets.

    Blocks that are neither known content nor known surroundings but hold list items are named in `left_out`.
    """
    body = Body()
    _walk(element, body, layout, base_url)
    return body


def _walk(element: Tag, body: Body, layout: Layout, base_url: str) -> None:
    for child in element.children:
        if not isinstance(child, Tag) or _is_skipped(child, layout):
            continue
        if child.name in _HEADINGS:
            _take_heading(child, body, layout)
        elif child.name in _LISTS:
            body.is_intro_past = True
            if not body.is_skipping:
                _take_list(child, body, layout, base_url)
        elif child.name == "p":
            _take_paragraph(child, body, layout, base_url)
        elif child.name in ("div", "section", "article", "main") and not child.get("class"):
            _walk(child, body, layout, base_url)
        elif child.find("li"):
            body.left_out.append(f"<{child.name} class={' '.join(_classes(child))!r}>")


def _classes(tag: Tag) -> list[str]:
    value = tag.get("class")
    return value.split() if isinstance(value, str) else list(value or ())


def _is_skipped(tag: Tag, layout: Layout) -> bool:
    if tag.name in _SKIP_TAGS:
        return True
    return any(name in layout.skip_classes or name.startswith("container--ads") for name in _classes(tag))


def heading_text(text: str) -> str:
    """A heading as printed, without a trailing colon."""
    return text.removesuffix(":").rstrip()


def is_surroundings(text: str, layout: Layout) -> bool:
    """Whether a text is navigation, an advert, a note of the editors or a source line rather than a report."""
    plain = text.lower().replace("’", "'")
    return not text or plain in layout.skip_texts or plain.startswith(layout.skip_starts)


def is_report(text: str) -> bool:
    """Whether a bare paragraph reports something: six words or more, ending like a sentence."""
    return text.endswith(_SENTENCE_END) and len(text.split()) >= _REPORT_WORDS


def is_heading(text: str) -> bool:
    """Whether a wholly bold paragraph is short enough to be a heading."""
    return len(text.split()) <= _HEADING_WORDS and not text.endswith((".", "!", "”"))


def _take_heading(tag: Tag, body: Body, layout: Layout) -> None:
    text = heading_text(_text_of(tag, layout))
    if text and not is_surroundings(text, layout):
        body.open_section(text, layout)


def _take_paragraph(tag: Tag, body: Body, layout: Layout, base_url: str) -> None:
    text, links = _content(tag, layout, base_url)
    if is_surroundings(text, layout):
        return
    emphasis = _whole_emphasis(tag, layout)
    if emphasis == "bold" and is_heading(text):
        body.open_section(heading_text(text), layout)
    elif emphasis == "link" or (emphasis == "italic" and body.is_intro_past):
        return
    elif not body.is_intro_past:
        body.intro, body.is_intro_past = text, True
    elif emphasis is None and not body.is_skipping and is_report(text):
        body.add(text, links)


def _take_list(element: Tag, body: Body, layout: Layout, base_url: str) -> None:
    for child in element.children:
        if not isinstance(child, Tag) or _is_skipped(child, layout):
            continue
        if child.name in _LISTS:
            _take_list(child, body, layout, base_url)
        elif child.name == "li":
            _take_item(child, body, layout, base_url)


def _take_item(item: Tag, body: Body, layout: Layout, base_url: str) -> None:
    text, links = _content(item, layout, base_url)
    if text.endswith(layout.credits) and item.find(("img", "figure", "picture")):
        text = next(text.removesuffix(credit) for credit in layout.credits if text.endswith(credit)).rstrip()
    if not is_surroundings(text, layout):
        body.add(text, links)
    for inner in _inner_lists(item, layout):
        _take_list(inner, body, layout, base_url)


def _inner_lists(item: Tag, layout: Layout) -> Iterator[Tag]:
    for child in item.children:
        if isinstance(child, Tag) and not _is_skipped(child, layout):
            if child.name in _LISTS:
                yield child
            else:
                yield from _inner_lists(child, layout)


def _whole_emphasis(tag: Tag, layout: Layout) -> str | None:
    """bold, italic or link when all words of a paragraph stand in such elements, else None."""
    kinds = set()
    for piece in tag.descendants:
        if not isinstance(piece, NavigableString) or isinstance(piece, PreformattedString) or not piece.strip():
            continue
        kinds.add(_emphasis_of(piece, tag))
        if len(kinds) > 1:
            return None
    return kinds.pop() if kinds else None


def _emphasis_of(piece: PageElement, within: Tag) -> str | None:
    """The innermost emphasis around a piece of text, bold before italic before link."""
    names = set()
    for parent in piece.parents:
        if parent is within or parent is None:
            break
        names.add(parent.name)
    return next((kind for kind, tags in _EMPHASIS.items() if names & tags), None)


def _text_of(tag: Tag, layout: Layout) -> str:
    return normalise("".join(text for text, _ in _pieces(tag, layout, None)))


def _content(tag: Tag, layout: Layout, base_url: str) -> tuple[str, tuple[Link, ...]]:
    """Normalised text of an element without inner lists and surroundings, and its links with their spans."""
    if type(tag.string) is NavigableString and len(tag.contents) == 1 and not isinstance(tag.contents[0], Tag):
        return normalise(tag.string), ()
    pieces = list(_pieces(tag, layout, None))
    raw = "".join(text for text, _ in pieces)
    text = normalise(raw)
    if all(anchor is None for _, anchor in pieces):
        return text, ()
    return text, tuple(_links(pieces, text, base_url))


def _pieces(tag: Tag, layout: Layout, anchor: Tag | None) -> Iterator[tuple[str, Tag | None]]:
    """The element's text in order, each piece with the link it stands in; block elements are parted by a space."""
    for child in tag.children:
        if isinstance(child, Tag):
            if child.name in _LISTS or _is_skipped(child, layout):
                yield " ", None
                continue
            is_block = child.name in _BLOCKS
            if is_block:
                yield " ", None
            yield from _pieces(child, layout, child if child.name == "a" and child.get("href") else anchor)
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
