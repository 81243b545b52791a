"""Made days: a warehouse full of invented bullets, for whatever needs data and must not need real pages (views, report, benches).

Every sentence is put together from templates of our own; speakers and numbers are invented, places are real ones (GeoNames, CC BY 4.0).
Each day depends on its date alone, so the same day is the same in every warehouse. Nothing here is read by the program itself.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import math
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from transforms.coding.records import Attribution, CodedBullet, EventDate, OwnPlace, Place, Quantity
from transforms.history import State, history
from transforms.page.records import Bullet, Link, Page
from transforms.rows import PageRows, page_rows
from transforms.schemas import tables_of
from warehouse import database
from warehouse.folder import writing

LAST = dt.date(2026, 10, 31)
SERIES = "russia-ukraine"
_EPOCH = dt.date(2022, 2, 24)
_GAP = (dt.timedelta(days=40), 5)  # before LAST, a run of missing days

# name, GeoNames id, kind, region, country, latitude, longitude; the first of a region is the region itself
_GAZETTEER = """
Kharkiv region|706482|region|UA-63|UA|49.617|36.5
Kharkiv|706483|city|UA-63|UA|49.982|36.255
Kupiansk|703656|city|UA-63|UA|49.71|37.616
Vovchansk|689304|city|UA-63|UA|50.291|36.941
Izyum|707292|city|UA-63|UA|49.207|37.277
Donetsk region|709716|region|UA-14|UA|48.05|37.667
Pokrovsk|704422|city|UA-14|UA|48.28|37.177
Kramatorsk|704508|city|UA-14|UA|48.731|37.568
Siversk|694403|city|UA-14|UA|48.865|38.097
Toretsk|709354|city|UA-14|UA|48.395|37.848
Lyman|704204|city|UA-14|UA|48.99|37.808
Velyka Novosilka|690237|city|UA-14|UA|47.843|36.836
Kherson region|706442|region|UA-65|UA|46.641|32.616
Kherson|706448|city|UA-65|UA|46.637|32.615
Beryslav|712260|city|UA-65|UA|46.839|33.427
Zaporizhia region|687699|region|UA-23|UA|47.84|35.141
Zaporizhia|687700|city|UA-23|UA|47.852|35.117
Robotyne|695586|city|UA-23|UA|47.448|35.837
Orikhiv|698428|city|UA-23|UA|47.576|35.783
Sumy region|692196|region|UA-59|UA|51.083|34.033
Sumy|692194|city|UA-59|UA|50.917|34.799
Shostka|693942|city|UA-59|UA|51.864|33.473
Hlukhiv|707758|city|UA-59|UA|51.68|33.917
Dnipropetrovsk region|709929|region|UA-12|UA|48.467|35.031
Dnipro|709930|city|UA-12|UA|48.467|35.041
Nikopol|700051|city|UA-12|UA|47.568|34.391
Pavlohrad|697889|city|UA-12|UA|48.532|35.869
Odesa region|698738|region|UA-51|UA|46.458|30.748
Odesa|698740|city|UA-51|UA|46.486|30.744
Chernihiv region|710734|region|UA-74|UA|51.35|32.0
Chernihiv|710735|city|UA-74|UA|51.505|31.287
Kyiv region|703446|region|UA-32|UA|50.24|30.232
Kyiv|703448|city|UA-30|UA|50.455|30.524
Poltava region|696634|region|UA-53|UA|49.592|34.543
Poltava|696643|city|UA-53|UA|49.589|34.554
Lviv region|702549|region|UA-46|UA|49.717|23.917
Lviv|702550|city|UA-46|UA|49.838|24.023
Crimea|703883|region|UA-43|UA|45.0|34.0
Kerch|706524|city|UA-43|UA|45.357|36.475
Sevastopol|694423|city|UA-40|UA|44.608|33.521
Belgorod region|578071|region|RU-BEL|RU|50.75|37.5
Belgorod|578072|city|RU-BEL|RU|50.603|36.581
Shebekino|495112|city|RU-BEL|RU|50.413|36.925
Kursk region|538555|region|RU-KRS|RU|51.833|36.167
Kursk|538560|city|RU-KRS|RU|51.727|36.185
Bryansk region|571473|region|RU-BRY|RU|53.0|33.5
Bryansk|571476|city|RU-BRY|RU|53.271|34.321
Rostov region|501165|region|RU-ROS|RU|47.833|41.5
Taganrog|484907|city|RU-ROS|RU|47.236|38.905
Krasnodar region|542415|region|RU-KDA|RU|45.333|39.667
Tuapse|480716|city|RU-KDA|RU|44.1|39.083
Saratov region|498671|region|RU-SAR|RU|51.5|46.75
Saratov|498677|city|RU-SAR|RU|51.54|45.99
Moscow region|524925|region|RU-MOS|RU|55.75|37.5
"""
ENTRIES = [tuple(line.split("|")) for line in _GAZETTEER.strip().splitlines()]
_REGIONS = {e[3]: e for e in reversed(ENTRIES) if e[2] == "region"}
_CITIES = {"RU": [e for e in ENTRIES if e[4] == "UA" and e[2] == "city" and e[3] in _REGIONS and e[3] != "UA-43"]}
_CITIES["UA"] = [e for e in ENTRIES if e[2] == "city" and e[3] in ("UA-43", "RU-BEL", "RU-KRS", "RU-BRY", "RU-ROS", "RU-KDA", "RU-SAR")]
# the nearer the front, the more often: Kharkiv, Donetsk, Kherson and Zaporizhia come first in the list
_WEIGHTS = {side: [1 / (1 + n) ** 0.45 for n in range(len(cities))] for side, cities in _CITIES.items()}
_GOVERNORS = ("Taras Pryklad", "Iryna Zrazok", "Bohdan Shablon", "Nadia Vzirets", "Pavlo Nibyto")
_RUSSIANS = ("Gleb Obrazets", "Vera Primerova", "Fyodor Maketov")
_FOREIGN = (
    ("Anna Beispiel", "Chancellor", "DE", "EUR", "euros"),
    ("John Placeholder", "President", "US", "USD", "dollars"),
    ("Lise Paradigme", "President", "FR", "EUR", "euros"),
    ("Ola Eksempel", "Prime Minister", "NO", "NOK", "kroner"),
    ("Jane Specimen", "Prime Minister", "GB", "GBP", "pounds"),
    ("Jan Voorbeeld", "Defence Minister", "NL", "EUR", "euros"),
    ("European Commission", None, "EU", "EUR", "euros"),
)
_WORDS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}
_SECTIONS = {"air_defence": "Fighting", "strike": "Fighting", "ground_combat": "Fighting", "sabotage": "Fighting"}
_SECTIONS |= {"military_aid": "Military aid", "sanctions": "Sanctions", "energy": "Energy", "politics": "Politics", "justice": "Politics"}
_SECTIONS |= {"prisoners": "Humanitarian", "humanitarian": "Humanitarian", "economy": "Economy"}
_TOPICS = {"Fighting": "fighting", "Military aid": "military_aid", "Sanctions": "sanctions", "Energy": "energy", "Politics": "politics"}
_TOPICS |= {"Humanitarian": "humanitarian", "Economy": "economy", "Diplomacy": "diplomacy"}


def _figure(n: int) -> str:
    return _WORDS.get(n, f"{n:,}")


class Draft:
    """A bullet while it is written: the text so far and what was coded on the way, spans true by construction."""

    def __init__(self, event_type: str, day: dt.date, attacker: str | None = None) -> None:
        self.event_type, self.day, self.attacker = event_type, day, attacker
        self.text = ""
        self.date: EventDate | None = None
        self.is_event = True
        self.quantities: list[Quantity] = []
        self.places: list[Place] = []
        self.attributions: list[Attribution] = []
        self.links: list[Link] = []

    def say(self, words: str) -> Draft:
        self.text += words
        return self

    def count(self, words: str, metric: str, low: float | None, high: float | None, by: int | None = 1, **more: str | bool | None) -> Draft:
        start, unit, weapon = len(self.text), more.get("unit"), more.get("object")
        self.text += words
        rough, part = bool(more.get("approximate")), bool(more.get("subset"))
        names = (str(weapon) if weapon else None, low, high, str(unit) if unit else None)
        self.quantities.append(Quantity(metric, *names, rough, part, start, len(self.text), by))
        return self

    def people(self, rng: random.Random, n: int, metric: str, by: int | None = 1) -> Draft:
        """A number of people, sometimes as a bound."""
        noun = "person" if n == 1 else "people"
        draw = rng.random()
        if draw < 0.15:
            return self.count(f"at least {_figure(n)} {noun}", metric, n, None, by)
        if draw < 0.2:
            return self.count(f"up to {_figure(n + 2)} people", metric, None, n + 2, by)
        if draw < 0.24:
            return self.count("dozens of people", metric, 24, None, by, approximate=True)
        return self.count(f"{'one' if n == 1 else _figure(n)} {noun}", metric, n, n, by)

    def place(self, entry: tuple[str, ...], role: str = "event", words: str | None = None, is_known: bool = True) -> Draft:
        name, geonameid, kind, admin1, country, lat, lon = entry
        start = len(self.text)
        self.text += words or name
        end = len(self.text)
        if is_known:
            self.places.append(Place(name, kind, role, int(geonameid), (), admin1, country, float(lat), float(lon), start, end))
        else:
            self.places.append(Place(None, kind, role, None, (), None, None, None, None, start, end))
        return self

    def source(self, words: str, speaker: str | None, side: str | None, verb: str = "said", stance: str = "said", **more: str | None) -> Draft:
        """A clause that says who says so; a quote of it follows in `words` where given."""
        start = len(self.text)
        self.text += words
        is_person = bool(speaker and speaker in _PEOPLE)
        kind = None if speaker is None else "person" if is_person else "organisation"
        told = (more.get("channel"), more.get("agency"), verb, stance, more.get("quote"))
        self.attributions.append(Attribution(speaker, kind, more.get("office"), side, *told, start, len(self.text)))
        return self

    def link(self, words: str, url: str) -> Draft:
        self.links.append(Link(words, url, len(self.text), len(self.text) + len(words)))
        return self.say(words)

    def on(self, start: dt.date, end: dt.date | None = None, precision: str = "day") -> Draft:
        self.date = EventDate(start, end or start, precision)
        return self

    def coded(self, topic: str) -> CodedBullet:
        found = (tuple(self.quantities), tuple(self.places), tuple(self.attributions))
        return CodedBullet(self.is_event, topic, self.event_type, self.attacker, self.date, *found, self._own_place())

    def _own_place(self) -> OwnPlace | None:
        events = [p for p in self.places if p.role == "event"]
        if not events:
            return None
        cities = [p for p in events if p.kind == "city"]
        best = (cities or events)[0]
        precision = "several" if len(cities) > 1 else "place" if cities else "region"
        return OwnPlace(best.geonameid, best.lat, best.lon, precision)


_PEOPLE = {*_GOVERNORS, *_RUSSIANS, *(f[0] for f in _FOREIGN if f[1])}


def _scale(day: dt.date) -> float:
    """How heavy the air war is: it grows over the years, with a winter campaign."""
    years = (day - _EPOCH).days / 365.25
    return (25 + 28 * years) * (1 + 0.25 * math.cos(2 * math.pi * (day.timetuple().tm_yday - 15) / 365.25))


def _night(rng: random.Random, day: dt.date) -> list[Draft]:
    """One night in the air, by those who tell of it; every number is the claim of one of them."""
    launched = max(4, round(_scale(day) * rng.lognormvariate(0, 0.55)))
    down, jammed = round(launched * rng.uniform(0.55, 0.8)), round(launched * rng.uniform(0.02, 0.18))
    ukraine = Draft("air_defence", day, "RU").on(day - dt.timedelta(days=1), day, "night").say("Russia launched ")
    ukraine.count(f"{launched:,} drones", "launched", launched, launched, object="drone")
    if rng.random() < 0.45:
        missiles = rng.randint(2, 40)
        ukraine.say(" and ").count(f"{missiles} missiles", "launched", missiles, missiles, object="missile")
        ukraine.say(" overnight, of which ").count(f"{down:,} drones", "intercepted", down, down, object="drone")
        hit = missiles * 6 // 10
        ukraine.say(" and ").count(_figure(hit), "intercepted", hit, hit, object="missile").say(" were shot down")
    else:
        ukraine.say(" overnight and ").count(f"{down:,}", "intercepted", down, down, object="drone").say(" were shot down")
    if jammed and rng.random() < 0.6:
        ukraine.say(" and ").count(f"{jammed:,} more", "intercepted", jammed, jammed, object="drone").say(" lost to jamming")
    through = launched - down - jammed
    if through > 2 and rng.random() < 0.5:
        ukraine.say(", while ").count(_figure(through), "hit", through, through, object="drone").say(" reached their targets")
    ukraine.say(", ").source("Ukraine’s air force said on Telegram", "air force", "UA", channel="Telegram").say(".")
    drafts = [ukraine]
    if rng.random() < 0.35:  # a second count of the same night, by somebody else on the same side
        other = max(3, round(launched * rng.uniform(0.8, 1.25)))
        rival = Draft("air_defence", day, "RU").on(day - dt.timedelta(days=1), day, "night")
        rival.source("The General Staff said", "General Staff", "UA").say(" that ")
        drafts.append(rival.count(f"about {other:,} drones", "launched", other, other, object="drone", approximate=True).say(" were sent overnight."))
    if rng.random() < 0.8:
        own = max(2, round(0.5 * _scale(day) * rng.lognormvariate(0, 0.6)))
        russia = Draft("air_defence", day, "UA").on(day - dt.timedelta(days=1), day, "night")
        russia.source("The Ministry of Defence in Moscow said", "Ministry of Defence", "RU").say(" that its forces shot down ")
        russia.count(f"{own:,} Ukrainian drones", "intercepted", own, own, object="drone").say(" overnight, ")
        drafts.append(
            russia.say("most of them over the ")
            .place(_REGIONS["RU-BEL"], words="Belgorod")
            .say(" and ")
            .place(_REGIONS["RU-KRS"], words="Kursk regions")
            .say(".")
        )
    return drafts


def _strike(rng: random.Random, day: dt.date) -> Draft:
    side = "RU" if rng.random() < 0.8 else "UA"
    city = rng.choices(_CITIES[side], _WEIGHTS[side])[0]
    means = rng.choice(("drone", "missile", "glide bomb", "artillery", "drone"))
    killed, injured = int(rng.expovariate(0.45)), int(rng.expovariate(0.18))
    draft = Draft("strike", day, side).say(f"A {'Russian' if side == 'RU' else 'Ukrainian'} {means} attack on ")
    draft.place(city, is_known=rng.random() > 0.04)
    if rng.random() < 0.12:
        draft.say(" and ").place(rng.choice([c for c in _CITIES[side] if c[0] != city[0]]))
    if rng.random() < 0.6:
        region = _REGIONS[city[3]]
        draft.say(" in the " if "region" in region[0] else " in ").place(region)
    on = day - dt.timedelta(days=rng.choice((0, 1, 1)))
    if rng.random() < 0.85:
        draft.say(f" on {on:%A}").on(on)
    if killed:
        draft.say(" killed ").people(rng, killed, "killed")
        if killed > 2 and rng.random() < 0.4:
            draft.say(", including ").count("two children", "killed", 2, 2, subset=True)
    if injured:
        draft.say(" and injured " if killed else " injured ").people(rng, injured, "injured")
    if not killed and not injured:
        draft.say(" damaged a warehouse and a school")
    if rng.random() < 0.15:
        without = rng.randint(2, 90) * 500
        draft.say(" and left ").count(f"about {without:,} households", "without_power", without, without, unit="households", approximate=True)
        draft.say(" without power")
    return _told(rng, draft, side)


def _told(rng: random.Random, draft: Draft, side: str) -> Draft:
    """Who says so, or nobody: the page's own voice."""
    if rng.random() < 0.08:
        draft.quantities = [Quantity(*_unclaimed(q)) for q in draft.quantities]
        return draft.say(".")
    name = rng.choice(_GOVERNORS if side == "RU" else _RUSSIANS)
    office, of = "Governor", "UA" if side == "RU" else "RU"
    if rng.random() < 0.3:
        return (
            draft.say(", ")
            .source(f"{office} {name} told a press conference", name, of, verb="told", office=office, channel="press conference")
            .say(".")
        )
    return draft.say(", ").source(f"{office} {name} wrote on Telegram", name, of, verb="wrote", office=office, channel="Telegram").say(".")


