// What each figure shows under the filters that are set: its title, the rows of its chart, its table, its SQL.
const HUES = ["red", "blue"];
const hueOf = (side) => `var(--${HUES[data.sides.findIndex((s) => s.code === side)] || "other"})`;
// the other of the two sides, and the one that a side fights: null where others fight too, and what it sends may be meant for them
const otherThan = (side) => (data.sides.some((s) => s.code === side) ? data.sides.find((s) => s.code !== side)?.code : null) || null;
const foeOf = (side) => (data.has_more_parties ? null : otherThan(side));
const sentBy = (side) => (foeOf(side) ? `sent at ${land(foeOf(side))}` : `sent by ${land(side)}`);
const countryOf = (region) => (region || "").slice(0, 2);
const metricIs = (...names) => (mark) => mark[0] === "q" && names.includes(word(mark[3]));
const weaponIs = (weapon, ...names) => (mark) => mark[0] === "q" && names.includes(word(mark[3])) && word(mark[4]) === weapon;
const choice = { weapon: "drone", metric: "killed" };
// what is sent through the air in numbers, the most counted first
const weapons = () => {
  const counts = ["drone", "missile", "rocket"].map((w) => ({ w, n: data.nights.filter((r) => word(r[N_WEAPON]) === w).length }));
  return counts.filter((c) => c.n).sort((a, b) => b.n - a.n).map((c) => c.w);
};
const at = (t0, t1) => ({ t0: t0 * DAY, t1: t1 * DAY, tm: ((t0 + t1) / 2) * DAY });
const runs = (days) => {
  const found = [];
  for (const day of days) { const last = found.at(-1); if (last && last[1] === day) last[1] = day + 1; else found.push([day, day + 1]); }
  return found;
};
const gapRows = (panels) => panels.flatMap((panel, rank) => runs(data.gaps.filter(inSpan)).map(([a, b]) =>
  ({ panel, rank, kind: "gap", ...at(a, b), tip: `${said(a)}${b - a > 1 ? " to " + said(b - 1) : ""}: no page. Not a quiet day.` })));
const notHere = (...names) => {
  const set = names.filter((n) => filters[n]);
  return set.length ? `The filter by ${set.join(" and ")} does not apply here.` : "";
};
const panelOf = (side) => `Sent ${foeOf(side) ? `at ${land(foeOf(side))} ` : ""}by ${land(side)}${innerWidth < 640 ? "" : ", as counted by those who told of it"}`;
const victimsOf = (side) => `In attacks by ${land(side)}`;
const sidesIn = (codes) => [...new Set(codes)].map(word).filter(Boolean).sort();
const [NIGHT, N_SIDE, N_WEAPON, N_BY, , L_LOW, L_HIGH, I_LOW, I_HIGH, H_LOW, H_HIGH, RIVALS, N_BULLET] = Array(13).keys();

