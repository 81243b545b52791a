"""A page's states over time: which capture is which revision, and what an edit added, changed, moved or withdrew.

The rule is codebook section 8: revisions are numbered by time of capture, the content hash alone decides what a revision is.
The result depends on the captures only, not on the order in which they came to be known.
"""

from __future__ import annotations

import bisect
import datetime as dt
import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from transforms.page.records import Bullet, Page

_ALIKE = 0.6
# enough of a bullet to know it again; keeps the comparison of hostile pages bounded
_COMPARED = 500
# as many pairs are compared letter by letter, which takes up to 8 ms each
_PAIRS = 1_000

_Key = tuple[str | None, str]


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

    @property
    def warnings(self) -> tuple[str, ...]:
        """That the page says of the current state that it is older than the one before: a file saved earlier that was taken in later."""
        if self.revision == 1:
            return ()
        before, now = self.revisions[-2].page.modified_at, self.current.page.modified_at
        if before is None or now is None or now >= before:
            return ()
        n, said = (
            self.revision,
            "revision {} says that it was edited at {:%Y-%m-%d %H:%M} UTC, before revision {} ({:%Y-%m-%d %H:%M}): an older save taken in later?",
        )
        return (said.format(n, now, n - 1, before),)


def history(states: Iterable[State]) -> History:
    """Order captures of one page by time and keep those whose content differs from the one before."""
    revisions: list[State] = []
    for state in sorted(states, key=lambda s: (s.captured_at, s.payload_sha256)):
        if not revisions or revisions[-1].page.content_hash != state.page.content_hash:
            revisions.append(state)
    return History(tuple(revisions))


def changes(old: Page, new: Page) -> list[Change]:
    """What happened to the bullets between two revisions, in the order of the new page, withdrawn ones last.

    Equal texts are matched first, those of the same section before others, then the most alike (difflib ratio of .6 and
    more). A bullet whose text stayed but whose section did not is moved, and so is one whose order among those that kept both
    did not; one that only made room for others is no change.
    """
    pairs = _matched(old.bullets, new.bullets)
    kept_order = _in_order([(before, after) for before, after in pairs if (before.section, before.text) == (after.section, after.text)])
    by_new = {after.position: (before, after) for before, after in pairs}
    found: list[Change] = []
    for bullet in new.bullets:
        before, after = by_new.get(bullet.position, (None, bullet))
        if before is None:
            found.append(Change("added", None, after))
        elif before.text != after.text:
            found.append(Change("changed", before, after))
        elif after.position not in kept_order:
            found.append(Change("moved", before, after))
    matched_old = {before.position for before, _ in pairs}
    return found + [Change("withdrawn", bullet, None) for bullet in old.bullets if bullet.position not in matched_old]


def _matched(old: Sequence[Bullet], new: Sequence[Bullet]) -> list[tuple[Bullet, Bullet]]:
    """Which bullet became which: of the same section and text, of the same text, the most alike."""
    pairs: list[tuple[Bullet, Bullet]] = []
    left, rest = list(old), list(new)
    for key in (lambda bullet: (bullet.section, bullet.text), lambda bullet: (None, bullet.text)):
        found = list(_equal(left, rest, key))
        pairs += found
        before, after = {b.position for b, _ in found}, {a.position for _, a in found}
        left = [bullet for bullet in left if bullet.position not in before]
        rest = [bullet for bullet in rest if bullet.position not in after]
    return pairs + list(_alike(left, rest))


def _equal(old: list[Bullet], new: list[Bullet], key: Callable[[Bullet], _Key]) -> Iterator[tuple[Bullet, Bullet]]:
    """Bullets of the same key: first as many as stand in the same order on both sides, then the others from above."""
    common = {key(bullet) for bullet in old} & {key(bullet) for bullet in new}
    befores, afters = [b for b in old if key(b) in common], [b for b in new if key(b) in common]
    in_order = _common(list(map(key, befores)), list(map(key, afters)))
    yield from ((befores[i], afters[j]) for i, j in in_order)
    of_old, of_new = {i for i, _ in in_order}, {j for _, j in in_order}
    waiting: dict[_Key, list[Bullet]] = {}
    for i, bullet in enumerate(befores):
        if i not in of_old:
            waiting.setdefault(key(bullet), []).append(bullet)
    for j, bullet in enumerate(afters):
        if j not in of_new and (same := waiting.get(key(bullet))):
            yield same.pop(0), bullet


def _common(old: list[_Key], new: list[_Key]) -> list[tuple[int, int]]:
    """The places of a longest common subsequence of two lists."""
    lengths = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            lengths[i][j] = lengths[i + 1][j + 1] + 1 if old[i] == new[j] else max(lengths[i + 1][j], lengths[i][j + 1])
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if old[i] == new[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif lengths[i + 1][j] >= lengths[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _alike(old: list[Bullet], new: list[Bullet]) -> Iterator[tuple[Bullet, Bullet]]:
    """The most alike pairs first; ties go to the earlier bullets."""
    scored = []
    for after, befores in _candidates(old, new):
        matcher = difflib.SequenceMatcher(None, "", after.text[:_COMPARED], autojunk=False)
        for before in befores:
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


def _candidates(old: list[Bullet], new: list[Bullet]) -> Iterator[tuple[Bullet, list[Bullet]]]:
    """What each new bullet is compared with: every old one, or where that would take minutes those that share most of their words with it."""
    if len(old) * len(new) <= _PAIRS:
        yield from ((after, old) for after in new)
        return
    words = [set(bullet.text[:_COMPARED].split()) for bullet in old]
    for after in new:
        mine = set(after.text[:_COMPARED].split())
        shares = [2 * len(mine & theirs) / (len(mine) + len(theirs) or 1) for theirs in words]
        best = sorted(range(len(old)), key=lambda n: -shares[n])[: max(1, _PAIRS // len(new))]
        yield after, [old[n] for n in sorted(best)]


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