def _unclaimed(q: Quantity) -> tuple[str, str | None, float | None, float | None, str | None, bool, bool, int, int, int | None]:
    return q.metric, q.object, q.low, q.high, q.unit, q.approximate, q.subset, q.span_start, q.span_end, None


def _again(rng: random.Random, day: dt.date) -> Draft:
    """Yesterday's heaviest strike told again, with a toll that has risen."""
    city, toll = _worst(day - dt.timedelta(days=1))
    draft = Draft("strike", day, "RU").on(day - dt.timedelta(days=1)).say("The death toll of the strike on ").place(city).say(" has risen to ")
    risen = toll + rng.randint(0, 3)
    return draft.count(_figure(risen), "killed", risen, risen).say(", ").source("the emergency service said", "emergency service", "UA").say(".")


def _worst(day: dt.date) -> tuple[tuple[str, ...], int]:
    rng = random.Random(f"worst {day}")
    return rng.choices(_CITIES["RU"], _WEIGHTS["RU"])[0], rng.randint(4, 14)


def _first(_: random.Random, day: dt.date) -> Draft:
    city, toll = _worst(day)
    draft = Draft("strike", day, "RU").on(day).say("Rescuers in ").place(city).say(" searched the rubble of a block of flats after a strike killed ")
    return (
        draft.count(f"at least {_figure(toll)} people", "killed", toll, None)
        .say(", ")
        .source("the emergency service said", "emergency service", "UA")
        .say(".")
    )