const nights = () => {
  const rows = data.nights.filter((r) => word(r[N_WEAPON]) === choice.weapon && inSpan(r[NIGHT]) && sideFits(word(r[N_SIDE])));
  const range = span();
  const isDaily = range.to - range.from <= 400 && innerWidth >= 640;
  const panels = sidesIn(rows.map((r) => r[N_SIDE]));
  const marks = gapRows(panels.map(panelOf));
  const hot = weaponIs(choice.weapon, "launched", "intercepted", "hit");
  const both = Object.fromEntries(panels.map((side) => [side, { launched: 0, down: 0, told: 0 }]));
  for (const side of panels) {
    const panel = panelOf(side), rank = panels.indexOf(side), hue = hueOf(side);
    const byNight = grouped(rows.filter((r) => word(r[N_SIDE]) === side), (r) => r[NIGHT]);
    const main = [];
    for (const [night, claims] of byNight) {
      const [first, ...rest] = [...claims].sort((a, b) => (b[L_LOW] ?? -1) - (a[L_LOW] ?? -1) || (b[I_LOW] ?? -1) - (a[I_LOW] ?? -1));
      main.push(first);
      // a share of bounds would be none
      if (first[L_LOW] && first[L_LOW] === first[L_HIGH] && first[I_LOW] !== null && first[I_LOW] === first[I_HIGH]) { const b = both[side]; b.launched += first[L_LOW]; b.down += Math.min(first[I_LOW], first[L_LOW]); b.told++; }
      if (!isDaily) continue;
      const behind = { title: `Night to ${said(night)}`, bullets: () => claims.map((r) => r[N_BULLET]), hot };
      const tipOf = (r) => `Night to ${said(night)} · ${word(r[N_BY]) || "the page’s own voice"}\n` + [(r[L_LOW] ?? r[L_HIGH]) !== null && `launched: ${bounds(r[L_LOW], r[L_HIGH])}`, (r[I_LOW] ?? r[I_HIGH]) !== null && `brought down: ${bounds(r[I_LOW], r[I_HIGH])}`, (r[H_LOW] ?? r[H_HIGH]) !== null && `hit: ${bounds(r[H_LOW], r[H_HIGH])}`].filter(Boolean).join("\n");
      const here = { panel, rank, ...at(night, night + 0.86), hue, behind };
      if (first[L_LOW] !== null) marks.push({ ...here, kind: "light", y0: 0, y1: first[L_LOW], tip: tipOf(first) });
      else if (first[L_HIGH] !== null) marks.push({ ...here, kind: "bound", y0: 0, y1: first[L_HIGH], tip: tipOf(first) });
      if (first[I_LOW] !== null) marks.push({ ...here, kind: "solid", y0: 0, y1: first[I_LOW], tip: tipOf(first) });
      const low = first[L_LOW] ?? first[I_LOW], high = first[L_LOW] !== null ? first[L_HIGH] : first[I_HIGH];
      if (high === null && low !== null) marks.push({ ...here, kind: "open", y1: low, tip: tipOf(first) });
      for (const r of rest) if ((r[L_LOW] ?? r[I_LOW]) !== null) marks.push({ ...here, hue: "var(--ink)", kind: "rival", y1: r[L_LOW] ?? r[I_LOW], tip: "Another count\n" + tipOf(r) });
    }
    if (isDaily) {
      for (const [day] of data.pages) if (inSpan(day) && !byNight.has(day)) marks.push({ panel, rank, kind: "none", ...at(day, day + 1), y1: 0, hue: "var(--soft)", tip: `${said(day)}: no number told. That is not zero.` });
    } else for (const [week, list] of grouped(main, (r) => monday(r[NIGHT]))) {
      const mean = (c) => { const some = list.filter((r) => r[c] !== null); return some.length ? sum(some, (r) => r[c]) / some.length : null; };
      const behind = { title: `Week of ${said(week)}`, bullets: () => rows.filter((r) => word(r[N_SIDE]) === side && monday(r[NIGHT]) === week).map((r) => r[N_BULLET]), hot };
      const [l, d] = [mean(L_LOW), mean(I_LOW)];
      const words = `Week of ${said(week)}, mean of ${plural(list.length, "night")} told\n${l === null ? "" : `launched: ${num(l)}\n`}${d === null ? "" : `brought down: ${num(d)}`}`;
      const here = { panel, rank, ...at(week, week + 6.4), hue, behind, tip: words };
      if (l !== null) marks.push({ ...here, kind: "light", y0: 0, y1: l });
      if (d !== null) marks.push({ ...here, kind: "solid", y0: 0, y1: d });
    }
  }
  const noun = `${choice.weapon}s`;
  const lead = data.sides.map((s) => s.code).find((side) => both[side]?.told);
  const { launched, down, told } = both[lead] || { told: 0 };
  const home = data.sides.at(-1)?.code, downed = foeOf(home) ? rows.filter((r) => word(r[N_SIDE]) === home && r[I_LOW] !== null) : [];
  const title = told ? `${percent(down / launched)} of the ${noun} ${sentBy(lead)} were reported brought down`
    : downed.length ? `${plural(downed.length, "count")} of ${noun} brought down over ${land(foeOf(home))}` : rows.length ? `${plural(rows.length, "count")} of ${noun}` : `No count of ${noun} in these days`;
  return {
    title, marks,
    sub: `${told ? `${num(launched)} ${noun} on ${plural(told, "night")} with both numbers, neither of them a bound. ` : ""}${isDaily ? "One bar a night: the largest count of it; every other stands beside it as a diamond." : "Means, by week, of the largest count of each night told; rival counts are in the table, and drawn where a year or less is chosen."} Left out: counts told of one region, of no night or day, or of a period such as the past 24 hours or a week.`,
    note: notHere("type", "region"),
    table: {
      columns: ["night", "attacker", "weapon", "claimant", "claimant_side", "launched_low", "launched_high", "intercepted_low", "intercepted_high", "hit_low", "hit_high", "rival_claims"],
      rows: rows.map((r) => [iso(r[0]), ...r.slice(1, 5).map(word), ...r.slice(5, 12)]), evidence: [0, 5, 6, 7, 8, 9, 10],
      behind: (n) => ({ title: `Night to ${said(rows[n][0])}`, bullets: () => [rows[n][N_BULLET]], hot }),
    },
    sql: sqlOf("nights", { date: "night", side: "attacker", more: () => [`weapon = ${quoted(choice.weapon)}`] }),
  };
};

