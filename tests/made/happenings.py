"""What happens on a made day: each kind of event has sentences of its own."""

from __future__ import annotations

import datetime as dt
import math
import random
from collections.abc import Callable

from tests.made.draft import Draft, figure
from tests.made.world import CITIES, ENTRIES, EPOCH, FOREIGN, GOVERNORS, REGIONS, RUSSIANS, WEIGHTS
from transforms.coding.records import Quantity

SECTIONS = {"air_defence": "Fighting", "strike": "Fighting", "ground_combat": "Fighting", "sabotage": "Fighting"}
SECTIONS |= {"military_aid": "Military aid", "sanctions": "Sanctions", "energy": "Energy", "politics": "Politics", "justice": "Politics"}
SECTIONS |= {"prisoners": "Humanitarian", "humanitarian": "Humanitarian", "economy": "Economy"}
TOPICS = {"Fighting": "fighting", "Military aid": "military_aid", "Sanctions": "sanctions", "Energy": "energy", "Politics": "politics"}
TOPICS |= {"Humanitarian": "humanitarian", "Economy": "economy", "Diplomacy": "diplomacy"}


def _scale(day: dt.date) -> float:
    """How heavy the air war is: it grows over the years, with a winter campaign."""
    years = (day - EPOCH).days / 365.25
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
        ukraine.say(" and ").count(figure(hit), "intercepted", hit, hit, object="missile").say(" were shot down")
    else:
        ukraine.say(" overnight and ").count(f"{down:,}", "intercepted", down, down, object="drone").say(" were shot down")
    if jammed and rng.random() < 0.6:
        ukraine.say(" and ").count(f"{jammed:,} more", "intercepted", jammed, jammed, object="drone").say(" lost to jamming")
    through = launched - down - jammed
    if through > 2 and rng.random() < 0.5:
        ukraine.say(", while ").count(figure(through), "hit", through, through, object="drone").say(" reached their targets")
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
            .place(REGIONS["RU-BEL"], words="Belgorod")
            .say(" and ")
            .place(REGIONS["RU-KRS"], words="Kursk regions")
            .say(".")
        )
    return drafts


def _strike(rng: random.Random, day: dt.date) -> Draft:
    side = "RU" if rng.random() < 0.8 else "UA"
    city = rng.choices(CITIES[side], WEIGHTS[side])[0]
    means = rng.choice(("drone", "missile", "glide bomb", "artillery", "drone"))
    killed, injured = int(rng.expovariate(0.45)), int(rng.expovariate(0.18))
    draft = Draft("strike", day, side).say(f"A {'Russian' if side == 'RU' else 'Ukrainian'} {means} attack on ")
    draft.place(city, is_known=rng.random() > 0.04)
    if rng.random() < 0.12:
        draft.say(" and ").place(rng.choice([c for c in CITIES[side] if c[0] != city[0]]))
    if rng.random() < 0.6:
        region = REGIONS[city[3]]
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
    name = rng.choice(GOVERNORS if side == "RU" else RUSSIANS)
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
    return draft.count(figure(risen), "killed", risen, risen).say(", ").source("the emergency service said", "emergency service", "UA").say(".")


def _worst(day: dt.date) -> tuple[tuple[str, ...], int]:
    rng = random.Random(f"worst {day}")
    return rng.choices(CITIES["RU"], WEIGHTS["RU"])[0], rng.randint(4, 14)


def _first(_: random.Random, day: dt.date) -> Draft:
    city, toll = _worst(day)
    draft = Draft("strike", day, "RU").on(day).say("Rescuers in ").place(city).say(" searched the rubble of a block of flats after a strike killed ")
    return (
        draft.count(f"at least {figure(toll)} people", "killed", toll, None)
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
            draft.count(f"{figure(number)} settlements", "settlements", number, number).say(" near ")
        return draft.place(near).say(" in the ").place(REGIONS[near[3]]).say(".")
    clashes = rng.randint(20, 180)
    draft.count(f"{clashes} clashes", "attacks", clashes, clashes).say(" were counted along the line, the fiercest near ").place(near)
    return draft.say(", ").source("the General Staff said in its evening report", "General Staff", "UA").say(".")


def _aid(rng: random.Random, day: dt.date) -> Draft:
    name, office, side, currency, noun = rng.choice(FOREIGN)
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
    name, office, side, _, _ = rng.choice(FOREIGN[:6])
    quote = rng.choice(("a basis on which we can work", "not acceptable in its present form", "closer than at any time this year"))
    draft = Draft("diplomacy", day).on(day - dt.timedelta(days=1)).say("After a call on a ceasefire, ")
    clause = f"{office} {name} called the latest proposal “{quote}”"
    return draft.source(clause, name, side, "called", office=office, quote=quote, agency=rng.choice((None, "Reuters", "AFP"))).say(".")


def _remark(rng: random.Random, day: dt.date) -> Draft:
    name = rng.choice(RUSSIANS)
    draft = Draft("statement", day).on(day - dt.timedelta(days=1))
    draft.source(f"{name} warned on television", name, "RU", "warned", "warned", channel="television").say(" that any new supply of ")
    return draft.link("long-range weapons", f"https://news.example/{day:%Y/%m/%d}/weapons").say(" would be answered.")


def _power(rng: random.Random, day: dt.date) -> Draft:
    homes = rng.randint(1, 200) * 1000
    region = rng.choice([r for r in REGIONS.values() if r[4] == "UA"])
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
    region = REGIONS[rng.choice(("UA-14", "UA-63", "UA-59"))]
    draft = Draft("humanitarian", day).on(day).count(f"{moved} people", "evacuated", moved, moved).say(" left front-line villages in the ")
    return draft.place(region).say(", ").source("Governor Iryna Zrazok said", "Iryna Zrazok", "UA", office="Governor").say(".")


_KINDS: tuple[tuple[Callable[[random.Random, dt.date], Draft], float], ...] = (
    (_strike, 34), (_front, 12), (_talks, 14), (_aid, 9), (_remark, 9), (_power, 6), (_sanction, 4), (_court, 4), (_prisoners, 2), (_people_moved, 6),
)  # fmt: skip


def drafts_of(rng: random.Random, day: dt.date, number: int) -> list[Draft]:
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
    order = list(TOPICS)
    return sorted(drafts, key=lambda d: order.index(SECTIONS.get(d.event_type, "Diplomacy")))