def _front(rng: random.Random, day: dt.date) -> Draft:
    side = rng.choice(("RU", "RU", "UA"))
    near = rng.choice([e for e in ENTRIES if e[2] == "city" and e[3] in ("UA-14", "UA-63", "UA-23")])
    draft = Draft("ground_combat", day, side).on(day - dt.timedelta(days=1))
    if rng.random() < 0.5:
        speaker = ("Ministry of Defence", "RU") if side == "RU" else ("General Staff", "UA")
        draft.source(f"The {speaker[0]} claimed", *speaker, verb="claimed", stance="claimed").say(
            f" its troops {'took' if side == 'RU' else 'freed'} "
        )
        number = rng.randint(1, 4)
        if number > 1:
            draft.count(f"{_figure(number)} settlements", "settlements", number, number).say(" near ")
        return draft.place(near).say(" in the ").place(_REGIONS[near[3]]).say(".")
    clashes = rng.randint(20, 180)
    draft.count(f"{clashes} clashes", "attacks", clashes, clashes).say(" were counted along the line, the fiercest near ").place(near)
    return draft.say(", ").source("the General Staff said in its evening report", "General Staff", "UA").say(".")


def _aid(rng: random.Random, day: dt.date) -> Draft:
    name, office, side, currency, noun = rng.choice(_FOREIGN)
    amount = rng.choice((50, 100, 250, 400, 700, 1500)) * 1_000_000
    words = f"{amount // 1_000_000} million {noun}" if amount < 10**9 else f"{amount / 10**9:g} billion {noun}"
    purpose, kind = rng.choice((("air defence", "military_aid"), ("ammunition", "military_aid"), ("rebuilding schools", "economy")))
    draft = (
        Draft(kind, day)
        .on(day - dt.timedelta(days=1))
        .source(f"{office or 'The'} {name} promised", name, side, "promised", "promised", office=office)
    )
    return draft.say(" Ukraine a further ").count(words, "money", amount, amount, unit=currency).say(f" for {purpose}.")