const casualtyRows = () => data.weeks.filter((r) => inSpan(r[0]) && sideFits(word(r[1])) && regionFits(word(r[2])));
const casualtyBullets = (rows) => () => [...new Set(rows.flatMap((r) => r[11]))].sort((a, b) => a - b);
const casualtyTable = (rows) => ({
  columns: ["date", "attacker", "region", "metric", "reported_low", "reported_high", "reports", "distinct_low", "distinct_high", "distinct_events", "dated_by"],
  rows: rows.map((r) => [iso(r[0]), word(r[1]), word(r[2]), word(r[3]), ...r.slice(4, 10), word(r[10])]), evidence: [0, 4, 5, 7, 8],
  behind: (n) => ({ title: `${said(rows[n][0])}, ${regionName(word(rows[n][2]))}`, hot: metricIs(choice.metric), bullets: casualtyBullets([rows[n]]) }),
});
const casualtySql = (...more) => sqlOf("weeks", { date: "date", region: "region", side: "attacker", more: () => [`metric = ${quoted(choice.metric)}`, ...more] });
// what a figure cannot draw, in words: those without an attacker, or without a region
const alsoTold = (rows, drawn, what) => (rows.length ? ` At least ${num(sum(rows, (r) => r[7]))} ${drawn.length ? "more " : ""}were told without ${what} and are not drawn.` : "");
const casualties = () => {
  const rows = casualtyRows().filter((r) => word(r[3]) === choice.metric);
  const range = span();
  const step = range.to - range.from > 70 ? 7 : 1;
  const start = step === 7 ? monday : (d) => d;
  const panels = sidesIn(rows.map((r) => r[1]));
  const marks = gapRows(panels.map(victimsOf));
  const totals = {}, sideless = rows.filter((r) => r[1] < 0);
  for (const side of panels) {
    const mine = rows.filter((r) => word(r[1]) === side);
    totals[side] = sum(mine, (r) => r[7]);
    const silent = new Set(data.pages.filter((p) => inSpan(p[0])).map((p) => start(p[0])));
    for (const r of mine) silent.delete(start(r[0]));
    for (const t of silent) marks.push({ panel: victimsOf(side), rank: panels.indexOf(side), kind: "none", ...at(t, t + step * 0.88), y1: 0, hue: "var(--soft)", tip: `${said(t)}: no number told. That is not zero.` });
    for (const [t, list] of grouped(mine, (r) => start(r[0]))) {
      const low = sum(list, (r) => r[7]), told = sum(list, (r) => r[4]);
      const isOpen = list.some((r) => r[8] === null);
      const high = isOpen ? null : sum(list, (r) => r[8]);
      const behind = { title: `${step === 7 ? "Week of " : ""}${said(t)}`, hot: metricIs(choice.metric), bullets: casualtyBullets(list) };
      const words = `${step === 7 ? "Week of " : ""}${said(t)}\neach event once: ${bounds(low, high)}\nsum of reports: at least ${num(told)}`;
      const here = { panel: victimsOf(side), rank: panels.indexOf(side), ...at(t, t + step * 0.88), hue: hueOf(side), behind, tip: words };
      marks.push({ ...here, kind: "solid", y0: 0, y1: low });
      if (told > low) marks.push({ ...here, kind: "light", y0: low, y1: told });
      if (high !== null && high > low) marks.push({ ...here, kind: "bound", y0: low, y1: high });
      if (isOpen) marks.push({ ...here, kind: "open", y1: Math.max(low, told) });
    }
  }
  return {
    title: panels.length ? panels.map((p) => `At least ${num(totals[p])} people reported ${choice.metric} in attacks by ${land(p)}`).join("; ").replace("; At", "; at") : rows.length ? `No number of ${choice.metric} with an attacker in these days` : `No number of ${choice.metric} in these days`,
    sub: `By ${step === 7 ? "week" : "day"} of the event, each date and place counted once with its largest total. Left out: those whom bullets about ground combat tell of, mostly soldiers; numbers of a period such as the past 24 hours or a month; one whose dates are not told (“since the war began”) is not known for such and stands on the day of its page.${alsoTold(sideless, panels, "an attacker")}`,
    note: notHere("type"), marks, table: casualtyTable(rows), sql: casualtySql(),
  };
};
const regions = () => {
  const told = casualtyRows().filter((r) => word(r[3]) === choice.metric), rows = told.filter((r) => r[2] >= 0), nowhere = told.filter((r) => r[2] < 0);
  const ranks = [...grouped(rows, (r) => word(r[2]))].map(([code, list]) => ({ code, list, low: sum(list, (r) => r[7]), told: sum(list, (r) => r[4]), isOpen: list.some((r) => r[8] === null) })).sort((a, b) => b.low - a.low);
  const first = leaders(ranks, (r) => r.low);
  const marks = ranks.slice(0, 15).flatMap((r, order) => {
    const behind = { title: regionName(r.code), hot: metricIs(choice.metric), bullets: casualtyBullets(r.list) };
    const here = { panel: `${choice.metric}, lower bounds`, rank: 0, label: regionName(r.code), order, behind, hue: hueOf(otherThan(countryOf(r.code))), tip: `${regionName(r.code)}\neach event once: ${r.isOpen ? "at least " : ""}${num(r.low)}\nsum of reports: at least ${num(r.told)}` };
    return [{ ...here, kind: "solid", x0: 0, x1: r.low }, { ...here, kind: "light", x0: r.low, x1: Math.max(r.low, r.told) }, { ...here, kind: "text", x1: Math.max(r.low, r.told), text: `${r.isOpen ? "≥ " : ""}${num(r.low)}` }];
  });
  return {
    title: ranks.length ? `${together(first.map((r) => regionName(r.code)))} ${first.length === 1 ? "bears" : "bear"} most: at least ${num(first[0].low)} ${choice.metric}${first.length === 1 ? "" : " each"}` : "No number with a region in these days",
    sub: `People reported ${choice.metric} by region, all of the days chosen, each date and place once. ≥ where a bound is open. A number told of several regions at once is of none of them.${alsoTold(nowhere, rows, "a region")}`, note: notHere("type"), marks,
    table: casualtyTable(rows), sql: casualtySql("region IS NOT NULL"),
  };
};

