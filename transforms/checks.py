"""Whether a page holds what it must. A minimum missed rejects the page; what only looks odd is a warning. Pages are looked at alone."""

from __future__ import annotations

from transforms.page.records import Page
from transforms.series import Series


def page_faults(page: Page, series: Series) -> list[str]:
    """Why a page cannot be believed; empty when it can."""
    faults = []
    n_bullets = len(page.bullets)
    if not series.bullets_min <= n_bullets <= series.bullets_max:
        faults.append(f"{n_bullets} bullets: expected {series.bullets_min} to {series.bullets_max}")
    return faults