def _prisoners(rng: random.Random, day: dt.date) -> Draft:
    each = rng.randint(10, 300)
    draft = Draft("prisoners", day).on(day - dt.timedelta(days=1)).say("Russia and Ukraine each returned ")
    draft.count(f"{each} prisoners of war", "exchanged", each, each)
    if rng.random() < 0.3:
        bodies = rng.randint(100, 1000)
        draft.say(", and Kyiv received ").count(f"the bodies of {bodies:,} soldiers", "returned_bodies", bodies, bodies)
    return draft.say(", ").source("both defence ministries said", "defence ministries", None, stance="confirmed").say(".")


def _talks(rng: random.Random, day: dt.date) -> Draft:
    name, office, side, _, _ = rng.choice(_FOREIGN[:6])
    quote = rng.choice(("a basis on which we can work", "not acceptable in its present form", "closer than at any time this year"))
    draft = Draft("diplomacy", day).on(day - dt.timedelta(days=1)).say("After a call on a ceasefire, ")
    clause = f"{office} {name} called the latest proposal “{quote}”"
    return draft.source(clause, name, side, "called", office=office, quote=quote, agency=rng.choice((None, "Reuters", "AFP"))).say(".")


def _remark(rng: random.Random, day: dt.date) -> Draft:
    name = rng.choice(_RUSSIANS)
    draft = Draft("statement", day).on(day - dt.timedelta(days=1))
    draft.source(f"{name} warned on television", name, "RU", "warned", "warned", channel="television").say(" that any new supply of ")
    return draft.link("long-range weapons", f"https://news.example/{day:%Y/%m/%d}/weapons").say(" would be answered.")