const strikes = () => {
  const { frame } = data.map;
  const isStrike = (i) => word(B.type[i]) === "strike" && B.lat[i] !== null && inSpan(pageDay(i)) && sideFits(word(B.attacker[i])) && regionFits(word(B.region[i]));
  const list = [];
  for (let i = 0; i < B.text.length; i++) if (isStrike(i)) list.push(i);
  const spot = (i) => [B.place[i], B.kind[i], B.region[i], B.lat[i], B.lon[i]].join();
  const gathered = (keyOf) => [...grouped(list, keyOf)].map(([, some]) => ({ i: some[0], some })).sort((a, b) => b.some.length - a.some.length);
  // a dot per place and attacker, but a place is one place however many attackers were told
  const dots = gathered((i) => `${spot(i)},${B.attacker[i]}`), areas = gathered(spot).filter((p) => isArea(p.i)), places = gathered(spot).filter((p) => !isArea(p.i));
  const outside = dots.filter(({ i }) => B.lon[i] < frame.west || B.lon[i] > frame.east || B.lat[i] < frame.south || B.lat[i] > frame.north);
  const bears = (i) => B.killed[i] && B.killed[i][0] !== null && !B.is_several[i] && !B.is_period[i];
  const killedOf = (some) => { const with_ = some.filter(bears); return with_.length ? sum(with_, (i) => B.killed[i][0]) : null; };
  const behindOf = ({ i, some }) => ({ title: placeName(i), bullets: () => some, hot: (m) => m[0] === "p" && m[3] === B.place[i] });
  const marks = dots.filter((p) => !outside.includes(p)).map((p) => ({
    kind: isArea(p.i) ? "area" : "place", lat: B.lat[p.i], lon: B.lon[p.i], count: p.some.length, hue: hueOf(word(B.attacker[p.i])), behind: behindOf(p),
    tip: `${placeName(p.i)}\n${plural(p.some.length, "report")} of strikes${word(B.attacker[p.i]) ? " by " + land(word(B.attacker[p.i])) : ""}`,
  }));
  const first = leaders(places, (p) => p.some.length), count = first.length ? first[0].some.length : 0;
  const title = !places.length ? (areas.length ? "No strike with a place smaller than a district in these days" : "No strike with a place in these days")
    : first.length === 1 ? `${placeName(first[0].i)} is where most strikes were reported: ${plural(count, "report")}`
    : count === 1 ? "No place was reported hit more than once"
    : `${together(first.map((p) => placeName(p.i)))} are where most strikes were reported: ${num(count)} reports each`;
  const reports = (some) => plural(sum(some, (p) => p.some.length), "report");
  const told = [places.length && `${reports(places)} at ${plural(places.length, "place")}`, areas.length && `${reports(areas)} of ${plural(areas.length, "region or district", "regions or districts")} as a whole (rings)`].filter(Boolean);
  return {
    title,
    sub: `${told.join(", ")}${told.length ? "; t" : "T"}he area of a dot or ring is their number.${outside.length ? ` ${plural(outside.length, "dot")} beyond the edge of the map: see the table.` : ""} In its table killed_low is of the place alone: no number of several places, none of a period such as a month.`,
    note: notHere("type"), marks,
    table: {
      columns: ["place", "place_kind", "region", "attacker", "reports", "killed_low", "lat", "lon"], evidence: [0, 4, 5],
      rows: dots.map(({ i, some }) => [word(B.place[i]), word(B.kind[i]), word(B.region[i]), word(B.attacker[i]), some.length, killedOf(some), B.lat[i], B.lon[i]]), behind: (n) => behindOf(dots[n]),
    },
    sql: sqlOf("map", { date: "page_date", region: "region", side: "attacker" }),
  };
};

