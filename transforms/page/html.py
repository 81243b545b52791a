"""Sections and bullets of an HTML body, exactly as codebook section 1 says. What day and whose page it is, is decided elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bs4.element import PageElement, PreformattedString, Tag

from transforms.page.content import (
    HEADINGS,
    INLINE,
    ITEMS,
    LISTS,
    STORY,
    classes_of,
    content_of,
    holds,
    is_box,
    is_skipped,
    is_under_image,
    text_of,
    whole_emphasis,
)
from transforms.page.dating import intro_date
from transforms.page.lines import heading_text, is_heading, is_intro, is_report, is_surroundings, starts_like_intro
from transforms.page.normalise import normalise
from transforms.page.records import Bullet, Link
from transforms.series import Layout, Series

_WRAPPERS = INLINE | {"div", "section", "article", "main", "header", "hgroup", "center"}
_QUOTED = 60
_ANY_DAY = dt.date(2024, 1, 1)


@dataclass
class Body:
    """What a walk over the body found so far; `left_out` names blocks, `unread` has the words of headings and reports that are in neither."""

    intro: str | None = None
    bullets: list[Bullet] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    section: str | None = None
    section_position: int = 0
    is_skipping: bool = False
    is_intro_past: bool = False
    has_intro_form: bool = False

    @property
    def warnings(self) -> Iterator[str]:
        """What stands in the body and was neither taken nor is surroundings; `without_quote` knows the one that quotes it."""
        yield from (f"left out a block with list items: {block}" for block in self.left_out)
        if self.unread:
            first = self.unread[0] if len(self.unread[0]) <= _QUOTED else self.unread[0][:_QUOTED].rsplit(" ", 1)[0] + " …"
            many = "heading or report" if len(self.unread) == 1 else "headings or reports, first"
            yield f"left out {len(self.unread)} {many}: {first!r}"

    def open_section(self, heading: str, layout: Layout) -> None:
        self.is_intro_past = True
        self.is_skipping = heading.lower() in layout.skip_headings
        if not self.is_skipping:
            self.section, self.section_position = heading, 0

    def add(self, text: str, links: tuple[Link, ...]) -> None:
        self.is_intro_past = True
        self.section_position += 1
        self.bullets.append(Bullet(len(self.bullets) + 1, self.section, self.section_position, text, links))


def read_body(elements: Iterable[Tag], series: Series, base_url: str) -> Body:
    """Walk the children of body elements and collect intro, sections and bullets; what stands behind them is only accounted for.

    What is neither known content nor known surroundings but holds items, headings or reports becomes a warning.
    """
    body = Body()
    walk = _Walk(body, series, series.layout, base_url)
    for element in elements:
        if series.layout.body in classes_of(element):
            walk.over(element.contents)
        else:
            walk.account_for(element)
    return body


@dataclass
class _Walk:
    body: Body
    series: Series
    layout: Layout
    base_url: str
    stray: list[str] = field(default_factory=list)
    # the first paragraph where it is taken for the intro by its place only, and reports something
    lead: str | None = None

    def over(self, children: Iterable[PageElement]) -> None:
        """Take what stands side by side; text outside of any block is gathered, since it may report too."""
        for child in children:
            if not isinstance(child, Tag):
                if not isinstance(child, PreformattedString) and not str(child).isspace():
                    self.stray.append(str(child))
            elif child.name in INLINE and not is_skipped(child, self.layout) and not holds(child, STORY):
                self.stray.append(text_of(child.contents, self.layout))
            else:
                if self.stray:
                    self._account_for_stray_text()
                self._take(child)
        if self.stray:
            self._account_for_stray_text()

    def _take(self, child: Tag) -> None:
        if is_skipped(child, self.layout):
            self._account_for_surroundings(child)
        elif child.name in HEADINGS:
            self._take_heading(child)
        elif child.name in LISTS:
            self.body.is_intro_past = True
            self.over(child.contents)
        elif child.name == "li":
            self._take_item(child)
        elif child.name == "p":
            self._take_paragraph(child)
        elif self._is_wrapper(child):
            self.over(child.contents)
        else:
            self._take_box(child)

    def _is_wrapper(self, tag: Tag) -> bool:
        """Whether an element only groups: it has no class, or is the body once more, or stands between a list and its items."""
        if tag.name not in _WRAPPERS:
            return False
        classes = classes_of(tag)
        is_between = tag.parent is not None and tag.parent.name in LISTS and any(isinstance(c, Tag) and c.name == "li" for c in tag.contents)
        return not classes or self.layout.body in classes or is_between

    def _take_heading(self, tag: Tag) -> None:
        own, rest = self._parted(tag)
        printed = text_of(own, self.layout)
        text = heading_text(printed)
        if text and not is_surroundings(text, self.layout) and not self._take_intro(printed):
            self.body.open_section(text, self.layout)
        self._look_inside(own)
        if rest:
            self.over(rest)

    def _take_paragraph(self, tag: Tag) -> None:
        own, rest = self._parted(tag)
        text, links = content_of(own, self.layout, self.base_url)
        if not is_surroundings(text, self.layout):
            self._take_text(text, links, whole_emphasis(own, self.layout) or ("caption" if is_under_image(own) else None))
        self._look_inside(own)
        if rest:
            self.over(rest)

    def _take_text(self, text: str, links: tuple[Link, ...], emphasis: str | None) -> None:
        body = self.body
        if self._take_intro(text):
            return
        if emphasis == "bold" and is_heading(text):
            body.open_section(heading_text(text), self.layout)
        elif emphasis == "link" or (emphasis == "italic" and body.is_intro_past):
            return
        elif emphasis == "caption":
            # of a report that stands under an image and of the image's own words neither can be told from the other
            body.unread.extend([text] if is_report(text) and not body.is_skipping else [])
        elif not body.is_intro_past:
            body.intro, body.is_intro_past = text, True
            self.lead = text if emphasis is None and is_report(text) and not starts_like_intro(text, self.series) else None
        elif emphasis is None and not body.is_skipping and is_report(text):
            body.add(text, links)

    def _take_intro(self, text: str) -> bool:
        """Whether a text above the first bullet is the intro by its form; one that names no date gives way to one that does."""
        body = self.body
        if body.bullets or not is_intro(text, self.series) or (body.has_intro_form and (_names_date(body.intro) or not _names_date(text))):
            return False
        if self.lead:
            body.unread.append(self.lead)
        self.lead, body.intro, body.is_intro_past, body.has_intro_form = None, text, True, True
        return True

    def _take_item(self, item: Tag) -> None:
        own, rest = self._parted(item)
        if self.body.is_skipping:
            self.over(rest)
            return
        text, links = content_of(own, self.layout, self.base_url)
        if text.endswith(self.layout.credits) and item.find(("img", "figure", "picture")):
            text = next(text.removesuffix(credit) for credit in self.layout.credits if text.endswith(credit)).rstrip()
        if not is_surroundings(text, self.layout):
            self.body.add(text, links)
        self._look_inside(own)
        if rest:
            self.over(rest)

    def _parted(self, tag: Tag) -> tuple[list[PageElement], list[PageElement]]:
        """What is an element's own, and what stands in it only because its end tag is missing or wrong."""
        for at, child in enumerate(tag.contents):
            if isinstance(child, Tag) and child.contents and not is_skipped(child, self.layout) and self._is_foreign(child, tag, at):
                return tag.contents[:at], tag.contents[at:]
        return tag.contents, []

    def _is_foreign(self, child: Tag, tag: Tag, at: int) -> bool:
        if tag.name == "li":
            return child.name in HEADINGS and bool(text_of(tag.contents[:at], self.layout))
        if child.name == "p":
            return bool(text_of(tag.contents[:at], self.layout))
        return child.name in STORY or holds(child, STORY)

    def _look_inside(self, children: list[PageElement]) -> None:
        """Take the lists and items inside of an item; account for the surroundings in any text."""
        for child in children:
            if not isinstance(child, Tag) or not child.contents:
                continue
            if is_skipped(child, self.layout):
                self._account_for_surroundings(child)
            elif child.name in ITEMS:
                self._take(child)
            else:
                self._look_inside(child.contents)

    def _take_box(self, box: Tag) -> None:
        """A block that is not known: the mere frame of a heading or of the intro is taken, all else accounted for."""
        parts = list(_parts(box, self.layout))
        text = text_of(box.contents, self.layout)
        is_frame = len(parts) == 1 and text == text_of(parts[0].contents, self.layout)
        if is_frame and parts[0].name in HEADINGS:
            self._take_heading(parts[0])
        elif not ((is_frame or not parts) and self._take_intro(text)):
            self.account_for(box)

    def account_for(self, tag: Tag) -> None:
        """Leave an element out, and say so where it holds items, headings or reports."""
        if is_skipped(tag, self.layout):
            self._account_for_surroundings(tag)
            return
        parts = [tag, *_parts(tag, self.layout)]
        if any(part.name == "li" for part in parts):
            self._leave_out(tag)
            return
        told = [words for part in parts[1:] if self._may_tell(part, words := text_of(part.contents, self.layout))]
        own = text_of(tag.contents, self.layout)
        self.body.unread.extend(told or ([own] if self._may_tell(tag, own) else []))

    def _may_tell(self, part: Tag, text: str) -> bool:
        return not is_surroundings(text, self.layout) and (part.name in HEADINGS or is_report(text))

    def _account_for_surroundings(self, tag: Tag) -> None:
        """Advertisements, figures, quotations hold neither items nor headings: where they do, an end tag is missing."""
        if not tag.contents or is_box(tag, self.layout):
            return
        parts = [part for part in _parts(tag, self.layout, is_skipping=True) if text_of(part.contents, self.layout)]
        headings = [text_of(part.contents, self.layout) for part in parts if part.name in HEADINGS]
        if any(heading.lower() in self.layout.skip_headings for heading in headings):
            return
        # what stands in an iframe is text to the parser
        if len(headings) < len(parts) or (tag.name == "iframe" and "<li" in tag.get_text()):
            self._leave_out(tag)
        self.body.unread.extend(headings)

    def _leave_out(self, tag: Tag) -> None:
        self.body.left_out.append(f"<{tag.name} class={' '.join(classes_of(tag))!r}>")

    def _account_for_stray_text(self) -> None:
        text = normalise(" ".join(self.stray))
        self.stray.clear()
        if not self._take_intro(text) and is_report(text) and not is_surroundings(text, self.layout) and not self.body.is_skipping:
            self.body.unread.append(text)


def _names_date(text: str | None) -> bool:
    return intro_date(text, _ANY_DAY)[0] is not None


def _parts(tag: Tag, layout: Layout, is_skipping: bool = False) -> Iterator[Tag]:
    """Items and headings anywhere in an element but in boxes that are known, and paragraphs outside of surroundings."""
    for child in tag.contents:
        if isinstance(child, Tag) and child.contents and not is_box(child, layout):
            if child.name in HEADINGS or child.name == "li" or (child.name == "p" and not is_skipping):
                yield child
            yield from _parts(child, layout, is_skipping or is_skipped(child, layout))