def _power(rng: random.Random, day: dt.date) -> Draft:
    homes = rng.randint(1, 200) * 1000
    region = rng.choice([r for r in _REGIONS.values() if r[4] == "UA"])
    draft = Draft("energy", day).on(day).count(f"More than {homes:,} customers", "without_power", homes, None, unit="customers").say(" in the ")
    return draft.place(region).say(" were cut off, ").source("the grid operator said", "grid operator", "UA").say(".")


def _sanction(_: random.Random, day: dt.date) -> Draft:
    draft = Draft("sanctions", day).on(day).source("The European Commission proposed", "European Commission", "EU", "proposed", "urged")
    return draft.say(" a lower price cap on oil and a ban on further tankers.")


def _court(_: random.Random, day: dt.date) -> Draft:
    draft = Draft("justice", day).say("A court sentenced ").count("three men", "detained", 3, 3, by=None)
    return draft.say(" to long terms for spying.")


def _people_moved(rng: random.Random, day: dt.date) -> Draft:
    moved = rng.randint(20, 900)
    region = _REGIONS[rng.choice(("UA-14", "UA-63", "UA-59"))]
    draft = Draft("humanitarian", day).on(day).count(f"{moved} people", "evacuated", moved, moved).say(" left front-line villages in the ")
    return draft.place(region).say(", ").source("Governor Iryna Zrazok said", "Iryna Zrazok", "UA", office="Governor").say(".")