const types = () => {
  const list = every().filter((i) => B.is_event[i] && B.type[i] >= 0);
  const ranked = [...grouped(list, (i) => word(B.type[i]))].sort((a, b) => b[1].length - a[1].length);
  const panels = ranked.slice(0, innerWidth < 640 ? 5 : 7);
  const names = panels.map(([type, some]) => `${spoken(type)} (${num(some.length)})`);
  const marks = gapRows(names);
  panels.forEach(([type, some], n) => {
    for (const [week, weekly] of grouped(some, (i) => monday(pageDay(i)))) {
      const behind = { title: `${spoken(type)}, week of ${said(week)}`, bullets: () => weekly };
      marks.push({ panel: names[n], rank: n, kind: "solid", ...at(week, week + 6.2), y0: 0, y1: weekly.length, hue: "var(--calm)", behind, tip: `Week of ${said(week)}\n${spoken(type)}: ${plural(weekly.length, "bullet")}` });
    }
  });
  const cells = [...grouped(list, (i) => `${monday(pageDay(i))} ${word(B.type[i])}`)].map(([key, some]) => ({ week: Number(key.split(" ")[0]), type: key.split(" ")[1], some })).sort((a, b) => a.week - b.week || (a.type < b.type ? -1 : 1));
  return {
    title: ranked.length ? `${percent(ranked[0][1].length / list.length)} of the bullets are about one thing: ${spoken(ranked[0][0])}` : "No bullet in these days",
    sub: "Bullets by week and event type, the most frequent types; each panel has its own scale. Weeks begin on Monday; a week with a gap counts the pages there are.", marks,
    table: {
      columns: ["week", "event_type", "bullets"], rows: cells.map((c) => [iso(c.week), c.type, c.some.length]), evidence: [0, 2],
      behind: (n) => ({ title: `${spoken(cells[n].type)}, week of ${said(cells[n].week)}`, bullets: () => cells[n].some }),
    },
    sql: sqlOf("types", { date: "page_date", type: "event_type", region: "region", side: "attacker" }),
  };
};

