"""What the last response of a walk amounts to: a page, rules, or an error. Pure: no request is made here."""

from __future__ import annotations

import httpx

from flows.web import robots
from flows.web.errors import AbsentError, BadBodyError, BadCertificateError, BadStatusError, WebError
from flows.web.fetched import Fetched

_OK, _NOT_MODIFIED = 200, 304
_ABSENT = frozenset({404, 410})


def page(fetched: Fetched, *, is_conditional: bool) -> Fetched:
    """The response itself where it is a page or says that the known one still holds; else the error that it amounts to."""
    if fetched.status == _NOT_MODIFIED and is_conditional:
        return fetched
    found = f"status {fetched.status} {fetched.reason}".strip()
    if fetched.status in _ABSENT:
        raise AbsentError(fetched.url, "a page", found, "There is none at this address", fetched)
    if fetched.status != _OK:
        raise BadStatusError(fetched.url, "status 200", found, "Look at the page in a browser", fetched)
    if fetched.problem is not None:
        raise BadBodyError(fetched.url, "a whole body", fetched.problem, "The bytes are archived; it is asked for again next time", fetched)
    return fetched


def rules(fetched: Fetched) -> robots.Rules:
    """What a robots.txt allows: everything where the site says that it has none (4xx)."""
    if 400 <= fetched.status < 500:
        return robots.ALLOW_ALL
    try:
        return robots.read_rules(page(fetched, is_conditional=False).body)
    except robots.RobotsError as error:
        raise BadBodyError(fetched.url, "a robots.txt within bounds", str(error), "Look at it in a browser", fetched) from None


def bad_certificate(url: str, error: httpx.TransportError) -> WebError:
    """A certificate that does not verify will not on a second try either."""
    found = str(error).partition("certificate verify failed:")[2].partition("(_ssl")[0].strip() or "one that does not verify"
    return BadCertificateError(url, "a certificate that verifies", found, "Nothing was sent; look at the clock of this machine and at the site")