_KINDS: tuple[tuple[Callable[[random.Random, dt.date], Draft], float], ...] = (
    (_strike, 34), (_front, 12), (_talks, 14), (_aid, 9), (_remark, 9), (_power, 6), (_sanction, 4), (_court, 4), (_prisoners, 2), (_people_moved, 6),
)  # fmt: skip


def _drafts(rng: random.Random, day: dt.date, number: int) -> list[Draft]:
    drafts = _night(rng, day)
    if rng.random() < 0.25:
        drafts.append(_first(rng, day))
    if random.Random(f"tell {day}").random() < 0.25:
        drafts.append(_again(rng, day))
    makers, weights = zip(*_KINDS, strict=True)
    drafts += [make(rng, day) for make in rng.choices(makers, weights, k=max(0, number - len(drafts)))]
    if rng.random() < 0.1:
        disclaimer = Draft("other", day).say("None of these accounts could be checked independently.")
        disclaimer.is_event = False
        drafts.append(disclaimer)
    order = list(_TOPICS)
    return sorted(drafts, key=lambda d: order.index(_SECTIONS.get(d.event_type, "Diplomacy")))


def made_page(day: dt.date, bullets: int) -> PageRows:
    """The rows of one made day, about so many bullets; now and then in its second revision."""
    rng = random.Random(f"made {day}")
    drafts = _drafts(rng, day, max(4, round(bullets * rng.uniform(0.75, 1.25))))
    warnings = ("weekday and day of the intro disagree",) if rng.random() < 0.02 else ()
    return page_of(day, drafts, rng.choice(("live", "live", "wayback")), warnings, is_revised=rng.random() < 0.1)


