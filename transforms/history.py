"""A page's states over time: which capture is which revision, and what an edit added, changed, moved or withdrew.

The rule is codebook section 8: revisions are numbered by time of capture, the content hash alone decides what a revision is.
The result depends on the captures only, not on the order in which they came to be known.
"""

from __future__ import annotations

import bisect
import datetime as dt
import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from transforms.page.records import Bullet, Page

_ALIKE = 0.6
# enough of a bullet to know it again; keeps the comparison of hostile pages bounded
_COMPARED = 500


@dataclass(frozen=True, slots=True)
class State:
    """A page as it stood in one capture."""

    page: Page
    captured_at: dt.datetime
    source: str
    payload_sha256: str


@dataclass(frozen=True, slots=True)
class Change:
    """What an edit did to one bullet."""

    change: str
    old: Bullet | None
    new: Bullet | None


@dataclass(frozen=True, slots=True)
class History:
    """The revisions of one page, oldest first, at least one."""

    revisions: tuple[State, ...]

    @property
    def current(self) -> State:
        return self.revisions[-1]

    @property
    def revision(self) -> int:
        return len(self.revisions)


def history(states: Iterable[State]) -> History:
    """Order captures of one page by time and keep those whose content differs from the one before."""
    revisions: list[State] = []
    for state in sorted(states, key=lambda s: (s.captured_at, s.payload_sha256)):
        if not revisions or revisions[-1].page.content_hash != state.page.content_hash:
            revisions.append(state)
    return History(tuple(revisions))


def changes(old: Page, new: Page) -> list[Change]:
    """What happened to the bullets between two revisions, in the order of the new page, withdrawn ones last.

    Equal texts are matched first, then the most alike (difflib ratio of .6 and more). A bullet whose text stayed but whose order
    among the kept ones or section did not is moved; one that only made room for others is no change.
    """
    pairs = _matched(old.bullets, new.bullets)
    kept_order = _in_order([pair for pair in pairs if pair[0].text == pair[1].text])
    by_new = {after.position: (before, after) for before, after in pairs}
    found: list[Change] = []
    for bullet in new.bullets:
        before, after = by_new.get(bullet.position, (None, bullet))
        if before is None:
            found.append(Change("added", None, after))
        elif before.text != after.text:
            found.append(Change("changed", before, after))
        elif before.section != after.section or after.position not in kept_order:
            found.append(Change("moved", before, after))
    matched_old = {before.position for before, _ in pairs}
    return found + [Change("withdrawn", bullet, None) for bullet in old.bullets if bullet.position not in matched_old]


def _matched(old: Sequence[Bullet], new: Sequence[Bullet]) -> list[tuple[Bullet, Bullet]]:
    pairs: list[tuple[Bullet, Bullet]] = []
    left = list(old)
    rest: list[Bullet] = []
    for bullet in new:
        same = next((b for b in left if b.text == bullet.text), None)
        if same is None:
            rest.append(bullet)
        else:
            left.remove(same)
            pairs.append((same, bullet))
    return pairs + list(_alike(left, rest))


def _alike(old: list[Bullet], new: list[Bullet]) -> Iterator[tuple[Bullet, Bullet]]:
    """The most alike pairs first; ties go to the earlier bullets."""
    scored = []
    for after in new:
        matcher = difflib.SequenceMatcher(None, "", after.text[:_COMPARED], autojunk=False)
        for before in old:
            matcher.set_seq1(before.text[:_COMPARED])
            if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and (ratio := matcher.ratio()) >= _ALIKE:
                scored.append((-ratio, after.position, before.position, before, after))
    used_old: set[int] = set()
    used_new: set[int] = set()
    for _, _, _, before, after in sorted(scored, key=lambda item: item[:3]):
        if before.position not in used_old and after.position not in used_new:
            used_old.add(before.position)
            used_new.add(after.position)
            yield before, after


def _in_order(pairs: list[tuple[Bullet, Bullet]]) -> set[int]:
    """New positions of the longest run of kept bullets that stand in the same order as before."""
    in_new_order = sorted(pairs, key=lambda pair: pair[1].position)
    tails: list[int] = []  # tails[n]: old position that ends the best run of n + 1 bullets
    length_at: list[int] = []
    for before, _ in in_new_order:
        at = bisect.bisect_left(tails, before.position)
        tails[at : at + 1] = [before.position]
        length_at.append(at + 1)
    kept, wanted = set(), len(tails)
    for (_, after), length in zip(reversed(in_new_order), reversed(length_at), strict=True):
        if length == wanted:
            kept.add(after.position)
            wanted -= 1
    return kept
