"""Made pages in the manner of the series: the site's markup, our own sentences, the same bytes every time."""

from __future__ import annotations

import datetime as dt
import html
import json
import random
from dataclasses import dataclass
from email.utils import format_datetime

from tests.site import days

SITE = "https://www.aljazeera.com"
_PLACES = ("Kharkiv", "Kherson", "Sumy", "Zaporizhzhia", "Donetsk", "Dnipro", "Odesa", "Chernihiv", "Mykolaiv", "Poltava")
_FIGHTING = (
    "A Russian drone attack killed {n} people and wounded {m} in Ukraine’s {place} region, Governor Oleh Ivanenko said on Telegram.",
    "Ukraine’s air force said it shot down {m} of {k} drones that Russia launched overnight.",
    "Russia’s Ministry of Defence said its forces took control of a village near {place}.",
    "Shelling damaged {n} houses and a school in {place}, local officials said.",
    "Ukrainian drones set fire to an oil depot in Russia’s Belgorod region, according to the regional governor.",
    "Power was cut to {k},000 homes in {place} after a missile attack, the energy operator said.",
)
_POLITICS = (
    "Ukrainian President Volodymyr Zelenskyy said he had spoken with European leaders about air defence.",
    "The Kremlin said that Moscow was ready for talks but saw no reason for haste.",
    "Ukraine and Russia exchanged {k} prisoners of war each, with the United Arab Emirates as mediator.",
    "Germany said it would give Ukraine {n} more air defence systems worth {m}m euros.",
    "The United Nations’s human rights office said {n} civilians were killed in {place} last month.",
)


@dataclass(frozen=True, slots=True)
class Document:
    """A page as the site holds it. `published_at` is when it can first be asked for."""

    path: str
    body: bytes
    etag: str
    last_modified: str
    listed_on: dt.date
    published_at: dt.datetime


def bullets(date: dt.date, edition: int = 1) -> tuple[list[str], list[str]]:
    """A day's items in two sections; a later edition changes the first and adds one at the end of the first section."""
    rng = random.Random(date.toordinal())
    sections = []
    for pool in (_FIGHTING, _POLITICS):
        chosen = rng.sample(pool, rng.randint(3, len(pool)))
        sections.append(
            [text.format(n=rng.randint(2, 9), m=rng.randint(10, 60), k=rng.randint(70, 300), place=rng.choice(_PLACES)) for text in chosen]
        )
    fighting, politics = sections
    for extra in range(1, edition):
        fighting[0] = f"{fighting[0][:-1]}, in a toll raised for time {extra}."
        fighting.append(f"Rescuers in {rng.choice(_PLACES)} pulled {rng.randint(2, 9)} more people from the rubble.")
    return fighting, politics


def document(date: dt.date, edition: int = 1) -> Document:
    """A day's page."""
    path, published_at = days.real_path(date), days.published_at(date)
    modified_at = published_at + dt.timedelta(hours=2 * (edition - 1))
    body = _page(date, path, published_at, modified_at, edition).encode()
    return Document(path, body, f'"{date:%Y%m%d}-{edition}"', format_datetime(modified_at, usegmt=True), days.address_date(date), published_at)


def _page(date: dt.date, path: str, published_at: dt.datetime, modified_at: dt.datetime, edition: int) -> str:
    title, url = days.title(date), SITE + path
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": url,
        "headline": title,
        "datePublished": _zulu(published_at),
        "dateModified": _zulu(modified_at),
        "author": [{"@type": "Person", "name": "A Reporter"}],
    }
    shown = html.escape(title, quote=False)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{shown} | Russia-Ukraine war News | Al Jazeera</title>
<link rel="canonical" href="{url}"><meta property="og:title" content="{shown}">
<meta property="article:published_time" content="{_zulu(published_at)}">
<script type="application/ld+json">{json.dumps(facts)}</script></head>
<body><!-- page-date {date} --><div id="root"><main id="main-content-area" class="main">
<header class="article-header"><h1>{shown}</h1><p class="article__subhead"><em>These are the key developments of the war.</em></p></header>
<div class="article-dates"><div class="date-simple"><span class="screen-reader-text">Published On {date.day} {date:%b %Y}</span>\
<span aria-hidden="true">{date.day} {date:%b %Y}</span></div></div>
<div class="wysiwyg wysiwyg--all-content css-made0" aria-live="polite">{_body(date, edition)}</div>
<div class="article-source">Source: Al Jazeera and news agencies</div>
</main></div></body></html>
"""


def _body(date: dt.date, edition: int) -> str:
    fighting, politics = bullets(date, edition)
    intro = f"<p>Here is where things stand on {date:%A}, {date:%B} {date.day}:</p>"
    return intro + _section("Fighting", fighting) + _section("Politics and diplomacy", politics)


def _section(heading: str, items: list[str]) -> str:
    return f"<h2>{heading}</h2><ul>" + "".join(f"<li>{html.escape(item, quote=False)}</li>" for item in items) + "</ul>"


def _zulu(instant: dt.datetime) -> str:
    return f"{instant:%Y-%m-%dT%H:%M:%SZ}"


def plain_page(title: str, text: str, verdict: str = "not_the_page") -> bytes:
    """A page of the site that is none of the series; the comment is for tests without a parser."""
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>
<body><!-- verdict {verdict} --><main id="main-content-area"><h1>{title}</h1><p>{text}</p></main></body></html>
""".encode()


FRONT_PAGE = plain_page("Al Jazeera: Breaking news", "The news of the day.")
SOFT_404 = plain_page("Page not found", "There is nothing here. You may find our other stories interesting.")
CONSENT_WALL = plain_page(
    "Before you continue", 'We value your privacy. <div id="onetrust-consent-sdk"><button>Accept all cookies</button></div>', "consent_wall"
)
CHALLENGE = plain_page("Just a moment...", '<script src="/cdn-cgi/challenge-platform/x.js"></script>Verify you are human.', "challenge")