def page_of(day: dt.date, drafts: Sequence[Draft], source: str = "live", warnings: tuple[str, ...] = (), is_revised: bool = False) -> PageRows:
    """The rows of a page that holds these bullets in this order; a revised one lacked the last of them at first."""
    headings = [_SECTIONS.get(d.event_type, "Diplomacy") for d in drafts]
    inside = [n for _, group in itertools.groupby(headings) for n, _ in enumerate(group, 1)]
    printed = [Bullet(n, h, i, d.text, tuple(d.links)) for n, (d, h, i) in enumerate(zip(drafts, headings, inside, strict=True), 1)]
    number = (day - _EPOCH).days
    page_id = f"{day}/russia-ukraine-war-list-of-key-events-day-{number}"
    at = dt.datetime.combine(day, dt.time(3, 30), dt.UTC)
    title = f"Russia-Ukraine war: List of key events, day {number:,}"
    head = (title, f"Made day {number:,}.", f"Invented for tests, {day:%A}.", (), at, at)
    page = Page(SERIES, page_id, day, number, f"https://news.example/{page_id}", *head, tuple(printed), warnings)
    states = [State(page, at, source, f"{number:064x}")]
    if is_revised:
        earlier = Page(SERIES, page_id, day, number, page.url, *head, tuple(printed[:-1]), warnings)
        states.append(State(earlier, at - dt.timedelta(hours=2), "live", f"{number + 10**6:064x}"))
    return page_rows(history(states), [d.coded(_TOPICS[h]) for d, h in zip(drafts, headings, strict=True)], "made", "made")


def made_days(days: int, bullets: int, last: dt.date = LAST) -> Iterator[PageRows]:
    """So many days up to `last` with about so many bullets altogether; some days are missing, as they are in life."""
    missing = {last - _GAP[0] + dt.timedelta(days=n) for n in range(_GAP[1])}
    span = [last - dt.timedelta(days=n) for n in reversed(range(days))]
    for day in span:
        lost = day in missing or random.Random(f"lost {day}").random() < 0.015
        if not lost or day in (span[0], span[-1]):
            yield made_page(day, round(bullets / days))


def made_warehouse(root: Path, days: int = 60, bullets: int = 1500, last: dt.date = LAST) -> Path:
    """A warehouse of made days with its database; returns the database's path."""
    return warehouse_of(root, made_days(days, bullets, last))


def warehouse_of(root: Path, pages: Iterable[PageRows]) -> Path:
    """A warehouse of these pages, in order of their days, with its database; returns the database's path."""
    with writing(root, SERIES, "made days", "made days") as warehouse:
        for _, month in itertools.groupby(pages, key=lambda rows: str(rows["pages"][0]["page_date"])[:7]):
            warehouse.lake.replace(tables_of(month))
        database.build(warehouse.lake, (), warehouse.database)
    return warehouse.database


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--bullets", type=int, default=9000)
    given = parser.parse_args()
    print(made_warehouse(given.root, given.days, given.bullets))
