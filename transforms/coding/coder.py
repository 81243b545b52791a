"""The coder: every bullet of a page to what the codebook asks for, in one pass over the page.

The parts are pure functions of the bullet and of what the page said before; they are put together here and nowhere else.
"""

from __future__ import annotations

from transforms.coding.attributions import Speakers, find_attributions, rows_of, sides_of
from transforms.coding.claims import claim
from transforms.coding.language import read_text
from transforms.coding.quantities import find_quantities
from transforms.coding.records import CodedBullet
from transforms.page.records import Bullet, Page
from transforms.series import Series


def code_page(page: Page, gazetteer: object, series: Series) -> list[CodedBullet]:
    """One record per bullet, in order."""
    speakers = Speakers()
    return [_code(bullet, speakers) for bullet in page.bullets]


def _code(bullet: Bullet, speakers: Speakers) -> CodedBullet:
    t = read_text(bullet.text)
    speakers.read(t)
    clauses = find_attributions(t, speakers)
    rows, owners = rows_of(t, clauses, sides_of(t, clauses, speakers, None))
    quantities = claim(t, find_quantities(bullet.text), clauses, owners)
    return CodedBullet(True, "other", "other", None, None, quantities, (), tuple(rows))