// a release holds no sentences, and so no quotes: none of them is not that nobody was quoted
const hasWords = () => B.text.some((text) => text);
const speakers = () => {
  const isQuoted = hasWords();
  const found = new Map();
  for (const i of every()) for (const m of B.marks[i]) if (m[0] === "a" && m[3] >= 0) {
    const key = `${m[3]} ${m[4]}`;
    const one = found.get(key) || { name: word(m[3]), code: m[3], side: word(m[4]), times: 0, quotes: 0, bullets: new Set() };
    one.times++; one.quotes += m[6]; one.bullets.add(i);
    found.set(key, one);
  }
  const ranks = [...found.values()].sort((a, b) => b.times - a.times || (a.name < b.name ? -1 : 1));
  const first = leaders(ranks, (r) => r.times);
  const behindOf = (r) => ({ title: r.name, bullets: () => [...r.bullets], hot: (m) => m[0] === "a" && m[3] === r.code });
  const marks = ranks.slice(0, innerWidth < 760 ? 12 : 22).flatMap((r, order) => {
    const here = { panel: "claims", rank: 0, label: `${r.name}${r.side ? ` (${r.side})` : ""}`, order, behind: behindOf(r), hue: hueOf(r.side), tip: `${r.name}\n${plural(r.times, "time")}${isQuoted ? `, ${plural(r.quotes, "quote")}` : ""}` };
    return [{ ...here, kind: "solid", x0: 0, x1: r.times }, { ...here, kind: "text", x1: r.times, text: num(r.times) }];
  });
  return {
    title: ranks.length ? `${together(first.map((r) => r.name))} ${first.length === 1 ? "is" : "are"} named most often as a source: ${plural(first[0].times, "time")}${first.length === 1 ? "" : " each"}` : "Nobody named in these days",
    sub: `Sources by the number of claims; ${data.sides.map((s, n) => `${HUES[n]} speaks for ${s.country}, `).reverse().join("")}grey for others.`, marks,
    table: { columns: ["speaker", "side", "times", ...(isQuoted ? ["quotes"] : [])], rows: ranks.map((r) => [r.name, r.side, r.times, ...(isQuoted ? [r.quotes] : [])]), evidence: [0, 2, 3], behind: (n) => behindOf(ranks[n]) },
    sql: sqlOf("speakers", { bullets: true }),
  };
};

