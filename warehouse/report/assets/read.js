// The data of the page, the filters that are set, and words for numbers and days. Nothing is drawn in here.
const DAY = 864e5;
const $ = (id) => document.getElementById(id);
const unpack = async (id) => {
  const bytes = Uint8Array.from(atob($(id).textContent), (c) => c.charCodeAt(0));
  return JSON.parse(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text());
};
let data, B, W;
const filters = { q: "", from: null, to: null, type: "", region: "", side: "" };
const word = (code) => (code < 0 ? null : W[code]);
const monday = (day) => day - ((day + 3) % 7);
const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const dayOf = (text) => (text ? Math.round(Date.parse(text + "T00:00:00Z") / DAY) : null);
const longDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const said = (day) => longDay.format(new Date(day * DAY));
const figures = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
const short = new Intl.NumberFormat("en-GB", { notation: "compact", maximumFractionDigits: 1 });
const exact = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 6 });
const num = (value) => figures.format(value);
const unrounded = (value) => exact.format(value);
const plural = (n, one, many) => `${num(n)} ${n === 1 ? one : many || one + "s"}`;
const percent = (share) => `${Math.round(share * 100)} %`;
const bounds = (low, high) => (low === high ? unrounded(low) : high === null ? `at least ${unrounded(low)}` : low === null || low === 0 ? `up to ${unrounded(high)}` : `${unrounded(low)} to ${unrounded(high)}`);
// the share that one number between bounds is of another, in words; null where the bounds allow none
const shareOf = ([low, high], [of, to]) => {
  const least = low !== null && to ? Math.min(1, low / to) : null, most = high !== null && of ? Math.min(1, high / of) : null;
  if (least === null || most === null) return least ? `at least ${percent(least)}` : most !== null && most < 1 ? `at most ${percent(most)}` : null;
  return percent(least) === percent(most) ? percent(least) : `${percent(least)} to ${percent(most)}`;
};
const spoken = (code) => (code || "not said").replaceAll("_", " ");
const regionName = (code) => data.regions[code] || code || "place not known";
const lands = new Intl.DisplayNames(["en"], { type: "region", fallback: "code" });
const land = (code) => {
  const side = data.sides.find((s) => s.code === code);
  if (side) return side.country;
  try { return code === "EU" ? "European Union" : code && code.length === 2 && code !== "UN" ? lands.of(code) : code || "not said"; } catch { return code; }
};
const sum = (list, of) => list.reduce((total, item) => total + (of(item) || 0), 0);
const grouped = (list, keyOf) => {
  const groups = new Map();
  for (const item of list) { const key = keyOf(item); const group = groups.get(key); if (group) group.push(item); else groups.set(key, [item]); }
  return groups;
};
// those of a ranking that share its highest number: a title may name one only where it is alone
const leaders = (ranks, of) => { const top = Math.max(...ranks.map(of)); return ranks.filter((r) => of(r) === top); };
const together = (names) => (names.length === 1 ? names[0] : names.length < 4 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : `${names[0]} and ${num(names.length - 1)} others`);
const pageDay = (i) => data.pages[B.page[i]][0];
// an area bears a town's name: a word tells them apart
const AREAS = { region: "region", district: "district", hromada: "community" };
const isArea = (i) => word(B.kind[i]) in AREAS;
const placeName = (i) => {
  const name = word(B.place[i]) || "place", kind = AREAS[word(B.kind[i])];
  return kind && !name.toLowerCase().includes(kind) ? `${name} ${kind}` : name;
};
const typeOf = (i) => (B.type[i] < 0 ? "not coded" : spoken(word(B.type[i])));
const citation = (i) => { const p = data.pages[B.page[i]]; return `${p[1]}@${p[4]}#${String(B.position[i]).padStart(2, "0")}`; };
const pageLink = (i) => { const url = data.pages[B.page[i]][2]; return /^https?:\/\//i.test(url) ? url : null; };
const span = () => ({ from: filters.from ?? data.pages[0]?.[0] ?? 0, to: filters.to ?? data.pages.at(-1)?.[0] ?? 0 });
const inSpan = (day) => (filters.from === null || day >= filters.from) && (filters.to === null || day <= filters.to);
const sideFits = (side) => !filters.side || side === filters.side;
const regionFits = (region) => !filters.region || region === filters.region;
const fits = (i) => inSpan(pageDay(i)) && sideFits(word(B.attacker[i])) && regionFits(word(B.region[i])) && (!filters.type || word(B.type[i]) === filters.type);
const every = () => { const found = []; for (let i = 0; i < B.text.length; i++) if (fits(i)) found.push(i); return found; };
// the filters as the end of a WHERE, in the names that a view has for them
const quoted = (text) => `'${String(text).replaceAll("'", "''")}'`;
const where = (names) => {
  const parts = [];
  if (names.date && filters.from !== null) parts.push(`${names.date} >= '${iso(filters.from)}'`);
  if (names.date && filters.to !== null) parts.push(`${names.date} <= '${iso(filters.to)}'`);
  for (const key of ["type", "region", "side"]) if (names[key] && filters[key]) parts.push(`${names[key]} = ${quoted(filters[key])}`);
  if (names.more) parts.push(...names.more());
  // a view without these columns is held against the bullets
  if (names.bullets) {
    const inner = where({ date: "page_date", type: "event_type", region: "region", side: "attacker" });
    if (inner) parts.push(`bullet_id IN (SELECT bullet_id FROM key_events WHERE ${inner.slice(7)})`);
  }
  return parts.length ? `\n  AND ${parts.join("\n  AND ")}` : "";
};
const sqlOf = (name, names) => data.sql[name].replace("{where}", () => where(names));