const aid = () => {
  const rows = data.aid.filter((r) => inSpan(r[0]));
  const ranks = [...grouped(rows, (r) => `${word(r[2])} ${word(r[1])}`)].map(([key, some]) => ({ currency: key.split(" ")[0], donor: key.split(" ")[1], some, amount: some.some((r) => r[3] !== null) ? sum(some, (r) => r[3]) : null }));
  const count = (currency) => sum(ranks.filter((r) => r.currency === currency), (r) => r.some.length);
  const currencies = [...new Set(ranks.map((r) => r.currency))].sort((a, b) => count(b) - count(a)).slice(0, 5);
  ranks.sort((a, b) => (a.currency < b.currency ? -1 : a.currency > b.currency ? 1 : b.amount - a.amount || (a.donor < b.donor ? -1 : 1)));
  const behindOf = (r) => ({ title: `${land(r.donor)}, ${r.currency}`, bullets: () => [...new Set(r.some.map((s) => s[4]))], hot: metricIs("money") });
  const marks = currencies.flatMap((currency, rank) => ranks.filter((r) => r.currency === currency).slice(0, 6).flatMap((r, order) => {
    const here = { panel: currency, rank, label: land(r.donor), order, behind: behindOf(r), hue: "var(--calm)", tip: `${land(r.donor)}\n${plural(r.some.length, "sum")} told, ${r.amount === null ? "none with a lower bound" : `together ${currency} ${num(r.amount)}`}` };
    return [{ ...here, kind: "solid", x0: 0, x1: r.amount ?? 0 }, { ...here, kind: "text", x1: r.amount ?? 0, text: `${r.amount === null ? "no lower bound" : short.format(r.amount)} in ${r.some.length}` }];
  }));
  const donors = [...grouped(rows, (r) => word(r[1]))].map(([donor, some]) => ({ donor, n: some.length }));
  const first = leaders(donors, (d) => d.n);
  const title = !donors.length ? "No sum with a donor in these days"
    : donors.length === 1 ? `${land(first[0].donor)} is the only donor named: ${plural(first[0].n, "sum")} told`
    : first.length === 1 ? `${land(first[0].donor)}: ${plural(first[0].n, "sum")} told, more than of any other donor`
    : `${together(first.map((d) => land(d.donor)))}: ${plural(first[0].n, "sum")} told of each${donors.length > first.length ? ", more than of any other donor" : ""}`;
  return {
    title,
    sub: "Sums told in bullets about aid, economy, relief and energy, by donor and in the currency told. Promised is not paid, a pledge told again counts again; only what is said, confirmed or promised: not what is asked for, denied or claimed.",
    note: notHere("type", "region", "side"), marks,
    table: { columns: ["donor", "currency", "pledges", "amount_low"], rows: ranks.map((r) => [r.donor, r.currency, r.some.length, r.amount]), evidence: [0, 2, 3], behind: (n) => behindOf(ranks[n]) },
    sql: sqlOf("aid", { date: "page_date" }),
  };
};

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const coverage = () => {
  const rows = data.pages.filter((p) => inSpan(p[0]));
  const gaps = data.gaps.filter(inSpan), days = new Set(rows.map((p) => p[0])).size;
  const most = Math.max(1, ...rows.map((p) => p[5]));
  const cell = (day) => ({ t0: monday(day) * DAY, t1: (monday(day) + 6.4) * DAY, weekday: WEEKDAYS[(day + 3) % 7] });
  const behindOf = (p) => ({ title: said(p[0]), bullets: () => { const found = []; for (let i = 0; i < B.text.length; i++) if (pageDay(i) === p[0]) found.push(i); return found; } });
  const marks = [
    ...gaps.map((day) => ({ kind: "gap", ...cell(day), tip: `${said(day)}: no page` })),
    ...rows.map((p) => ({ kind: "solid", ...cell(p[0]), alpha: 0.25 + (0.75 * p[5]) / most, behind: behindOf(p), tip: `${said(p[0])}: ${plural(p[5], "bullet")}, revision ${p[4]}` })),
  ];
  return {
    title: gaps.length ? `${num(days)} of ${num(days + gaps.length)} days have a page; ${num(gaps.length)} are missing` : `Every one of ${num(days)} days has a page`,
    sub: "The stronger the colour of a day, the more bullets it has; an outlined day has no page, and no figure above shows zero for it.", note: notHere("type", "region", "side"), marks,
    table: {
      columns: ["page_date", "day_number", "revision", "n_bullets", "share_coded", "share_placed", "n_warnings"], rows: rows.map((p) => [iso(p[0]), ...p.slice(3)]), evidence: [0, 3],
      behind: (n) => behindOf(rows[n]),
    },
    sql: sqlOf("coverage", { date: "page_date" }),
  };
};
